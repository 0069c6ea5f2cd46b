"""What every page of the program says, fetched once for the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from lxml import html

from tests.site import rights_table as table
from tests.site.addresses import Address, ask
from tests.site.world import NOBODY, World

VIEWERS = (NOBODY, "coordinator")
"""Somebody who sees the least, and somebody who sees the most."""


@dataclass(frozen=True)
class Page:
    """One answer to one viewer."""

    row: table.Row
    path: str
    viewer: str
    method: str
    answer: HttpResponse

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.viewer}): {self.answer.status_code}"

    @property
    def is_html(self) -> bool:
        return self.answer.headers["Content-Type"].startswith("text/html") and bool(self.answer.content.strip())

    @property
    def is_whole(self) -> bool:
        """True for pages, not for parts that a script puts into one."""
        return self.is_html and b"<html" in self.answer.content

    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.answer.content.decode())


def listed(found: Iterable[object]) -> str:
    """What was found wrong, one a line, for the message of an assertion."""
    return "\n" + "\n".join(str(item) for item in found)


def every_page(world: World, addresses: list[Address], methods: tuple[str, ...] = ("GET",)) -> Iterator[Page]:
    """Every row of the table, as seen by the viewers, refusals included."""
    known = {address.name: address for address in addresses}
    for row in table.ROWS:
        path = known[row.name].at(world.own, **row.wanted)
        for viewer in VIEWERS:
            for method in methods:
                yield Page(row, path, viewer, method, ask(world.clients[viewer], method, path))
