"""One example call of every action of weighing; `examples.py` says what an example is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from masswerk.base.actions import SYSTEM, writing
from masswerk.concepts.actions import edit_passage
from masswerk.concepts.models import Element, Passage
from masswerk.documents.writers.letter_template import default_template
from masswerk.participation.actions import answering, assigning, bundling, changing, closing, deciding, text_blocks
from masswerk.participation.actions import letter_paper as letters
from masswerk.participation.actions.contributing import submit
from masswerk.participation.answers import Answer, answers
from masswerk.participation.letter_paper import checked
from masswerk.participation.models import Amendment, Bundle, Decision, Procedure, Statement
from masswerk.participation.rules.drafts import At, Person, Proposal
from tests.participation.weighing import NOW, opened
from tests.site.world import Place

Call = Callable[[], Any]
TEXT = "Guten Tag. Wir brauchen mehr Kurse. Danke."


def procedure(place: Place) -> Procedure:
    return Procedure.objects.filter(edition=place.draft, slug="abwaegen").first() or opened(place.draft, "abwaegen")


def passage(place: Place) -> Passage:
    return Passage.objects.select_related("wording", "edition", "element", "parent").get(
        edition=place.draft, element__key=place.prefix + "m1")


def theme(place: Place) -> Element:
    return Element.objects.get(concept=place.concept, key=place.prefix + "thema")


def statement(place: Place, sort: str = "") -> Statement:
    """Something said to a passage; with a sort, it proposes a wording."""
    row = passage(place)
    proposals = [Proposal(row.element_id, row.wording_id, "Wir fördern mehr Kurse.", "Kurse", sort)] if sort else []
    made = submit(procedure(place), text=TEXT, channel="letter", at=[At(row.element_id, row.wording_id)],
                  proposals=proposals, by=SYSTEM, now=NOW)
    return Statement.objects.select_related("contribution", "procedure__edition").get(contribution=made.contribution)


def parted(place: Place) -> Statement:
    """The second statement of a contribution."""
    first = statement(place)
    assigning.carve_statement(first.contribution, start=0, end=10, by=SYSTEM)
    return Statement.objects.select_related("contribution", "procedure").get(contribution=first.contribution, number=2)


def bundle(place: Place) -> Bundle:
    return bundling.make_bundle([statement(place), statement(place)], title="Mehr Kurse", by=SYSTEM)


def decision(place: Place, outcome: str = "noted", sort: str = "") -> Decision:
    return deciding.draft_decision(statement(place, sort), outcome=outcome, reason="Danke.", by=SYSTEM)


def answer(place: Place) -> Answer:
    """The answer to somebody who left an address, to a contribution that is decided."""
    made = submit(procedure(place), text=TEXT, channel="letter", person=Person("Erika Beispiel", "e@example.org"),
                  by=SYSTEM, now=NOW)
    drafted = deciding.draft_decision(Statement.objects.get(contribution=made.contribution), outcome="noted",
                                      reason="Danke.", by=SYSTEM)
    with writing("test.confirmed", by=SYSTEM):
        Decision.objects.filter(pk=drafted.pk).update(confirmed_at=NOW)
    return next(one for one in answers(procedure(place)) if one.contribution == made.contribution)


def adopted(place: Place, sort: str) -> Amendment:
    made = decision(place, "adopted", sort)
    return Amendment.objects.select_related("statement__contribution").get(statement=made.statement)


def rewritten(place: Place) -> Element:
    """A passage the office has changed by hand."""
    row = passage(place)
    procedure(place)
    edit_passage(row, title="Kurse", text="Anders.", serial=row.wording.serial, by=SYSTEM)
    return row.element


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def applied(place: Place) -> Call:
    proposal, row = adopted(place, "reword"), passage(place)
    return bound(changing.apply_amendments, row, procedure(place), amendments=[proposal], title="Kurse",
                 text="Wir fördern mehr Kurse.", serial=row.wording.serial)


def added(place: Place) -> Call:
    return bound(changing.add_passage, passage(place), procedure(place), amendment=adopted(place, "add"), kind="text",
                 title="", text="Neu.")


def sent(function: Callable[..., Any], **facts: object) -> Callable[[Place], Call]:
    """An example of a step with a drafted decision."""
    return lambda place: (lambda made: bound(function, made, seen=made.seen, **facts))(decision(place))


def grounded(place: Place) -> Call:
    element = rewritten(place)
    return bound(changing.ground_change, procedure(place), element, decisions=[decision(place, "partly")])


WEIGHING: dict[str, Callable[[Place], Call]] = {
    "contribution.divided": lambda p: bound(assigning.carve_statement, statement(p).contribution, start=0, end=10),
    "contribution.joined": lambda p: bound(assigning.join_statement, parted(p)),
    "contribution.rest_marked": lambda p: bound(assigning.mark_rest, statement(p).contribution),
    "statement.reference_marked": lambda p: bound(assigning.mark_reference, statement(p), is_idle=True),
    "statement.assigned": lambda p: bound(assigning.assign, statement(p), elements=[theme(p)]),
    "statement.assigned_together": lambda p: bound(assigning.assign_together, [statement(p)], elements=[theme(p)]),
    "bundle.made": lambda p: bound(bundling.make_bundle, [statement(p), statement(p)], title="Mehr Kurse"),
    "bundle.left": lambda p: bound(bundling.leave_bundle, bundle(p).statements.select_related("procedure")[0]),
    "bundle.variant_marked": lambda p: bound(bundling.mark_variant, bundle(p).statements.all()[0], is_variant=True),
    "bundle.dissolved": lambda p: bound(bundling.dissolve_bundle, bundle(p)),
    "decision.drafted": lambda p: bound(deciding.draft_decision, statement(p), outcome="noted", reason="Danke."),
    "decision.drafted_together": lambda p: bound(deciding.decide_together, [statement(p), statement(p)],
                                                 outcome="noted", reason="Danke."),
    "decision.confirmed": sent(deciding.confirm_decision),
    "decision.confirmed_together": lambda p: bound(deciding.confirm_together, [decision(p)]),
    "decision.sent_back": sent(deciding.send_back, question="Warum?"),
    "decision.taken_back": sent(deciding.take_back_decision),
    "passage.changed_by_decision": applied,
    "passage.struck_by_decision": lambda p: bound(changing.strike_passage, passage(p), procedure(p),
                                                  amendments=[adopted(p, "strike")]),
    "passage.added_by_decision": added,
    "change.grounded": grounded,
    "change.marked_editorial": lambda p: bound(changing.mark_editorial, procedure(p), rewritten(p), note="Tippfehler"),
    "amendment.checked": lambda p: bound(changing.refuse_amendment, adopted(p, "reword")),
    "contribution.answered": lambda p: bound(answering.answer_by_mail, procedure(p), [answer(p)], page="https://x/",
                                             now=NOW),
    "letter_template.kept": lambda p: bound(letters.keep_template, p.body, checked(default_template(), "Brief.docx"),
                                            now=NOW),
    "letter_template.withdrawn": lambda p: bound(letters.withdraw_template, letters.keep_template(
        p.body, checked(default_template(), "Brief.docx"), by=SYSTEM, now=NOW)),
    "contribution.answered_by_letter": lambda p: bound(answering.note_letters, [answer(p)], now=NOW),
    "procedure.closed": lambda p: bound(closing.close_procedure, procedure(p), now=NOW),
    "text_block.kept": lambda p: bound(text_blocks.keep_text_block, p.body, title="Danke", text="Danke."),
    "text_block.removed": lambda p: bound(text_blocks.remove_text_block, text_blocks.keep_text_block(
        p.body, title="Danke", text="Danke.", by=SYSTEM)),
}
