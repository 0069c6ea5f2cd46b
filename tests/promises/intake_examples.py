"""One example call of every action on documents that are read in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from masswerk.base.actions import SYSTEM
from masswerk.intake import actions as intake
from masswerk.intake.actions.accepting import NewConcept
from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.refusals import ReadingFailed
from tests.intake import samples
from tests.site.world import Place

Call = Callable[[], Any]


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def proposal(place: Place, title: str = "Der Kreis fördert Kurse?") -> Proposal:
    return Proposal.objects.select_related("reading").get(reading=place.reading.pk, title=title)


def reading(place: Place) -> Reading:
    return Reading.objects.select_related("body").get(pk=place.reading.pk)


def loose_line(place: Place) -> int:
    """A line of the source that is nowhere."""
    found = SourceLine.objects.filter(reading=place.reading, owner=None, reason="").first()
    assert found is not None
    return found.number


def step(function: Callable[..., Any], **facts: object) -> Callable[[Place], Call]:
    """An example of a step of the review."""
    return lambda place: bound(function, proposal(place, "Die Kammer berät laufend."), **facts)


def left_out(place: Place) -> Call:
    intake.leave_out(proposal(place), by=SYSTEM)
    return bound(intake.take_back_in, proposal(place))


def sentences(place: Place) -> Call:
    """An element whose one line holds two sentences."""
    spec = (*samples.SMALL, (1, "text", "Erster Satz steht hier. Zweiter Satz steht dort."))
    other = samples.reading(place.body, spec=spec)
    return bound(intake.split_text, samples.named(other, "Erster Satz steht hier. Zweiter Satz steht dort."), sentence=2)


def two_lines(place: Place) -> Call:
    """An element that has two lines of the source."""
    chosen = proposal(place, "Vereine sind offen.")
    line = loose_line(place)
    intake.assign_lines(chosen, lines=[line], by=SYSTEM)
    return bound(intake.split_at, Proposal.objects.select_related("reading").get(pk=chosen.pk), line=line)


def accepted(place: Place) -> Call:
    return bound(intake.accept, reading(place), concept=NewConcept("neu", "Neues Konzept"), key="2030", title="Neu",
                 losses_known=True)


def waiting(place: Place) -> Reading:
    return samples.waiting(place.body)


def discarded(place: Place) -> Call:
    done = reading(place)
    intake.discard(done, by=SYSTEM)
    return bound(intake.take_up_again, done)


def undone(place: Place) -> Call:
    intake.indent(proposal(place, "Die Kammer berät laufend."), by=SYSTEM)
    return bound(intake.undo, reading(place))


INTAKE: dict[str, Callable[[Place], Call]] = {
    "lines.assigned": lambda p: bound(intake.assign_lines, proposal(p), lines=[loose_line(p)]),
    "lines.founded": lambda p: bound(intake.found_from_lines, reading(p), lines=[loose_line(p)]),
    "lines.left_out": lambda p: bound(intake.leave_out_lines, reading(p), lines=[loose_line(p)], reason="Seitenkopf"),
    "proposal.changed": step(intake.change, kind="goal", title="Neu"),
    "proposal.confirmed": lambda p: bound(intake.confirm, proposal(p)),
    "proposal.indented": step(intake.indent),
    "proposal.left_out": step(intake.leave_out),
    "proposal.merged": step(intake.merge_with_previous),
    "proposal.moved": lambda p: bound(intake.move, proposal(p), below=proposal(p, "Sport?"), place=1),
    "proposal.moved_down": lambda p: bound(intake.move_down, proposal(p)),
    "proposal.moved_up": step(intake.move_up),
    "proposal.outdented": step(intake.outdent),
    "proposal.split": two_lines,
    "proposal.split_in_text": sentences,
    "proposal.taken_back_in": left_out,
    "reading.accepted": accepted,
    "reading.discarded": lambda p: bound(intake.discard, reading(p)),
    "reading.proposed": lambda p: bound(intake.propose, waiting(p), samples.outline(lost=1)),
    "reading.refused": lambda p: bound(intake.refused, waiting(p), ReadingFailed(name="x")),
    "reading.started": lambda p: bound(intake.started, waiting(p)),
    "reading.taken_in": lambda p: bound(intake.take_in, p.body, file=ContentFile(b"Text"), name="neu.txt"),
    "reading.taken_in_again": lambda p: bound(intake.take_in_again, reading(p)),
    "reading.taken_up_again": discarded,
    "review.undone": undone,
}
