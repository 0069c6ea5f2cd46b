"""Participation on the thread: what people said about an element, how it was weighed, and what changed by it."""

from __future__ import annotations

from masswerk.concepts.hooks import Audience, ThreadRelation


def _silent(model: str, field: str, why: str) -> ThreadRelation:
    return ThreadRelation(f"participation.{model}", field, (), Audience.NOBODY, why)


RELATIONS = (
    _silent("Baseline", "element", "the wording as laid out is one of its wordings, which the thread shows"),
    _silent("Anchor", "element", "shown with the page of contributions"),
    _silent("Amendment", "element", "shown with the page of contributions"),
    _silent("Decision", "measure", "shown with the page of contributions"),
    _silent("Change", "element", "shown with the page of contributions"),
)
