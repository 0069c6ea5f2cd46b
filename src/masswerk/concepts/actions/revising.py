"""Writing the concept forward: a new draft from an edition."""

from __future__ import annotations

from django.db.models import ProtectedError

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.building import build_edition
from masswerk.concepts.actions.common import open_for_change
from masswerk.concepts.actions.picturing import copy_figures, take_away
from masswerk.concepts.models import Belonging, Edition, Figure, Interface, Lineage, Passage, Rendition, Wording
from masswerk.concepts.refusals import StillNeeded, WrongState
from masswerk.concepts.rules.content import Node, Rendered


@action("edition.revision_opened")
def open_revision(edition: Edition, *, key: str, title: str, by: Actor) -> Edition:
    """Make a new draft from an edition: elements keep their identity, each starts as continued."""
    if edition.state == "draft":
        raise WrongState(edition=edition.title, state=edition.get_state_display())
    draft = build_edition(edition.concept, key=key, title=title, nodes=as_nodes(edition), based_on=edition,
                          lead=edition.lead, by=by)
    Interface.objects.bulk_create([
        Interface(body_id=i.body_id, edition=draft, source_id=i.source_id, target_id=i.target_id, note=i.note)
        for i in Interface.objects.filter(edition=edition)])
    copy_figures(edition, draft)
    Lineage.objects.bulk_create([
        Lineage(body_id=draft.body_id, edition=draft, old_id=element, new_id=element,
                relation=Lineage.Relation.CONTINUED)
        for element in Passage.objects.filter(edition=draft).values_list("element_id", flat=True)])
    return draft


@action("edition.discarded")
def discard_draft(edition: Edition, *, by: Actor) -> None:
    """Delete a draft that nothing is based on; its wordings stay in the log. Raises WrongState, StillNeeded."""
    open_for_change(edition)
    if edition.state != "draft" or edition.revisions.exists():
        raise WrongState(edition=edition.title, state=edition.get_state_display())
    take_away(Figure.objects.filter(edition=edition), by=by)
    try:
        for model in (Interface, Belonging, Rendition, Lineage, Passage, Wording):
            model.objects.filter(edition=edition).delete()
        edition.delete()
    except ProtectedError as fault:
        raise StillNeeded(edition=edition.title, what=_named(fault)) from fault


def _named(fault: ProtectedError) -> str:
    """What still stands on the edition, in German, each sort once."""
    return ", ".join(sorted({str(row._meta.verbose_name_plural) for row in fault.protected_objects}))


def as_nodes(edition: Edition) -> list[Node]:
    """An edition's passages as plain nodes, parents first."""
    rows = list(queries.passages(edition))
    keys = {row.element_id: row.element.key for row in rows}
    belongings: dict[tuple[int, str], list[str]] = {}
    for item in Belonging.objects.filter(edition=edition).order_by("id"):
        belongings.setdefault((item.element_id, item.sort), []).append(keys[item.target_id])
    rendered: dict[int, list[Rendered]] = {}
    for r in Rendition.objects.filter(edition=edition).order_by("language"):
        rendered.setdefault(r.element_id, []).append(Rendered(r.language, r.title, r.text, r.wording_hash))
    return [Node(
        key=row.element.key, kind=row.kind, parent=keys.get(row.parent_id or 0, ""), number=row.number,
        title=row.wording.title or "", text=row.wording.text or "",
        themes=tuple(belongings.get((row.element_id, Belonging.Sort.THEME), [])),
        fields=tuple(belongings.get((row.element_id, Belonging.Sort.FIELD), [])),
        renditions=tuple(rendered.get(row.element_id, []))) for row in in_order(rows)]


def in_order(rows: list[Passage]) -> list[Passage]:
    """Passages in reading order: depth first, by position."""
    below: dict[int | None, list[Passage]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    found: list[Passage] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting.extend(reversed(below.get(row.element_id, [])))
    return found
