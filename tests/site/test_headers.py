"""Every answer carries exactly the headers it should: a policy without holes, nothing of third hosts, nothing kept."""

from __future__ import annotations

import pytest

from masswerk.base.attachments.views import LOCKED_UP
from tests.site import rights_table as table
from tests.site.pages import Page, every_page, listed
from tests.site.world import NOBODY

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "font-src": "'self'", "connect-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
MAY = {"Content-Type", "Content-Length", "Content-Language", "Content-Disposition", "Content-Security-Policy", "Vary",
       "Cache-Control", "Expires", "ETag", "Last-Modified", "Location", "Allow", "HX-Redirect", "HX-Refresh"}
"""Headers an answer may carry beside those; another one is a decision to be written down here."""

OFFICE_FILE = "application/vnd.openxmlformats-officedocument."
KINDS = ("text/html; charset=utf-8", "image/png", "application/json", "application/json; charset=utf-8",
         "application/octet-stream", "text/csv; charset=utf-8", f"{OFFICE_FILE}wordprocessingml.document",
         f"{OFFICE_FILE}spreadsheetml.sheet", "application/pdf", "application/zip", "text/calendar; charset=utf-8",
         "text/vcard; charset=utf-8")
GIVEN_FILES = ("attachment", "arriving:file")
"""Addresses of files that somebody gave us: they have a policy of their own."""

NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"
ASK_FIRST = "public, max-age=0, must-revalidate"


@pytest.fixture(scope="module")
def answers(world, every_address) -> list[Page]:
    return list(every_page(world, every_address, ("GET", "POST")))


def test_the_policy_allows_nothing_but_ourselves(answers):
    policies = {page.answer.headers["Content-Security-Policy"] for page in answers if page.row.name not in GIVEN_FILES}
    parts = [dict(part.strip().split(" ", 1) for part in policy.split(";")) for policy in policies]
    assert parts == [POLICY]


def test_a_file_somebody_gave_us_gets_an_origin_of_its_own(answers):
    files = [page.answer for page in answers if page.row.name in GIVEN_FILES and page.answer.status_code == 200]
    assert {file.headers["Content-Security-Policy"] for file in files} == {LOCKED_UP}


def test_every_answer_has_the_same_protecting_headers(answers):
    found = [(str(page), name) for page in answers for name, value in ALWAYS.items()
             if page.answer.headers.get(name) != value]
    assert not found, listed(found)


def test_no_answer_has_a_header_nobody_decided_on(answers):
    assert {name for page in answers for name in page.answer.headers} - MAY - set(ALWAYS) == set()


def test_every_answer_says_what_it_is(answers):
    assert {page.answer.headers["Content-Type"] for page in answers} == set(KINDS)


def test_what_signed_in_people_see_is_stored_nowhere(answers):
    found = [str(page) for page in answers if page.viewer != NOBODY
             and page.row.name != "account_logout" and page.answer.headers.get("Cache-Control") != "no-store"]
    assert not found, listed(found)


def test_what_visitors_see_is_asked_for_again_or_not_stored(answers):
    found = {page.answer.headers.get("Cache-Control") for page in answers if page.viewer == NOBODY}
    assert found == {None, NEVER, ASK_FIRST}


def test_visitors_who_only_read_get_no_cookie(answers):
    reading = [page for page in answers if page.viewer == NOBODY and page.method == "GET" and page.row in table.PUBLIC]
    found = [(str(page), list(page.answer.cookies)) for page in reading if page.answer.cookies]
    assert not found, listed(found)


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(answers):
    cookies = [(name, cookie) for page in answers for name, cookie in page.answer.cookies.items() if cookie.value]
    assert {name for name, _ in cookies} == {"csrftoken", "sitzung", "messages"}
    assert {(bool(cookie["httponly"]), cookie["samesite"]) for _, cookie in cookies} == {(True, "Lax")}


def test_files_of_the_interface_cannot_be_taken_for_something_else(world):
    answer = world.clients[NOBODY].get("/static/masswerk/masswerk.css")
    b"".join(answer)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].startswith("text/css")
