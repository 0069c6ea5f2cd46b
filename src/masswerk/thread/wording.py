"""How the wording of an element went from edition to edition: what changed, what became of it, what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from masswerk.base.components.text import redline
from masswerk.concepts.models import Edition, Element, Erratum, Lineage, Passage
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.redline import words
from masswerk.documents.markdown import plain
from masswerk.documents.markup import Page, to_html

WORDS = 10


@dataclass(frozen=True, slots=True)
class Kin:
    """Another element it came from or became: with which relation, why, and how it is called there."""

    relation: str
    reason: str
    key: str = ""
    name: str = ""


@dataclass(slots=True)
class Version:
    """An element in one edition.

    title, html: with changes against the edition before marked; both "" where it does not stand in this one
    is_same:     reads as in the edition before
    origins, fates: where it came from, and what it became
    """

    edition: Edition
    stands: bool = False
    is_first: bool = False
    is_same: bool = False
    title: SafeString = field(default_factory=SafeString)
    html: SafeString = field(default_factory=SafeString)
    errata: list[Erratum] = field(default_factory=list)
    origins: list[Kin] = field(default_factory=list)
    fates: list[Kin] = field(default_factory=list)


def versions(element: Element, passages: Sequence[Passage], editions: Iterable[Edition]) -> list[Version]:
    """An element through the editions, oldest first; four queries.

    passages: where it stands, with wording and edition, oldest edition first
    editions: all that the viewer may read
    """
    found = {passage.edition_id: _version(passage, before) for passage, before in zip(
        passages, [None, *passages], strict=False)}
    readable = {edition.pk: edition for edition in editions}
    for erratum in Erratum.objects.filter(element=element, edition__in=found):
        found[erratum.edition_id].errata.append(erratum)
    stated = Lineage.objects.filter(edition__in=readable).exclude(
        relation__in=[Lineage.Relation.CONTINUED, Lineage.Relation.NEW]).select_related("old", "new").order_by("id")
    rows = list(stated.filter(old=element) | stated.filter(new=element))
    names = _names(rows, readable)
    for row in rows:
        version = found.setdefault(row.edition_id, Version(readable[row.edition_id]))
        if row.old_id == element.pk and row.new_id != element.pk:
            version.fates.append(_kin(row, row.new, names))
        elif row.new_id == element.pk and row.old_id != element.pk:
            version.origins.append(_kin(row, row.old, names))
    return sorted(found.values(), key=lambda version: (version.edition.created_at, version.edition.pk))


def _version(passage: Passage, before: Passage | None) -> Version:
    now, was = passage.wording, before.wording if before else None
    if was is None:
        return Version(passage.edition, True, is_first=True, title=redline([("", now.title or "")]),
                       html=_html(now.text or "", now.text or ""))
    if was.hash == now.hash:
        return Version(passage.edition, True, is_same=True)
    changes = [("" if op == "equal" else op, text) for op, text in words(was.title or "", now.title or "")]
    return Version(passage.edition, True, title=redline(changes), html=_html(was.text or "", now.text or ""))


def _html(old: str, new: str) -> SafeString:
    page = Page(said=(_("eingefügt"), _("gestrichen"), _("Ende")))
    return mark_safe(to_html(marked_blocks(old, new), page))  # noqa: S308  every word is escaped by to_html


def _kin(row: Lineage, other: Element | None, names: dict[int, str]) -> Kin:
    return Kin(row.relation, row.reason, other.key if other else "", names.get(other.pk, "") if other else "")


def _names(rows: Iterable[Lineage], editions: dict[int, Edition]) -> dict[int, str]:
    """What the other elements are called, in the newest edition the viewer may read."""
    others = {pk for row in rows for pk in (row.old_id, row.new_id) if pk}
    found = Passage.objects.filter(element__in=others, edition__in=editions).order_by(
        "edition__created_at", "edition_id").values_list("element_id", "wording__title", "wording__text")
    return {element: title or _first_words(text or "") for element, title, text in found}


def _first_words(text: str) -> str:
    found = plain(text).split()
    return " ".join(found[:WORDS]) + (" …" if len(found) > WORDS else "")


