"""Every page, as markup: no inline style or script, nothing from elsewhere, one heading, sound references, live links."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.site import rights_table as table
from tests.site.pages import Page, every_page, listed

pytestmark = pytest.mark.django_db

LOADING = ".//script/@src | .//img/@src | .//link[not(@rel='canonical' or @rel='alternate')]/@href | .//iframe/@src | .//source/@src | .//form/@action"


@pytest.fixture(scope="module")
def pages(world, every_address) -> list[Page]:
    """All pages with content, forms sent back with their errors included."""
    return [page for page in every_page(world, every_address, ("GET", "POST")) if page.is_html and page.row not in table.ACCOUNT
            and "laden" not in page.path]


def test_no_page_has_inline_style_or_script(pages):
    found = [(str(page), bad) for page in pages for bad in page.tree().xpath(
        ".//style | .//script[not(@src)] | .//@style | .//@*[starts-with(name(), 'on')]"
        " | .//@href[starts-with(., 'javascript:')]")]
    assert not found, listed(found)


def test_no_page_loads_or_sends_anything_elsewhere(pages):
    found = [(str(page), place) for page in pages for place in page.tree().xpath(LOADING)
             if urlsplit(place).netloc or urlsplit(place).scheme not in ("", "data")]
    assert not found, listed(found)


def test_every_page_says_its_language_its_title_and_has_one_first_heading(pages):
    wrong = []
    for page in pages:
        if page.is_whole:
            tree = page.tree()
            title = "".join(tree.xpath(".//head/title//text()")).strip()
            if not (tree.get("lang") and title and len(tree.xpath(".//h1")) == 1):
                wrong.append((str(page), tree.get("lang"), title, len(tree.xpath(".//h1"))))
    assert not wrong, listed(wrong)


def test_headings_leave_no_level_out(pages):
    wrong = []
    for page in pages:
        if page.is_whole:
            levels = [int(heading.tag[1]) for heading in page.tree().iter("h1", "h2", "h3", "h4", "h5", "h6")]
            wrong += [(str(page), levels) for now, before in zip(levels[1:], levels, strict=False) if now > before + 1]
    assert not wrong, listed(wrong)


def test_every_form_that_changes_something_carries_a_token(pages):
    found = [(str(page), form.get("action")) for page in pages for form in page.tree().xpath(".//form")
             if (form.get("method") or "get").lower() == "post"
             and not form.xpath(".//input[@name='csrfmiddlewaretoken']")]
    assert not found, listed(found)
