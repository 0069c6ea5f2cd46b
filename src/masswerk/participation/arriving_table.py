"""A table that arrives: which column holds what, the dry run, and the contributions it becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from masswerk.documents.sheets import MEANINGS, Columns, DryRun, Entry, Fault, Guess, Sheet, dry_run
from masswerk.documents.sheets.model import Meaning
from masswerk.participation.arriving_copy import Spot, spots
from masswerk.participation.models import Channel, Contribution, Procedure
from masswerk.participation.rules.arrivals import key_of
from masswerk.participation.rules.drafts import At, Draft, Person
from masswerk.participation.rules.said import LONGEST

LONGEST_NAME = 200
PLACES: tuple[Meaning, ...] = ("passage", "theme")


@dataclass(frozen=True, slots=True)
class Tried:
    """What a table would become.

    drafts: in the order of its rows; numbers: the row of each
    known:  how many were taken in before
    """

    run: DryRun
    drafts: list[Draft]
    numbers: list[int]
    known: int
    hints: list[Fault]


def columns_chosen(sheet: Sheet, chosen: Mapping[str, str]) -> Columns:
    """Columns as a person chose them: meaning to the place of its column, "" for none."""
    places: dict[Meaning, int] = {}
    for meaning in MEANINGS:
        given = chosen.get(meaning, "")
        if given.isascii() and given.isdigit() and len(given) < 5:
            places[meaning] = int(given)
    return Columns(places)


def choices(guesses: Iterable[Guess]) -> dict[str, str]:
    """Guesses as they would be chosen."""
    return {guess.meaning: str(guess.column) for guess in guesses}


def try_table(procedure: Procedure, sheet: Sheet, columns: Columns) -> Tried:
    """The dry run of a sheet, with what only this procedure knows. Raises ColumnsDoNotFit."""
    run = dry_run(sheet, columns, longest=LONGEST)
    known_spots = _names(spots(procedure).values())
    drafts, hints, seen = [], list(run.hints), Counter[tuple[str, ...]]()
    for entry in run.entries:
        hints += _doubts(entry, known_spots)
        drafts.append(_draft(entry, known_spots, seen))
    there, elsewhere = _known(procedure)
    hints += _other_text(run.entries, drafts, there, elsewhere)
    numbers = [entry.number for entry in run.entries]
    return Tried(run, drafts, numbers, sum(draft.key in there for draft in drafts),
                 sorted(hints, key=lambda hint: hint.number))


def _draft(entry: Entry, names: Mapping[str, Spot], seen: Counter[tuple[str, ...]]) -> Draft:
    said = entry.values
    person = Person(name=said.get("name", ""), email=said.get("mail", ""))
    spot = _spot(said.get("passage", ""), names)
    theme = _spot(said.get("theme", ""), names)
    at = tuple(At(each.element, each.wording) for each in dict.fromkeys((spot, theme)) if each)
    return Draft(
        text=said["text"], channel=_channel(said.get("channel", "")), at=at, key=_key(said, seen),
        organisation=said.get("organisation", "")[:LONGEST_NAME], person=person if person != Person() else None,
        received_on=date.fromisoformat(said["date"]) if said.get("date") else None, code=None)


def _key(said: Mapping[Meaning, str], seen: Counter[tuple[str, ...]]) -> str:
    """By its id and text; without an id by everything in the row, and how many such rows came before."""
    if said.get("external_id"):
        return f"{key_of('kennung', said['external_id'])}:{key_of('text', said['text']).partition(':')[2]}"
    row = tuple(said.get(meaning, "") for meaning in MEANINGS)
    seen[row] += 1
    return key_of("zeile", *row, str(seen[row]))


def _names(found: Iterable[Spot]) -> dict[str, Spot]:
    """Passages by what people may call them: number, key and heading; the first of a name counts."""
    names: dict[str, Spot] = {}
    for spot in found:
        for name in (spot.number, spot.key, spot.title):
            if name:
                names.setdefault(_plain(name), spot)
    return names


def _spot(said: str, names: Mapping[str, Spot]) -> Spot | None:
    return names.get(_plain(said)) or names.get(_plain(said).partition(" ")[0])


def _plain(name: str) -> str:
    """Without the words before a number and the stop behind it.

    >>> _plain("Absatz 3.6.2.")
    '3.6.2'
    """
    words = " ".join(name.casefold().split()).rstrip(".")
    for word in ("absatz ", "abschnitt ", "nr. ", "ziffer ", "kapitel "):
        words = words.removeprefix(word)
    return words


def _channel(said: str) -> str:
    wanted = said.strip().casefold()
    named = {"e-mail": Channel.MAIL, "post": Channel.LETTER, "internet": Channel.WEB, "formular": Channel.WEB}
    found = next((code for code, word in Channel.choices if wanted in (code, word.casefold())), named.get(wanted))
    # what is entered by the office does not keep to the days of the form for everybody
    return Channel.TABLE if found in (None, Channel.WEB) else Channel(found)


def _doubts(entry: Entry, names: Mapping[str, Spot]) -> Iterator[Fault]:
    for meaning in PLACES:
        said = entry.values.get(meaning, "")
        if said and _spot(said, names) is None:
            yield Fault(entry.number, MEANINGS[meaning],
                        f"„{said[:60]}“ steht nicht im Entwurf; der Beitrag kommt ohne diese Zuordnung.")


def _known(procedure: Procedure) -> tuple[set[str], dict[str, str]]:
    """Keys that are there already, and by the id in them the sign of a contribution."""
    rows = Contribution.objects.filter(procedure=procedure).exclude(external_key="").values_list(
        "external_key", "number")
    there = dict(rows)
    return set(there), {key.rpartition(":")[0]: f"B-{number:03d}" for key, number in there.items()
                        if key.startswith("kennung:")}


def _other_text(entries: Iterable[Entry], drafts: Iterable[Draft], there: set[str],
                elsewhere: Mapping[str, str]) -> Iterator[Fault]:
    for entry, draft in zip(entries, drafts, strict=True):
        sign = elsewhere.get(draft.key.rpartition(":")[0])
        if entry.values.get("external_id") and sign and draft.key not in there:
            yield Fault(entry.number, MEANINGS["external_id"], f"Die Kennung „{entry.values['external_id']}“ kam schon "
                        f"mit anderem Text an ({sign}). Diese Zeile wird ein weiterer Beitrag.")
