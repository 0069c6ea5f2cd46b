"""What may never happen in a browser: an error of a script, a request to another host, a missing file."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

EXPECTED = "Failed to load resource"
"""Chromium's own line for refusals; answers are judged by their status instead."""


@dataclass
class Guard:
    """Watches a window and notes trouble."""

    home: str
    troubles: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Watch every page of a window."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            self.troubles.append(f"console on {message.page.url if message.page else '?'}: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(self.home):
            self.troubles.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_page = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.troubles.append(f"{response.status}: {response.url}")
