"""What arrives by other ways – returned copies, mails, tables, photos – is read or refused too, and harms nothing."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from masswerk.documents.cards import read_cards
from masswerk.documents.cards.task import run as run_cards
from masswerk.documents.mail import read_mail
from masswerk.documents.mail.task import run as run_mail
from masswerk.documents.readers.building import ignore
from masswerk.documents.readers.copies.task import run as run_copy
from masswerk.documents.refusals import Unreadable
from masswerk.documents.returned import laid_out_texts, read_returned
from masswerk.documents.sheets import read_sheets
from masswerk.documents.sheets.task import run as run_sheets
from tests.documents.cards.photos import wall
from tests.documents.hostile import packages as zips
from tests.documents.hostile.measuring import reading_within
from tests.documents.hostile.test_mutations import mutated, mutated_inside
from tests.documents.mail.test_mail import message
from tests.documents.returned.edited import ANNA, WordCopy, draft
from tests.documents.sheets.test_sheets import HEADERS, ROWS, comma, excel

TEXTS = laid_out_texts(draft())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEADS = b"From: a@example.org\r\nSubject: x\r\n"


def returned() -> bytes:
    """A copy with changes and comments."""
    copy = WordCopy(draft())
    copy.strike("guides", "zwanzig", ANNA)
    copy.paragraph_behind("guides", "Neu.", ANNA)
    copy.comment("honour", "jedes Jahr", "Zu oft.", ANNA)
    return copy.data()


def returned_odt() -> bytes:
    """An OpenDocument text with a change, a mark and a comment."""
    change = ('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator '
              'xmlns:dc="http://purl.org/dc/elements/1.1/">A</dc:creator></office:change-info><text:p>alt</text:p><text:p>x</text:p>'
              "</text:deletion></text:changed-region></text:tracked-changes>")
    body = ('<text:p><text:bookmark-start text:name="mw_guides"/>Der <text:change text:change-id="c1"/>Kreis'
            '<office:annotation office:name="1"><text:p>Hm</text:p></office:annotation> begleitet'
            '<office:annotation-end office:name="1"/></text:p>')
    return zips.odt(change + body + f"<text:p>{'Rat und Tat ' * 60}</text:p>")


def mail() -> bytes:
    """A mail with HTML and attachments."""
    made = message("Gern.\n> Frage\n")
    made.add_alternative("<p>Gern.<blockquote type=cite>Frage</blockquote>", subtype="html")
    made.add_attachment(b"%PDF-1.7", "application", "pdf", filename="Plan.pdf")
    return made.as_bytes()


SEEDS: dict[str, tuple[Callable[..., Any], Callable[[], bytes], int]] = {
    "a.docx": (run_copy, returned, 60), "a.odt": (run_copy, returned_odt, 60), "a.eml": (run_mail, mail, 150),
    "a.xlsx": (run_sheets, lambda: excel([HEADERS, *ROWS], merged=("A5:A6",)), 60),  # type: ignore[list-item]
    "a.csv": (run_sheets, lambda: comma("Nr;Text", *['1;"Größe;x"', "2;yyyy"] * 30), 100),
    "a.jpg": (run_cards, lambda: wall(2, 1, width=700).jpeg(), 15),
}


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_are_read_or_refused(name: str) -> None:
    run, make, rounds = SEEDS[name]
    chance = random.Random(name)
    data = make()
    outcomes: set[str] = set()
    for _ in range(rounds):
        hurt = (mutated_inside if zipfile.is_zipfile(io.BytesIO(data)) else mutated)(data, chance)
        try:
            run(name, hurt, ignore)
            outcomes.add("read")
        except Unreadable as refusal:
            outcomes.add(type(refusal).__name__)
    assert "read" in outcomes


def changes(count: int) -> str:
    """A paragraph of so many changes by so many authors."""
    return "<w:p>" + "".join(f'<w:ins w:author="{n}" w:id="{n}"><w:r><w:t>x</w:t></w:r></w:ins>' for n in range(count)) + "</w:p>"


def in_each_other(count: int) -> str:
    """Changes in changes."""
    return "<w:p>" + '<w:ins w:author="a">' * count + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * count + "</w:p>"


def comments(count: int) -> bytes:
    """A Word file with so many comments that answer each other in a ring."""
    inner = "".join(f'<w:comment w:id="{n}" w:author="a"><w:p w14:paraId="{n:08X}"><w:r><w:t>x</w:t></w:r></w:p></w:comment>' for n in range(count))
    ring = "".join(f'<w15:commentEx w15:paraId="{n:08X}" w15:paraIdParent="{(n + 1) % count:08X}"/>' for n in range(count))
    w14, w15 = "http://schemas.microsoft.com/office/word/2010/wordml", "http://schemas.microsoft.com/office/word/2012/wordml"
    return zips.docx(marked("guides"), {
        "word/comments.xml": f'<w:comments {W} xmlns:w14="{w14}">{inner}</w:comments>',
        "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{w15}">{ring}</w15:commentsEx>'})


def marked(passage: str) -> str:
    """A paragraph with the mark of a passage."""
    return f'<w:p><w:bookmarkStart w:id="1" w:name="mw_{passage}"/><w:r><w:t>Rat</w:t></w:r></w:p>'


def returned_safely(data: bytes) -> object:
    """A copy of the draft."""
    return read_returned(data, TEXTS, name="Post.docx")


ATTACKS: dict[str, tuple[Callable[[bytes], object], Callable[[], bytes], set[str]]] = {
    "copy: bomb": (returned_safely, lambda: zips.bomb(2000), {"ZipBomb"}),
    "copy: nothing inside": (returned_safely, lambda: zips.docx(""), {"NotThisDraft"}),
    "copy: 30,000 marks of one passage": (returned_safely, lambda: zips.docx(marked("guides") * 30_000), {"read"}),
    "copy: 20,000 authors": (returned_safely, lambda: zips.docx(marked("guides") + changes(20_000)), {"read", "TooLarge", "NotThisDraft"}),
    "copy: changes in changes": (returned_safely, lambda: zips.docx(marked("guides") + in_each_other(2000)), {"read", "Damaged"}),
    "copy: comments in a ring": (returned_safely, lambda: comments(500), {"read"}),
    "copy: 30,000 comments": (returned_safely, lambda: comments(30_000), {"TooLarge"}),
    "mail: only quotation marks": (lambda data: read_mail(data, name="Post.eml"), lambda: HEADS + b"\r\n" + b">" * 2_000_000, {"read"}),
    "mail: introductions": (
        lambda data: read_mail(data, name="Post.eml"), lambda: HEADS + b"\r\n" + b"Am x\n> y\n" * 200_000, {"read"}),
    "mail: 20,000 quotations in each other": (
        lambda data: read_mail(data, name="Post.eml"),
        lambda: HEADS + b"Content-Type: text/html\r\n\r\n" + b"<blockquote type=cite>x" * 20_000, {"read"}),
    "table: bomb": (lambda data: read_sheets(data, name="Post.xlsx"), lambda: zips.zipped(
        {"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": b"0" * 300_000_000}), {"ZipBomb"}),
    "table: ten million cells": (
        lambda data: read_sheets(data, name="Post.csv"), lambda: (b"x;" * 199 + b"x\n") * 49_000, {"TooLarge", "NeedsTooMuchMemory"}),
    "photo: 59 million pixels": (lambda data: read_cards(data, name="Post.png"), lambda: huge(), {"NoCards"}),
}


def huge() -> bytes:
    """A large blank photo."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (8_800, 6_700), "white").save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def outcome_of(read: Callable[[bytes], object], data: bytes) -> str:
    """ "read", or the name of the refusal, which names the file."""
    try:
        read(data)
    except Unreadable as refusal:
        return type(refusal).__name__ if "Post." in refusal.explained else f"untold: {refusal}"
    return "read"


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_soon_and_within_its_memory(name: str) -> None:
    read, make, outcomes = ATTACKS[name]
    data = make()
    with reading_within(12, with_ours=True):
        assert outcome_of(read, data) in outcomes
