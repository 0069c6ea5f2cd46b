"""What the thread makes of this package's own relations to elements; wording is read by the thread itself."""

from __future__ import annotations

from masswerk.concepts.hooks import Audience, ThreadRelation

WORDING = ("wording",)


def _wording(model: str, field: str, why: str) -> ThreadRelation:
    return ThreadRelation(f"concepts.{model}", field, WORDING, Audience.PUBLIC, why)


def _silent(model: str, field: str, why: str) -> ThreadRelation:
    return ThreadRelation(f"concepts.{model}", field, (), Audience.NOBODY, why)


RELATIONS = (
    _wording("Passage", "element", "its place and wording in each edition"),
    _wording("Wording", "element", "the text itself; drafts for those who may read them"),
    _wording("Lineage", "old", "what became of it in the next edition"),
    _wording("Lineage", "new", "where it came from"),
    _wording("Erratum", "element", "dated corrections of an adopted text"),
    _silent("Passage", "parent", "order of the text; the reading page shows it"),
    _silent("Belonging", "element", "themes and fields stand beside the passage on the reading page"),
    _silent("Belonging", "target", "the page of a theme lists its passages"),
    _silent("Interface", "source", "stands beside both fields on the reading page"),
    _silent("Interface", "target", "stands beside both fields on the reading page"),
    _silent("Figure", "element", "pictures stand with the wording on the reading page"),
    _silent("Rendition", "element", "the same wording in another language, read by the language switch"),
)
