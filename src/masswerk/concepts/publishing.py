"""An edition and a comparison as documents to be written out (DOCX, ODT, PDF, HTML)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from masswerk.base.components.states import EDITIONS
from masswerk.concepts import figures
from masswerk.concepts.models import Edition, Language, Lineage, Passage
from masswerk.concepts.queries import passages
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading
from masswerk.concepts.rules.chains import chained
from masswerk.concepts.rules.compare import compare
from masswerk.concepts.rules.comparison import Comparison
from masswerk.concepts.rules.figures import with_pictures
from masswerk.concepts.rules.kinds import GERMAN, Kind
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.tree import EditionText, Place
from masswerk.documents.markdown import parse
from masswerk.documents.spoken import in_language
from masswerk.documents.text import Block, Doc, Figure, Heading, Paragraph, Run, Table

TAGS = {"de": "de-DE", "de-short": "de-DE", "de-simple": "de-DE", "en": "en-GB", "ar": "ar"}
DEEPEST = 6
Kept = dict[str, tuple[bytes, str]]
"""Bytes and media type of pictures by their keys."""

Said = dict[tuple[int, int], list[tuple[str, str]]]
"""Descriptions and captions of pictures, by edition and element."""


def edition_doc(reading: Reading) -> Doc:
    """A whole edition in the language it was read in, with the words around the text in that language too."""
    with override("de" if reading.language == Language.GERMAN_SHORT else reading.language):
        return _edition_doc(reading)


def _edition_doc(reading: Reading) -> Doc:
    edition = reading.edition
    kept = figures.contents(picture for item in reading.walk() for picture in item.figures)
    blocks = [block for item in reading.walk() for block in _spoken(item, reading.language, kept)]
    return Doc(
        title=edition.concept.title, subtitle=edition.title, publisher=edition.body.name, blocks=tuple(blocks),
        language=TAGS[reading.language], direction="rtl" if reading.language == "ar" else "ltr",
        facts=edition_facts(edition), author=edition.body.name, written=edition.created_at, on=edition.decided_on)


def edition_facts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What the title page says about an edition: state, decision, licence; in the language that is active."""
    state = _(EDITIONS[edition.state][0])
    rows = [(_("Stand"), state[:1].upper() + state[1:])]
    if edition.decided_on:
        rows.append((_("Beschlossen"), decision(edition)))
    rows.append((_("Lizenz"), edition.body.get_licence_display()))
    if edition.body.is_demo:
        rows.append((_("Hinweis"), _("Vorführdaten, kein amtliches Dokument")))
    return tuple(rows)


def decision(edition: Edition) -> str:
    """By whom, when and with which paper an edition was adopted; "" if it was not."""
    if edition.decided_on is None:
        return ""
    named = "" if "drucksache" in edition.paper.casefold() else "Drucksache "
    paper = f", {named}{edition.paper}" if edition.paper else ""
    return f"{edition.decided_by}, {edition.decided_on:%d.%m.%Y}{paper}"


def edition_text(edition: Edition) -> EditionText:
    """An edition's places for the rules, pictures by what they say; elements by their keys. Two queries."""
    return edition_texts(edition)[0]


def edition_texts(*editions: Edition) -> list[EditionText]:
    """The same for several editions; two queries in all."""
    said = figures.said(*(edition.pk for edition in editions))
    rows: dict[int, list[Passage]] = {edition.pk: [] for edition in editions}
    for row in passages(*editions):
        rows[row.edition_id].append(row)
    return [EditionText.of(places(rows[edition.pk], said)) for edition in editions]


def places(rows: list[Passage], said: Said | None = None) -> Iterator[Place]:
    """Passages as plain places, with what their pictures say."""
    keys, spoken = {row.element_id: row.element.key for row in rows}, said or {}
    for row in rows:
        text = with_pictures(row.wording.text or "", spoken.get((row.edition_id, row.element_id), ()))
        yield Place(row.element.key, keys.get(row.parent_id or 0), row.position, row.kind, row.number,
                    row.wording.title or "", text)


