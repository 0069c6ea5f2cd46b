"""Words of the office are long; no page becomes wider than its window for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP
from tests.browser.desk import Desk

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsdurchführungsbestimmungsentwurf" * 2


@pytest.mark.parametrize("size", [DESKTOP, (320, 640)], ids=["desktop", "320 px"])
def test_a_long_word_does_not_widen_the_page_while_it_is_written(open_desk: Callable[..., Desk], size: tuple[int, int]) -> None:
    desk = open_desk(size)
    desk.sign_in()
    desk.go("/harz/arbeit/fassungen/")
    desk.page.locator("main a[href*='/fassungen/']").filter(has_text="2026").first.click()
    desk.show_tree()
    desk.page.locator(".mw-ed-line").first.click()
    desk.field("text").fill(WORD)
    expect(desk.page.locator("#vorschau")).to_contain_text(WORD)
    assert desk.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
