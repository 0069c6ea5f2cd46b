"""The pages somebody can reach, found by following every link; one example for each named address."""

from __future__ import annotations

from collections import deque
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, resolve
from lxml import html

from tests.browser.desk import Desk

EXAMPLES = 2
"""Pages looked at for each address: an ordinary one and another."""


def reachable(desk: Desk, start: list[str], limit: int = 400) -> dict[str, list[str]]:
    """Name of address to example paths, for everything linked from the start pages that is a page.

    start: where to begin; paths with their query
    """
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    waiting = deque(start)
    while waiting and len(seen) < limit:
        path = waiting.popleft()
        name = _name(path)
        if path in seen or name is None or len(found.get(name, [])) >= EXAMPLES:
            continue
        seen.add(path)
        answer = desk.page.context.request.get(desk.server.url + path, max_redirects=0)
        if answer.status in (301, 302):
            waiting.append(urlsplit(answer.headers["location"]).path)
        elif answer.ok and "text/html" in answer.headers["content-type"]:
            found.setdefault(name, []).append(path)
            waiting.extend(_links(answer.text()))
    return found


def _links(page: str) -> list[str]:
    links = [urldefrag(link).url for link in html.document_fromstring(page).xpath(".//a/@href")]
    return list(dict.fromkeys(link for link in links if link.startswith("/") and "/laden/" not in link))


def _name(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None