def lineage_rows(older: Edition, newer: Edition) -> list[Row]:
    """What is stated between two editions; followed through the editions between them. Two queries at any distance."""
    steps = _between(older, newer)
    stated: dict[int, list[Row]] = {pk: [] for pk in steps}
    for r in Lineage.objects.filter(edition__in=steps).select_related("old", "new").order_by("id"):
        stated[r.edition_id].append(
            Row(r.old.key if r.old else None, r.new.key if r.new else None, Relation(r.relation), r.reason))
    rows: tuple[Row, ...] = tuple(stated[steps[0]]) if steps else ()
    for step in steps[1:]:
        rows = chained(rows, stated[step])
    return list(rows)


def _between(older: Edition, newer: Edition) -> list[int]:
    """Keys of the editions from the one behind `older` to `newer`; none if the newer does not build on the older."""
    based_on = dict(Edition.objects.filter(concept_id=newer.concept_id).values_list("id", "based_on_id"))
    steps: list[int] = []
    at: int | None = newer.pk
    while at is not None and at != older.pk:
        steps.append(at)
        at = based_on.get(at)
    return steps[::-1] if at is not None else []


def compared(older: Edition, newer: Edition) -> Comparison:
    """Two editions of a concept compared by stated lineage and wording; four queries."""
    old, new = edition_texts(older, newer)
    return compare(old, new, lineage_rows(older, newer))


def _spoken(item: Item, language: str, kept: Kept) -> Iterable[Block]:
    """An item's blocks; what is not translated is marked as the German it is."""
    blocks = _item_blocks(item, kept)
    return blocks if TAGS[item.language] == TAGS[language] else in_language(blocks, TAGS[item.language])


def _item_blocks(item: Item, kept: Kept) -> Iterator[Block]:
    anchor = f"e-{item.key}"
    body = parse(item.text)
    if item.title and item.kind == Kind.TABLE:
        body = tuple(replace(b, caption=b.caption or item.title) if isinstance(b, Table) else b for b in body)
    elif item.title and not (item.kind == Kind.FIGURE and item.figures):
        yield Heading(min(item.depth + 1, DEEPEST), (Run(item.title),), number=item.number, anchor=anchor)
        anchor = ""
    if item.kind == Kind.MEASURE and not item.title:
        word = GERMAN[Kind.MEASURE]
        body = _labelled(body, word if item.language == LONG_GERMAN else _(word))
    for block in body:
        if isinstance(block, Paragraph) and anchor:
            block = replace(block, label=item.label, anchor=anchor)
            anchor = ""
        yield block
    yield from _pictures(item, kept, anchor)
    for correction in item.corrections:
        words = f"{_('Berichtigung vom')} {correction.dated:%d.%m.%Y}: {correction.note} {correction.text}".strip()
        yield Paragraph((Run(words),), style="note")


def _pictures(item: Item, kept: Kept, anchor: str) -> Iterator[Block]:
    """The pictures of an item; one that was deleted for good leaves its description."""
    shown = figures.titled(item.figures, item.title) if item.kind == Kind.FIGURE else item.figures
    for picture in shown:
        below = " ".join(part for part in (picture.caption, f"({picture.credit})" if picture.credit else "") if part)
        if picture.key in kept:
            content, media_type = kept[picture.key]
            yield Figure(content, media_type, picture.alt, below, anchor, is_decorative=picture.is_decorative)
        elif picture.alt:
            yield Paragraph((Run(f"Bild: {picture.alt} {below}".strip()),), style="note", anchor=anchor)
        anchor = ""


def _labelled(body: tuple[Block, ...], word: str) -> tuple[Block, ...]:
    if body and isinstance(body[0], Paragraph):
        return (replace(body[0], runs=(Run(f"{word}: ", bold=True), *body[0].runs)), *body[1:])
    return body
