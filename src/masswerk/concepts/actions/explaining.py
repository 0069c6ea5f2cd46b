"""The glossary."""

from __future__ import annotations

from django.utils.text import slugify

from masswerk.base.actions import Actor, action
from masswerk.concepts.actions.common import sound, touch
from masswerk.concepts.models import Concept, GlossaryTerm
from masswerk.concepts.refusals import NothingSaid, TermTaken


@action("term.defined")
def define_term(concept: Concept, *, term: str, explanation: str, by: Actor, key: str = "",
                variants: list[str] | None = None, renditions: dict[str, dict[str, str]] | None = None) -> GlossaryTerm:
    """Explain a word; the same key again replaces the explanation.

    key: "" for a word that is new; it gets one
    variants: other spellings that lead to it; renditions: language to "term" and "explanation"
    Raises NothingSaid, TermTaken.
    """
    term, explanation = sound(term), sound(explanation)
    if not term or not explanation:
        raise NothingSaid()
    # two who explain the same word at once: the second waits here, and is told
    Concept.objects.select_for_update(no_key=True).only("pk").get(pk=concept.pk)
    key = key or _new_key(concept, term)
    if GlossaryTerm.objects.filter(concept=concept, term__iexact=term).exclude(key=key).exists():
        raise TermTaken(term=term)
    row = GlossaryTerm.objects.filter(concept=concept, key=key).first() or GlossaryTerm(
        body_id=concept.body_id, concept=concept, key=key)
    row.term, row.explanation = term, explanation
    row.variants = [sound(variant) for variant in variants or []]
    if renditions is not None:
        row.renditions = {code: {part: sound(said) for part, said in own.items()} for code, own in renditions.items()}
    row.full_clean(exclude=["body", "concept"])
    row.save()
    _touch_all(concept)
    return row


def _new_key(concept: Concept, term: str) -> str:
    start = slugify(term)[:50] or "begriff"
    taken = set(concept.terms.values_list("key", flat=True))
    return next(key for key in (start, *(f"{start}-{count}" for count in range(2, len(taken) + 3))) if key not in taken)


@action("term.removed")
def remove_term(term: GlossaryTerm, *, by: Actor) -> None:
    """Take a word out of the glossary."""
    term.delete()
    _touch_all(term.concept)


def _touch_all(concept: Concept) -> None:
    """Every edition shows the glossary, so every page is fetched anew."""
    for edition in concept.editions.all():
        touch(edition)
