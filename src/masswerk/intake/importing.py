"""A document becomes a draft edition in one go, for the command line; the review is left to the editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File

from masswerk.base.actions import Actor
from masswerk.bodies.models import Body
from masswerk.concepts.models import Concept, Edition
from masswerk.documents.refusals import Unreadable
from masswerk.intake import actions, queries
from masswerk.intake.models import Reading
from masswerk.intake.naming import guess
from masswerk.intake.rules.outline import outline
from masswerk.intake.uploads import read_upload


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a document: its draft, where its lines went, and how many elements are doubtful."""

    edition: Edition
    coverage: queries.Coverage
    doubts: int


def import_document(body: Body, path: Path, *, by: Actor, concept: str = "", key: str = "", title: str = "",
                    progress: Callable[[int, int], None] | None = None) -> Imported:
    """Read a document and accept what was proposed; lines that are nowhere are counted, not refused.

    concept:    short name of the body's concept, founded if there is none; "" for one named after the document
    key, title: of the edition; "" for the document's year
    progress:   called with (done, whole) while reading
    Raises a subclass of `documents.refusals.Unreadable`; KeyTaken where the edition exists.
    """
    with path.open("rb") as file:
        reading = actions.take_in(body, file=File(file), name=path.name, again=True, queue=False, by=by)
    _read(reading, progress, by)
    coverage, doubts = queries.coverage(reading), queries.doubts(reading).count()
    names = guess(reading)
    slug = concept or names.concept_slug
    known = Concept.objects.filter(body=body, slug=slug).first()
    edition = actions.accept(
        reading, concept=known or actions.NewConcept(slug, names.concept_title), key=key or names.key,
        title=title or (f"Fassung {key}" if key else names.title), losses_known=True, by=by)
    return Imported(edition, coverage, doubts)


def _read(reading: Reading, progress: Callable[[int, int], None] | None, by: Actor) -> None:
    actions.started(reading, by=by)
    try:
        source = read_upload(reading, progress)
    except Unreadable as refusal:
        actions.refused(reading, refusal, by=by)
        raise
    actions.propose(reading, outline(source), by=by)
