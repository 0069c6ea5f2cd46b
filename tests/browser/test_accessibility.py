"""Every page by axe-core, in light, dark and forced colours, in both directions; no sideways scrolling; large text.

The richest role sees every page in every variant, the others each page of theirs once (decision 25).
`pytest tests/browser/test_accessibility.py --every-role` does the full matrix.
"""

from __future__ import annotations

import pytest

from tests.browser import axe, documents, prepared, walk
from tests.browser.pages import reachable

READING = ["/", "/harz/", "/harz/konzept/", "/harz/konzept/?sprache=ar", "/magdeburg/", "/konto/login/"]
OFFICE = ["/arbeit/", "/harz/arbeit/", "/harz/arbeit/fassungen/", "/harz/arbeit/einlesen/"]
OTHERS = ["moderator", "administrator", "auditor", "council", "partner"]
TAKING_PART = {"participation:index", "participation:draft", "participation:write_whole", "survey_pages:survey",
               "survey_pages:result"}
SURVEYS = {"surveys:overview", "surveys:make", "surveys:survey", "surveys:change", "surveys:questions"}
"""Pages the demonstration must lead to, so that they are looked at."""

NOT_YET = ("account_", "mfa_", "socialaccount_")
"""Pages that have not got our own frame."""

VARIANTS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}


@pytest.fixture(scope="module")
def furnished(server):
    """A draft to work at."""
    return prepared.draft(server)


def look_at(desk, paths: list[str], variants: list[str]) -> list[str]:
    """Everything found wrong on pages in variants."""
    wrong = []
    for path in paths:
        desk.go(path)
        for variant in variants:
            desk.page.emulate_media(**VARIANTS[variant])
            wrong += [f"{path} ({variant}) {finding}" for finding in axe.findings(desk.page)]
    return wrong


def one_each(found: dict[str, list[str]]) -> list[str]:
    """One page of every address."""
    return [paths[0] for name, paths in sorted(found.items()) if not name.startswith(NOT_YET)]


def arabic(paths: list[str]) -> list[str]:
    """The same pages from right to left."""
    return [f"{path}{'&' if '?' in path else '?'}sprache=ar" for path in paths]


def test_pages_for_everybody(open_desk, furnished):
    desk = open_desk()
    found = reachable(desk, READING)
    assert {"event_pages:index", "event_pages:event"} | TAKING_PART <= found.keys()
    paths = one_each(found)
    assert len(paths) >= 15
    wrong = look_at(desk, paths, list(VARIANTS)) + look_at(desk, arabic(paths), ["light", "dark"])
    assert not wrong, "\n" + "\n".join(wrong)


def test_pages_of_the_office(open_desk, furnished, tmp_path):
    desk = open_desk()
    desk.sign_in()
    walk.take_in(desk, documents.as_text(tmp_path))
    found = reachable(desk, [*OFFICE, desk.path, furnished.work, furnished.passage("a2")])
    assert len(found) >= 40
    assert found.keys() >= SURVEYS
    wrong = look_at(desk, one_each(found), list(VARIANTS))
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("role", OTHERS)
def test_pages_of_other_roles(open_desk, furnished, role, request):
    desk = open_desk()
    desk.sign_in(role)
    found = reachable(desk, ["/harz/arbeit/"])
    every = request.config.getoption("--every-role")
    wanted = {name: paths for name, paths in found.items() if every or not name.startswith("public:")}
    wrong = look_at(desk, one_each(wanted), list(VARIANTS) if every else ["light"])
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(("who", "start"), [("", READING), ("coordinator", OFFICE)], ids=["reading", "office"])
@pytest.mark.parametrize("width", [320, 640], ids=["320 px", "1280 px at 200 %"])
def test_no_page_scrolls_sideways(open_desk, furnished, who, start, width):
    desk = open_desk((width, 450))
    if who:
        desk.sign_in(who)
        start = [*start, furnished.work, furnished.passage("a2")]
    wrong = []
    for path in one_each(reachable(desk, start)):
        desk.go(path)
        wrong += [f"{path}: {what}" for what in axe.overflow(desk.page)]
    assert not wrong, "\n" + "\n".join(wrong)
