"""Sheets as documents: one measure, or all of an edition, as DOCX, PDF and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from masswerk.base.rules.money import euro
from masswerk.bodies.models import Body
from masswerk.documents.text import Block, Doc, Heading, Paragraph, Run, Runs, Table
from masswerk.measures.forms.fields import german_number
from masswerk.measures.models import Measure
from masswerk.measures.rules.money import Sum
from masswerk.measures.rules.progress import in_words
from masswerk.measures.sheet import Sheet

UNKNOWN = "keine Angabe"


def one(sheet: Sheet) -> Doc:
    """The document of one sheet, with what its reader sees."""
    return Doc(title=sheet.title, subtitle=_place(sheet), publisher=sheet.body.name, author=sheet.body.name,
               facts=(("Stand", _day(sheet.today)), ("Fassung", sheet.edition.title)), on=sheet.today, contents=False,
               blocks=tuple(_blocks(sheet, 1)))


def several(sheets: list[Sheet], body: Body, today: date) -> Doc:
    """The document of many sheets, in the order given."""
    blocks: list[Block] = []
    for sheet in sheets:
        blocks.append(Heading(1, (Run(sheet.title),), number=sheet.item.number, anchor=sheet.item.key))
        blocks += [Paragraph((Run(_place(sheet)),), style="small"), *_blocks(sheet, 2)]
    return Doc(title="Steckbriefe der Maßnahmen", subtitle=f"{len(sheets)} Maßnahmen", publisher=body.name,
               author=body.name, facts=(("Stand", _day(today)),), on=today, blocks=tuple(blocks))


def _place(sheet: Sheet) -> str:
    fields = [f"{item.number} {item.title}".strip() for item in sheet.fields]
    return " · ".join([f"Maßnahme {sheet.item.number}".strip(), *fields])


def _blocks(sheet: Sheet, level: int) -> Iterator[Block]:
    measure = sheet.measure
    if sheet.item.text:
        yield Paragraph((Run(sheet.item.text),), style="lead")
    yield Table(tuple((_runs(name), _runs(value)) for name, value in facts(sheet)), caption="Auf einen Blick",
                header_rows=0, header_column=True)
    if "milestones" in sheet.seen and sheet.stones:
        yield Heading(level, _runs("Meilensteine"))
        yield _table("Was bis wann", ("Meilenstein", "zuerst geplant", "geplant", "erreicht"), (
            (stone.milestone.title, _day(stone.milestone.first_planned_on), stone.planned, stone.reached or "offen")
            for stone in sheet.stones))
    if "tasks" in sheet.seen and (tasks := list(measure.tasks.all())):
        yield Heading(level, _runs("Aufgaben"))
        yield _table("Wer was bis wann", ("Aufgabe", "Wer", "Bis", "Erledigt"), (
            (task.title, task.organisation.name if task.organisation else task.function, _day(task.due_on),
             _day(task.done_on) or "offen") for task in tasks))
    yield from _money(sheet, level)
    if "outputs" in sheet.seen and (outputs := list(measure.outputs.all())):
        yield Heading(level, _runs("Gezählte Leistungen"))
        yield _table("Ziel und Stand", ("Leistung", "Jahr", "Ziel", "Erreicht"), (
            (f"{row.name} ({row.unit})", str(row.year), _number(row.target), _number(row.reached)) for row in outputs))


def _money(sheet: Sheet, level: int) -> Iterator[Block]:
    if "money" not in sheet.seen or not sheet.money:
        return
    yield Heading(level, _runs("Geld"))
    rows: list[tuple[str, ...]] = []
    for total, lines in sheet.money:
        rows += [(f"{line.year} · {line}", _euro(line.planned), _euro(line.approved), _euro(line.spent))
                 for line in lines]
        rows.append((f"Summe {total.year}", _sum(total.planned), _sum(total.approved), _sum(total.spent)))
    yield _table("Euro, nach Jahr und Quelle", ("Quelle", "Geplant", "Bewilligt", "Ausgegeben"), rows)


def facts(sheet: Sheet) -> list[tuple[str, str]]:
    """Short facts of a sheet: name and value, only what its reader sees and somebody stated."""
    measure, seen = sheet.measure, sheet.seen
    told = [
        ("status", "Status", measure.get_status_display()), ("status", "Berechnet", in_words(sheet.computed)),
        ("reason", "Begründung", measure.reason), ("lead", "Federführung", measure.leader),
        ("partners", "Mit dabei", _partners(measure)),
        ("groups", "Arbeitsgruppe", ", ".join(group.word for group in sheet.groups)),
        ("contact", "Erreichbar über", measure.contact),
        ("target_groups", "Zielgruppen", ", ".join(row.group.name for row in measure.measuretargets.all())),
        ("regions", "Gebiet", ", ".join(row.region.name for row in measure.measureregions.all()) or sheet.body.name),
        ("dates", "Geplant", _span(measure)), ("since", "Seit", measure.since),
        ("review_on", "Wiedervorlage", _day(measure.review_on)), ("budget", "Mittel laut Konzept", measure.budget),
        ("legal_basis", "Rechtsgrundlage", measure.legal_basis),
        ("papers", "Ratsvorlagen", "; ".join(paper.label for paper in measure.councilpapers.all())),
        ("effect", "Einsatz", measure.input), ("effect", "Leistung", measure.output),
        ("effect", "Ergebnis", measure.outcome), ("effect", "Wirkung", measure.impact),
    ]
    return [(name, value) for field, name, value in told if field in seen and value]


def _partners(measure: Measure) -> str:
    return ", ".join(f"{row.organisation.name} ({row.role})" if row.role else row.organisation.name
                     for row in measure.partners.all())


def _span(measure: Measure) -> str:
    if not (measure.planned_start or measure.planned_end):
        return ""
    said = f"{_day(measure.planned_start) or 'offen'} bis {_day(measure.planned_end) or 'offen'}"
    first = measure.first_planned_end
    return f"{said} (zuerst bis {_day(first)})" if first and first != measure.planned_end else said


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    lines = (tuple(_runs(cell) for cell in row) for row in (heads, *rows))
    return Table(tuple(lines), caption=caption, header_column=True)


def _runs(text: str) -> Runs:
    return (Run(text),)


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _euro(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else euro(amount)


def _number(value: Decimal | None) -> str:
    return UNKNOWN if value is None else german_number(value)


def _sum(total: Sum) -> str:
    if total.amount is None:
        return UNKNOWN
    return euro(total.amount) if total.is_whole else f"{euro(total.amount)} (unvollständig)"
