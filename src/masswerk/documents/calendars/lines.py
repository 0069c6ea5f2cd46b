"""Lines of iCalendar: escaped, and folded so that none is longer than 75 octets."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 75
"""Octets of a line, without its end."""


def escaped(text: str) -> str:
    r"""A text as a value; control characters other than line ends are left out.

    >>> escaped("Ort: Rathaus; Saal 2, links\nEingang C:\\Hof")
    'Ort: Rathaus\\; Saal 2\\, links\\nEingang C:\\\\Hof'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(letter for letter in plain if letter in "\n\t" or (letter >= " " and letter != "\x7f"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def quoted(text: str) -> str:
    """A text as the value of a parameter; what cannot stand in one is left out.

    >>> quoted('Koordinierungsstelle "Mitte"')
    '"Koordinierungsstelle Mitte"'
    """
    return '"' + "".join(letter for letter in text if letter >= " " and letter not in '"\x7f') + '"'


def folded(line: str) -> str:
    r"""A line broken after at most 75 octets, never within a letter; the next begins with a blank.

    >>> folded("A" * 75 + "B").split("\r\n ")[1]
    'B'
    """
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        # the blank at the beginning of a further line counts
        if size + octets > LONGEST - (1 if parts else 0):
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + octets
    return "\r\n ".join([*parts, part])


def joined(lines: Iterable[str]) -> bytes:
    """Lines as a file."""
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()
