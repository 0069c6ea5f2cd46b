"""What the web server answers before the program sees a request."""

from __future__ import annotations

import subprocess
import sys
import time

from waitress.utilities import RequestEntityTooLarge

from masswerk.site import serve
from masswerk.site.serve import _explain_too_large


def test_a_file_that_is_far_too_large_is_refused_with_cause_and_way_out(monkeypatch):
    monkeypatch.setattr(RequestEntityTooLarge, "to_response", None)
    _explain_too_large()
    status, headers, page = RequestEntityTooLarge("exceeds").to_response("masswerk")
    assert (status, dict(headers)["Content-Type"]) == ("413 Request Entity Too Large", "text/html; charset=utf-8")
    assert "höchstens 200 Megabyte" in page.decode()
    assert "Teilen Sie das Dokument" in page.decode()


def test_a_worker_that_is_killed_is_started_again_until_the_server_stops(monkeypatch):
    started = []

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]))
        return started[-1]

    monkeypatch.setattr(serve, "_start_worker", start)
    monkeypatch.setattr(serve, "PAUSE", 0.05)
    worker = serve.Worker()
    started[0].kill()
    end = time.monotonic() + 60
    while len(started) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    worker.stop()
    time.sleep(0.2)
    assert [process.poll() is None for process in started] == [False, False]
