"""Somebody at a browser: what they do, in the words of the interface."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from masswerk.participation.rules import work
from tests.browser.server import PASSWORD, Server


@dataclass
class Desk:
    """A page in a browser, and the program it talks to."""

    page: Page
    server: Server

    def go(self, path: str) -> None:
        """Open an address of the program."""
        self.page.goto(self.server.url + path)

    @property
    def path(self) -> str:
        """The address, without host."""
        return self.page.url.removeprefix(self.server.url)

    def sign_in(self, role: str = "coordinator") -> None:
        """Sign in with the demonstration account of a role."""
        self.go("/konto/login/")
        self.fill_in_sign_in(role)

    def fill_in_sign_in(self, role: str = "coordinator") -> None:
        """Fill in the form for signing in and send it."""
        self.page.get_by_label("E-Mail", exact=False).first.fill(f"{role}@demo.example")
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.locator("input[type=password]").press("Enter")
        self.page.wait_for_url(lambda url: "/login/" not in url)

    def press(self, name: str) -> None:
        """Press a button or follow a link that looks like one."""
        self.control(name).first.click()

    def control(self, name: str) -> Locator:
        """Buttons and links with a name."""
        wanted: Any = re.compile(rf"^{re.escape(name)}$")
        buttons = self.page.get_by_role("button", name=wanted)
        return buttons.or_(self.page.get_by_role("link", name=wanted))

    def sees(self, text: str) -> None:
        """A text stands on the page, visible."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def field(self, name: str) -> Locator:
        """The field of the page's form with a name."""
        return self.page.locator(f"main [name={name}]:not([hidden], [type=hidden])")

    def heading(self, text: str) -> None:
        """The page's first heading says this."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def wait_as_asked(self) -> None:
        """Let as many seconds pass as the form asks of browsers without script; more where many forms were opened."""
        ticket = self.page.locator("main input[name=ticket]").first.get_attribute("value") or ""
        seconds = base64.b64decode(ticket, altchars=b"-_")[work.NONCE_BYTES + 7]
        self.page.wait_for_timeout(seconds * 1000 + 500)

    def upload(self, file: Path) -> None:
        """Choose a file for the form on the page and send it."""
        self.page.locator("input[type=file]").set_input_files(file)
        self.press("Dokument einlesen")

    def show_tree(self) -> None:
        """Open the tree of an edition where it is folded, as on a phone."""
        fold = self.page.locator("details").filter(has=self.page.locator("#suche")).first
        if fold.count() and fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
