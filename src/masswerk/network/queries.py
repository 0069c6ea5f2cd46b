"""What pages read of the network; the same few queries at any number of rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from masswerk.bodies.models import Body
from masswerk.concepts.models import CHRONOLOGICAL, PUBLIC_STATES, Edition, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.network.models import Contact, GroupTask, Meeting, Membership, Profile, ProfileTopic, Sort, WorkingGroup
from masswerk.network.rules.duplicates import Facts, Twin, doubles
from masswerk.network.rules.languages import LANGUAGES, Language

DISCUSSED = (Kind.FIELD, Kind.CROSS_CUTTING_THEME, Kind.GUIDELINE, Kind.GOAL, Kind.APPROACH, Kind.MEASURE)
"""Kinds a meeting can talk about."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation in a list. letter: under which it stands; topics: names of fields of action"""

    profile: Profile
    letter: str
    topics: tuple[str, ...]

    @property
    def languages(self) -> list[tuple[str, Language]]:
        """Its languages with their names."""
        return [(code, LANGUAGES[code]) for code in self.profile.languages if code in LANGUAGES]

    @property
    def sort(self) -> str:
        """What sort it is, in German."""
        return str(Sort(self.profile.sort).label)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: words, sort, key of a topic, short name of a language; "" for all."""

    words: str = ""
    sort: str = ""
    topic: str = ""
    language: str = ""

    @property
    def is_narrow(self) -> bool:
        """True where something is left out."""
        return bool(self.words or self.sort or self.topic or self.language)


def listed(profiles: QuerySet[Profile], wanted: Wanted, names: dict[int, str]) -> list[Listed]:
    """Organisations as asked for, by name; two queries. names: of fields of action, by element"""
    rows = profiles.select_related("organisation").prefetch_related(
        Prefetch("topics", ProfileTopic.objects.order_by("pk")))
    found = [_row(row, names) for row in rows if _fits(row, wanted)]
    return sorted(found, key=lambda one: _plain(one.profile.organisation.name))


def _row(row: Profile, names: dict[int, str]) -> Listed:
    topics = tuple(names[topic.element_id] for topic in row.topics.all() if topic.element_id in names)
    first = _plain(row.organisation.name)[:1].upper()
    return Listed(row, first if first.isalpha() else "#", topics)


def _fits(row: Profile, wanted: Wanted) -> bool:
    if wanted.sort and row.sort != wanted.sort:
        return False
    if wanted.topic and wanted.topic not in {str(topic.element_id) for topic in row.topics.all()}:
        return False
    if wanted.language and wanted.language not in row.languages:
        return False
    names = [LANGUAGES[code].german for code in row.languages if code in LANGUAGES]
    # compared in Python, because SQLite folds the case of ASCII letters only
    text = _plain(" ".join([row.organisation.name, row.organisation.short_name, row.offers, row.town, *names]))
    return all(word in text for word in _plain(wanted.words).split())


def _plain(text: str) -> str:
    """Lower case without accents, so that "Mütter" stands beside "Mutter" and is found as "mutter"."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def letters(rows: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """Rows under their letters, in order."""
    under: dict[str, list[Listed]] = {}
    for row in rows:
        under.setdefault(row.letter, []).append(row)
    return list(under.items())


def edition_of(body: Body) -> Edition | None:
    """The edition whose fields a body works by: the newest public one, else the newest."""
    editions = list(Edition.objects.filter(body=body).order_by(*CHRONOLOGICAL))
    public = [edition for edition in editions if edition.state in PUBLIC_STATES]
    return public[-1] if public else editions[-1] if editions else None


def choosable(body: Body, kinds: Iterable[str] = (Kind.FIELD,)) -> dict[int, str]:
    """Elements one can name, in the order of the text: element to number and title; two queries."""
    edition = edition_of(body)
    if edition is None:
        return {}
    rows = Passage.objects.filter(edition=edition, kind__in=list(kinds)).order_by("position").values_list(
        "element_id", "number", "wording__title", "wording__text")
    return {element: _named(number, title, text) for element, number, title, text in rows}


def names_of(elements: Iterable[int]) -> dict[int, str]:
    """How elements are called in the newest edition they stand in; one query."""
    rows = Passage.objects.filter(element__in=set(elements)).order_by("edition_id").values_list(
        "element_id", "number", "wording__title", "wording__text")
    return {element: _named(number, title, text) for element, number, title, text in rows}


def _named(number: str, title: str, text: str | None) -> str:
    words = " ".join((title or text or "ohne Titel").split())
    return f"{number} {words[:90]}".strip()


def contacts(profile: Profile) -> list[Contact]:
    """Whom to reach at an organisation, by name."""
    rows = Contact.objects.filter(profile=profile).select_related("person")
    return sorted(rows, key=lambda contact: contact.person.name.casefold())


def public_contacts(profile: Profile) -> list[Contact]:
    """Whom everybody may reach there."""
    return [contact for contact in contacts(profile) if contact.is_public]


def possible_doubles(body: Body) -> list[tuple[Profile, Twin]]:
    """Organisations of a body that are probably one, each pair once; one query."""
    rows = {row.organisation_id: row for row in Profile.objects.filter(body=body).select_related(
        "organisation").order_by("pk")}
    return [(rows[key], twin) for key, twin in doubles(facts_of(rows.values()))]


def facts_of(profiles: Iterable[Profile]) -> list[Facts]:
    """What tells organisations apart."""
    return [Facts(row.organisation_id, row.organisation.name, row.organisation.short_name, row.mail,
                  row.organisation.website) for row in profiles]


def members(group: WorkingGroup) -> list[Membership]:
    """Who belongs to a group, by name of the organisation; one query."""
    rows = Membership.objects.filter(group=group).select_related("profile__organisation", "contact__person")
    return sorted(rows, key=lambda row: ((row.profile.organisation.name if row.profile else "~").casefold(), row.pk))


def meetings(group: WorkingGroup) -> QuerySet[Meeting]:
    """Meetings of a group, the newest first."""
    return Meeting.objects.filter(group=group).select_related("group")


def open_tasks(group: WorkingGroup) -> QuerySet[GroupTask]:
    """What is still to be done, the earliest first."""
    return GroupTask.objects.filter(meeting__group=group, done_on=None).select_related(
        "meeting", "profile__organisation")


def next_meetings(groups: Iterable[WorkingGroup], today: date) -> dict[int, Meeting]:
    """The next meeting of each group; one query."""
    rows = Meeting.objects.filter(group__in=[group.pk for group in groups], held_on__gte=today,
                                  cancelled_at=None).order_by("-held_on", "-begins_at")
    return {meeting.group_id: meeting for meeting in rows}


def mail_of(membership: Membership) -> str:
    """Where a member reads mail: the person's address, else the organisation's; "" for nowhere."""
    own = membership.contact.mail if membership.contact else ""
    return own or (membership.profile.mail if membership.profile else "")
