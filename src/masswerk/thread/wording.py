"""How the wording of an element went from edition to edition: what changed, what became of it, what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
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


def versions(element: Element, passages: Sequence[Passage], order: Mapping[int, int]) -> list[Version]:
    """An element through the editions, oldest first; two queries.

    passages: where it stands, with wording and edition, oldest edition first
    order:    the editions that the viewer may read, by number, to their places from oldest to newest
    """
    found = {passage.edition_id: _version(passage, before) for passage, before in zip(
        passages, [None, *passages], strict=False)}
    for erratum in Erratum.objects.filter(element=element, edition__in=found):
        found[erratum.edition_id].errata.append(erratum)
    for row in _stated(element, order):
        version = found.setdefault(row.edition_id, Version(row.edition))
        if row.old_id == element.pk and row.new_id != element.pk:
            version.fates.append(_kin(row, row.new))
        elif row.new_id == element.pk and row.old_id != element.pk:
            version.origins.append(_kin(row, row.old))
    return sorted(found.values(), key=lambda version: order[version.edition.pk])


def _stated(element: Element, readable: Iterable[int]) -> QuerySet[Any]:
    """What is stated about an element but that it goes on or is new; with what the others are called."""
    there = Passage.objects.filter(edition__in=readable).exclude(element=element).filter(
        Q(element=OuterRef("old")) | Q(element=OuterRef("new"))).order_by("-edition__created_at", "-edition_id")
    rows: QuerySet[Any] = Lineage.objects.filter(Q(old=element) | Q(new=element), edition__in=readable).exclude(
        relation__in=[Lineage.Relation.CONTINUED, Lineage.Relation.NEW]).annotate(
        other_title=Subquery(there.values("wording__title")[:1]),
        other_text=Subquery(there.values("wording__text")[:1])).select_related("old", "new", "edition")
    return rows.order_by("id")


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


def _kin(row: Any, other: Element | None) -> Kin:
    """The other end of a row of `_stated`, called as in the newest edition the viewer may read."""
    name = row.other_title or _first_words(row.other_text or "")
    return Kin(row.relation, row.reason, other.key if other else "", name)


def _first_words(text: str) -> str:
    found = plain(text).split()
    return " ".join(found[:WORDS]) + (" …" if len(found) > WORDS else "")


