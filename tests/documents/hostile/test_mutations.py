"""Whatever happens to a file on its way, it is read or refused; no other error comes out."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from masswerk.documents.readers import read
from masswerk.documents.refusals import Unreadable
from tests.documents.hostile import packages
from tests.documents.readers import made

MARKDOWN = "# Ziele\n- ✚ **Kurse** ~~alt~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\nx\ty\n> Zitat\n1) eins [a](b)\n".encode()
HTML = (
    b"<html lang=de><h1>Ziele</h1><ul><li>a<ol start=3><li>b</ol></ul><table><tr><td rowspan=2>x<td colspan=2>y"
    b"<tr><td>1<td>2</table><p style='font-weight: bold'>z<br>- w&auml;<pre>p</pre><img alt=b>"
)
BODY = (
    '<text:h text:outline-level="2">Ziele</text:h><text:list text:style-name="L"><text:list-item text:start-value="3">'
    "<text:p>a<text:s text:c='3'/><text:span text:style-name='b'>b</text:span></text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>x</text:p>"
    "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
)
SEEDS: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: made.saved(made.concept()),
    "a.odt": lambda: packages.odt(BODY),
    "a.html": lambda: HTML,
    "a.md": lambda: MARKDOWN,
}
INSERTED = (b"<", b">", b"&#0;", b"&#xD800;", b"\x00", b"9" * 30, b"-1", b"\xff", "²".encode(), b'"', b"**")


def mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randrange(30)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(60)] * 3
            case _:
                changed[at:at] = chance.choice(INSERTED)
    return bytes(changed)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """One member of a package mutated, the package itself whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        target = chance.choice([name for name in old.namelist() if name.endswith(".xml")])
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), chance) if name == target else old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    data = SEEDS[name]()
    outcomes: set[str] = set()
    for _ in range(60):
        hurt = (mutated_inside if zipfile.is_zipfile(io.BytesIO(data)) else mutated)(data, chance)
        try:
            outcomes.add(read(name, hurt).format)
        except Unreadable as refusal:
            outcomes.add(type(refusal).__name__)
    assert name[2:] in outcomes
