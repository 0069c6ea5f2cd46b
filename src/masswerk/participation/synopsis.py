"""The synopsis: every statement with its decision, reason and new wording, side by side.

Anonymous by default: names of people are in it only where the office asks for them. What its author does not want
published, or what was withdrawn, keeps its number and nothing else in the version for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from masswerk.concepts.rules.redline import as_runs
from masswerk.documents.markdown import plain
from masswerk.documents.text import Block, Doc, Heading, Paragraph, Run, Runs, Table
from masswerk.documents.writers.tables import Column, Sheet
from masswerk.participation.models import (
    Amendment,
    AmendmentSort,
    Anchor,
    Channel,
    Contribution,
    Contributor,
    Decision,
    Outcome,
    Procedure,
    Visibility,
)
from masswerk.participation.rules.personal import masked_like
from masswerk.participation.rules.proposed import Proposed, proposed
from masswerk.participation.weighing_places import GONE, Places
from masswerk.participation.weighing_table import statements

HEADERS = {"sign": "Nr.", "received_on": "Eingang", "channel": "Weg", "source": "Von", "place": "Absatz",
           "text": "Beitrag", "proposed": "Vorschlag zum Wortlaut", "decision": "Entscheidung",
           "reason": "Begründung", "wording": "Neuer Wortlaut"}
WIDTHS = {"sign": 10, "received_on": 12, "channel": 10, "source": 22, "place": 14, "text": 60, "proposed": 50,
          "decision": 20, "reason": 50, "wording": 50}
NOT_PUBLIC = "nicht zur Veröffentlichung bestimmt"
WITHDRAWN = "zurückgezogen"
UNDECIDED = "noch offen"
NO_REFERENCE = "ohne Bezug zum Entwurf"
PASSED_TO = " an "
SAID = (NOT_PUBLIC, WITHDRAWN, UNDECIDED, NO_REFERENCE)
"""Our own words in the rows, beside those of outcomes and channels; pages translate them."""

ON_PAGE = ("sign", "source", "place", "text", "decision", "reason", "wording")
"""Columns of pages and documents, where proposals stand below the contribution; tables have all."""


class Verdict(NamedTuple):
    """A decision. wordings: those that were changed by it."""

    outcome: str
    reason: str
    passed_to: str
    is_confirmed: bool
    wordings: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement.

    source: an organisation, or a person where names are asked for; place: numbers of passages
    proposed: wordings it proposes, whether they were adopted or not
    """

    sign: str
    received_on: date
    channel: str
    source: str
    place: str
    text: str
    proposed: tuple[Proposed, ...]
    decision: str
    reason: str
    wording: str

    @property
    def said(self) -> str:
        """What was said beside the proposed wording; "" where it is nothing but that."""
        return "" if " ".join(self.text.split()) in {one.text for one in self.proposed} else self.text

    def in_table(self, name: str) -> date | str:
        """The value of a column where nothing can be struck or underlined."""
        if name == "proposed":
            return "\n".join(one.marked for one in self.proposed)
        value: date | str = getattr(self, name)
        return value


def synopsis(procedure: Procedure, *, for_everybody: bool = True, with_names: bool = False) -> list[Row]:
    """Every statement of a procedure in the order of the contributions; six queries at any number.

    for_everybody: leaves out texts that are not public
    with_names:    names people who told theirs; for the office only
    """
    places = Places(procedure.edition_id)
    spots: dict[int, list[str]] = {}
    for statement, element in Anchor.objects.filter(procedure=procedure).values_list("statement_id", "element_id"):
        if spot := places.by_element.get(element):
            spots.setdefault(statement, []).append(spot.sign)
    decisions, proposals = _decisions(procedure), _proposals(procedure, places)
    names = {row.pk: row.name for row in Contributor.objects.filter(procedure=procedure)} if with_names else {}
    return [_row(statement, spots.get(statement.pk, []), proposals.get(statement.pk, []),
                 decisions.get(statement.answer), names, for_everybody)
            for statement in statements(procedure).order_by("contribution__number", "number")]


def _row(statement: object, spots: list[str], proposals: list[tuple[str, Amendment]], decision: Verdict | None,
         names: dict[int, str], for_everybody: bool) -> Row:
    one: Contribution = statement.contribution  # type: ignore[attr-defined]
    number = f".{statement.number}" if statement.siblings > 1 else ""  # type: ignore[attr-defined]
    outcome, reason = _answer(statement, decision)
    return Row(f"{one.sign}{number}", one.received_on, Channel(one.channel).label,
               one.organisation or names.get(one.contributor_id or 0, ""), ", ".join(spots),
               _said(statement, one, for_everybody), _proposed(proposals, one, for_everybody), outcome, reason,
               "\n".join(decision.wordings) if decision else "")


def _said(statement: object, one: Contribution, for_everybody: bool) -> str:
    if one.visibility == Visibility.WITHDRAWN or one.text is None:
        return WITHDRAWN
    if for_everybody and one.visibility != Visibility.PUBLIC:
        return NOT_PUBLIC
    shown = one.shown if for_everybody else one.text
    return (shown or "")[statement.start:statement.end]  # type: ignore[attr-defined]


def _proposals(procedure: Procedure, places: Places) -> dict[int, list[tuple[str, Amendment]]]:
    """By statement: proposed wordings that nobody took back, with where they belong."""
    found: dict[int, list[tuple[str, Amendment]]] = {}
    rows = Amendment.objects.filter(procedure=procedure, text__isnull=False).select_related("wording").order_by("pk")
    for row in rows:
        spot = places.by_element.get(row.element_id)
        found.setdefault(row.statement_id, []).append((spot.sign if spot else GONE, row))
    return found


