"""Mail to many through somebody's own mail program."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

LONGEST = 1_900
"""Characters of an address; some programs of Windows cut longer ones off."""


def mail_links(addresses: Iterable[str], *, subject: str = "") -> list[str]:
    """`mailto:` addresses that write to everybody unseen by each other; several where one would be too long.

    >>> mail_links(["a@b.example", "c@d.example"], subject="Sitzung am 1.")
    ['mailto:?bcc=a@b.example,c@d.example&subject=Sitzung%20am%201.']
    """
    end = f"&subject={quote(subject)}" if subject else ""
    links: list[str] = []
    part: list[str] = []
    for address in dict.fromkeys(quote(each, safe="@.+-_") for each in addresses):
        if part and len("mailto:?bcc=" + ",".join([*part, address]) + end) > LONGEST:
            links.append("mailto:?bcc=" + ",".join(part) + end)
            part = []
        part.append(address)
    return [*links, "mailto:?bcc=" + ",".join(part) + end] if part else links
