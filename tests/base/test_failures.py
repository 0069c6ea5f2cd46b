"""Requests that nobody's browser sends get an error page, too."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("path", ["/", "/konto/login/", "/gibt-es-nicht/"])
def test_an_address_with_too_many_parameters_is_a_bad_request(client, db, path):
    client.raise_request_exception = False
    answer = client.get(path + "?" + "&".join(f"a{number}=1" for number in range(1200)))
    assert answer.status_code == 400
    assert "a1=1" not in answer.content.decode()
