"""What the web server answers before the program sees a request."""

from __future__ import annotations

from waitress.utilities import RequestEntityTooLarge

from masswerk.site.serve import _explain_too_large


def test_a_file_that_is_far_too_large_is_refused_with_cause_and_way_out(monkeypatch):
    monkeypatch.setattr(RequestEntityTooLarge, "to_response", None)
    _explain_too_large()
    status, headers, page = RequestEntityTooLarge("exceeds").to_response("masswerk")
    assert (status, dict(headers)["Content-Type"]) == ("413 Request Entity Too Large", "text/html; charset=utf-8")
    assert "höchstens 200 Megabyte" in page.decode()
    assert "Teilen Sie das Dokument" in page.decode()
