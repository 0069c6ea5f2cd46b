"""The glossary."""

from __future__ import annotations

from masswerk.base.actions import Actor, action
from masswerk.concepts.models import Concept, GlossaryTerm
from masswerk.concepts.refusals import NothingSaid


@action("term.defined")
def define_term(concept: Concept, *, key: str, term: str, explanation: str, by: Actor,
                variants: list[str] | None = None, renditions: dict[str, dict[str, str]] | None = None) -> GlossaryTerm:
    """Explain a word; the same key again replaces the explanation."""
    if not term.strip() or not explanation.strip():
        raise NothingSaid()
    row = GlossaryTerm.objects.filter(concept=concept, key=key).first() or GlossaryTerm(
        body_id=concept.body_id, concept=concept, key=key)
    row.term, row.explanation = term.strip(), explanation.strip()
    row.variants, row.renditions = variants or [], renditions or row.renditions
    row.full_clean(exclude=["body", "concept"])
    row.save()
    return row


@action("term.removed")
def remove_term(term: GlossaryTerm, *, by: Actor) -> None:
    """Take a word out of the glossary."""
    term.delete()