def _proposed(proposals: list[tuple[str, Amendment]], one: Contribution, for_everybody: bool) -> tuple[Proposed, ...]:
    """Nothing of what is not public; what is blackened in the contribution is blackened here too."""
    if one.text is None or (for_everybody and one.visibility != Visibility.PUBLIC):
        return ()
    found = []
    for place, row in proposals:
        old, new = (plain(f"{title} {text}").strip() for title, text in _wording(row))
        covered = masked_like(new, one.text, one.covered) if for_everybody and one.covered else new
        found.append(proposed(place, AmendmentSort(row.sort).label, old, covered))
    return tuple(found)


def _wording(row: Amendment) -> tuple[tuple[str, str], tuple[str, str]]:
    """Title and text as they are, and as proposed; without the title where it stays."""
    before, after = (row.wording.title or "", row.wording.text or ""), (row.title, row.text or "")
    if row.sort == AmendmentSort.ADD:
        return ("", ""), after
    if row.sort == AmendmentSort.STRIKE:
        return before, ("", "")
    return (before, after) if after[0] not in ("", before[0]) else (("", before[1]), ("", after[1]))


def _answer(statement: object, decision: Verdict | None) -> tuple[str, str]:
    """Outcome and reason; only what a second person has confirmed counts as decided."""
    if decision is not None and decision.is_confirmed:
        to = f"{PASSED_TO}{decision.passed_to}" if decision.passed_to else ""
        return f"{Outcome(decision.outcome).label}{to}", decision.reason
    return (NO_REFERENCE if statement.is_without_reference else UNDECIDED), ""  # type: ignore[attr-defined]


def _decisions(procedure: Procedure) -> dict[int, Verdict]:
    """By number: the decisions, each with the wordings that were changed by it; one query."""
    found: dict[int, Verdict] = {}
    rows = Decision.objects.filter(procedure=procedure).order_by("pk", "bases__pk").values_list(
        "pk", "outcome", "reason", "passed_to", "confirmed_at", "bases__change__after__title",
        "bases__change__after__text")
    for pk, outcome, reason, passed_to, confirmed, title, text in rows:
        one = found.setdefault(pk, Verdict(outcome, reason, passed_to, confirmed is not None, []))
        if wording := plain(f"{title or ''} {text or ''}").strip():
            one.wordings.append(wording)
    return found


def as_sheet(procedure: Procedure, rows: list[Row]) -> Sheet:
    """For table programs: one row for each statement."""
    columns = tuple(Column(word, "date" if name == "received_on" else "text", WIDTHS[name])
                    for name, word in HEADERS.items())
    return Sheet(procedure.title, columns, [[row.in_table(name) for name in HEADERS] for row in rows])


def as_json(procedure: Procedure, rows: list[Row]) -> dict[str, object]:
    """As open data, with the licence of the body."""
    return {"procedure": procedure.title, "edition": procedure.edition.title, "licence": procedure.body.licence,
            "statements": [_open_data(row) for row in rows]}


def _open_data(row: Row) -> dict[str, object]:
    proposals = [{"place": one.place, "sort": one.sort, "changes": [list(change) for change in one.changes]}
                 for one in row.proposed]
    return {name: proposals if name == "proposed" else str(row.in_table(name)) for name in HEADERS}


def as_doc(procedure: Procedure, rows: list[Row]) -> Doc:
    """For the council: on wide pages, with the counts before the table."""
    facts = [("Fassung", procedure.edition.title),
             ("Beiträge möglich", f"{procedure.contribute_from:%d.%m.%Y} bis {procedure.contribute_until:%d.%m.%Y}"),
             ("Aussagen", str(len(rows))),
             ("Stand", "abgeschlossen" if procedure.closed_at else "in Arbeit")]
    if procedure.body.is_demo:
        facts.append(("Hinweis", "Vorführdaten, kein amtliches Dokument"))
    return Doc(title=f"Abwägungssynopse: {procedure.title}", publisher=procedure.body.name, author=procedure.body.name,
               blocks=tuple(_blocks(rows)), facts=tuple(facts), written=procedure.closed_at or procedure.opened_at,
               contents=False, is_landscape=True)


def _blocks(rows: list[Row]) -> Iterator[Block]:
    yield Heading(1, _runs("Ergebnis"))
    if not rows:
        yield Paragraph(_runs("Es ist noch kein Beitrag eingegangen."))
        return
    head = (_runs("Entscheidung"), _runs("Aussagen"))
    yield Table((head, *((_runs(word), _runs(str(count))) for word, count in counted(rows).items())),
                caption="Entscheidungen nach Zahl")
    yield Heading(1, _runs("Aussagen und Entscheidungen"))
    shown = [tuple(_said_runs(row) if name == "text" else _runs(str(row.in_table(name))) for name in ON_PAGE)
             for row in rows]
    yield Table((tuple(_runs(HEADERS[name]) for name in ON_PAGE), *shown), caption="Synopse", header_column=True)


def _said_runs(row: Row) -> Runs:
    """What was said, and below it the proposed wordings as redlines."""
    runs = list(_runs(row.said))
    for one in row.proposed:
        runs += [Run(f"{chr(10) if runs else ''}Vorschlag zu {one.place}: ", italic=True), *as_runs(one.excerpt)]
    return tuple(runs)


def counted(rows: list[Row]) -> dict[str, int]:
    """How many statements were decided how, the most frequent first; to whom something was passed on does not count."""
    counts: dict[str, int] = {}
    for row in rows:
        outcome = row.decision.partition(PASSED_TO)[0]
        counts[outcome] = counts.get(outcome, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _runs(text: str) -> Runs:
    return (Run(text),) if text else ()
