"""Names the objects and people of log entries, all of a page at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from masswerk.bodies.models import Body, Organisation, Region
from masswerk.concepts.models import Concept, Edition, Passage
from masswerk.events.models import Event
from masswerk.intake.models import Reading
from masswerk.measures.models import Measure, TargetGroup
from masswerk.network.models import Meeting, Profile, WorkingGroup
from masswerk.participation.models import Bundle, Contribution, Procedure
from masswerk.people.models import Account, Invitation, Role
from masswerk.surveys.models import Survey

Names = dict[int, str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A German noun with its articles: accusative, after "in", genitive; then how its objects are named."""

    it: str
    at: str
    of: str
    named: Callable[[Iterable[int]], Names] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An object in the three forms that sentences need."""

    it: str
    at: str
    of: str


Titled = type[Concept] | type[Edition] | type[Procedure] | type[Event] | type[Survey]


def _titled(model: Titled) -> Callable[[Iterable[int]], Names]:
    return lambda keys: dict(model.objects.filter(pk__in=keys).values_list("pk", "title"))


def _of_elements(keys: Iterable[int]) -> Names:
    """Titles of elements in the newest edition they stand in, else the beginning of the wording."""
    rows = Passage.objects.filter(element__in=keys).order_by("edition_id").values_list(
        "element_id", "wording__title", "wording__text")
    return {element: title or (text or "")[:60] or "ohne Titel" for element, title, text in rows}


def _of_measures(keys: Iterable[int]) -> Names:
    elements = dict(Measure.objects.filter(pk__in=keys).values_list("pk", "element_id"))
    titles = _of_elements(elements.values())
    return {measure: titles.get(element, "") for measure, element in elements.items()}


def _of_contributions(keys: Iterable[int]) -> Names:
    return {row.pk: row.sign for row in Contribution.objects.filter(pk__in=keys).only("number")}


def _bundles(keys: Iterable[int]) -> Names:
    return dict(Bundle.objects.filter(pk__in=keys).values_list("pk", "title"))


def _of_invitations(keys: Iterable[int]) -> Names:
    return {pk: str(Role(role).label) for pk, role in Invitation.objects.filter(pk__in=keys).values_list("pk", "role")}


NamedModel = type[Body] | type[Organisation] | type[Region] | type[Reading] | type[TargetGroup] | type[WorkingGroup]


def _of_profiles(keys: Iterable[int]) -> Names:
    return dict(Profile.objects.filter(pk__in=keys).values_list("pk", "organisation__name"))


def _of_meetings(keys: Iterable[int]) -> Names:
    return {row.pk: str(row) for row in Meeting.objects.filter(pk__in=keys).select_related("group")}


def _rows(model: NamedModel) -> Callable[[Iterable[int]], Names]:
    return lambda keys: dict(model.objects.filter(pk__in=keys).values_list("pk", "name"))


NOUNS: dict[str, Noun] = {
    "body": Noun("die Gebietskörperschaft", "in der Gebietskörperschaft", "der Gebietskörperschaft", _rows(Body)),
    "organisation": Noun("die Organisation", "in der Organisation", "der Organisation", _rows(Organisation)),
    "profile": Noun("die Organisation", "in der Organisation", "der Organisation", _of_profiles),
    "workinggroup": Noun("die Gruppe", "in der Gruppe", "der Gruppe", _rows(WorkingGroup)),
    "meeting": Noun("die Sitzung", "in der Sitzung", "der Sitzung", _of_meetings),
    "person": Noun("eine Ansprechperson", "bei einer Ansprechperson", "einer Ansprechperson"),
    "region": Noun("die Region", "in der Region", "der Region", _rows(Region)),
    "concept": Noun("das Konzept", "im Konzept", "des Konzepts", _titled(Concept)),
    "edition": Noun("die Fassung", "in der Fassung", "der Fassung", _titled(Edition)),
    "element": Noun("den Baustein", "im Baustein", "des Bausteins", _of_elements),
    "measure": Noun("die Maßnahme", "in der Maßnahme", "der Maßnahme", _of_measures),
    "targetgroup": Noun("die Zielgruppe", "in der Zielgruppe", "der Zielgruppe", _rows(TargetGroup)),
    "reading": Noun("das Dokument", "im Dokument", "des Dokuments", _rows(Reading)),
    "procedure": Noun("das Beteiligungsverfahren", "im Beteiligungsverfahren", "des Beteiligungsverfahrens",
                      _titled(Procedure)),
    "survey": Noun("die Umfrage", "in der Umfrage", "der Umfrage", _titled(Survey)),
    "response": Noun("den Bogen", "im Bogen", "des Bogens"),
    "event": Noun("die Veranstaltung", "in der Veranstaltung", "der Veranstaltung", _titled(Event)),
    "contribution": Noun("den Beitrag", "im Beitrag", "des Beitrags", _of_contributions),
    "arrival": Noun("eine angekommene Datei", "bei einer angekommenen Datei", "einer angekommenen Datei"),
    "contributor": Noun("die Anschrift zu einem Beitrag", "in der Anschrift zu einem Beitrag",
                        "der Anschrift zu einem Beitrag"),
    "invitation": Noun("eine Einladung", "in einer Einladung", "einer Einladung", _of_invitations),
    "outgoingmail": Noun("eine Nachricht", "in einer Nachricht", "einer Nachricht"),
    "signedlink": Noun("einen Link", "in einem Link", "eines Links"),
    "barrierreport": Noun("die Meldung einer Barriere", "bei der Meldung einer Barriere", "der Meldung einer Barriere"),
    "attachment": Noun("eine Datei", "bei einer Datei", "einer Datei"),
    "bundle": Noun("das Bündel", "im Bündel", "des Bündels", _bundles),
    "decision": Noun("eine Entscheidung", "bei einer Entscheidung", "einer Entscheidung"),
    "change": Noun("eine Änderung", "bei einer Änderung", "einer Änderung"),
    "lettertemplate": Noun("die Briefvorlage", "in der Briefvorlage", "der Briefvorlage"),
    "textblock": Noun("einen Textbaustein", "in einem Textbaustein", "eines Textbausteins"),
    "nightlyrun": Noun("den Nachtlauf", "im Nachtlauf", "des Nachtlaufs"),
}
"""Kinds of objects as the log names them ("edition 12")."""


def name_subjects(subjects: Iterable[str]) -> dict[str, Named]:
    """Names of objects; as many queries as there are kinds."""
    by_kind: dict[str, set[int]] = {}
    wanted = set(subjects)
    for subject in wanted:
        kind, _, key = subject.partition(" ")
        if key.isdecimal():
            by_kind.setdefault(kind, set()).add(int(key))
    people = name_people(subject for subject in wanted if subject.startswith("account "))
    names = {kind: noun.named(by_kind.get(kind, ())) for kind, noun in NOUNS.items() if noun.named and kind in by_kind}
    return {subject: _named(subject, names, people) for subject in wanted}


def name_people(actors: Iterable[str]) -> dict[str, str]:
    """Names of those who acted; an account that is gone keeps its number only."""
    wanted = set(actors)
    keys = [int(actor.removeprefix("account ")) for actor in wanted if actor.startswith("account ")]
    known = {f"account {account.pk}": str(account) for account in Account.objects.filter(pk__in=keys)}
    return {actor: known.get(actor) or _unknown(actor) for actor in wanted}


def _unknown(actor: str) -> str:
    if actor.startswith("account "):
        return f"Konto {actor.removeprefix('account ')} (gelöscht)"
    return {"system": "Das Programm", "visitor": "Jemand ohne Konto"}.get(actor, "Jemand")


def _named(subject: str, names: dict[str, Names], people: dict[str, str]) -> Named:
    kind, _, key = subject.partition(" ")
    if kind == "account":
        return Named(people[subject], f"bei {people[subject]}", f"von {people[subject]}")
    noun = NOUNS.get(kind)
    if noun is None:
        return Named("einen Eintrag", "in einem Eintrag", "eines Eintrags")
    name = names.get(kind, {}).get(int(key)) if key.isdecimal() else None
    end = f" „{name}“" if name else ""
    return Named(noun.it + end, noun.at + end, noun.of + end)
