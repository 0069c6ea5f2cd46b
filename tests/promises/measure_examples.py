"""One example call of every action on measures and their sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.bodies import organisations
from masswerk.bodies.models import Organisation
from masswerk.concepts.actions import open_revision
from masswerk.concepts.models import Edition, Element
from masswerk.measures import actions
from masswerk.measures.models import Measure, Task
from tests.site.world import TODAY, Place

Call = Callable[[], Any]


def bound(function: Callable[..., Any], *arguments: object, **facts: object) -> Call:
    return partial(function, *arguments, by=SYSTEM, **facts)


def element(place: Place) -> Element:
    return Element.objects.get(concept=place.concept, key="m1")


def measure(place: Place) -> Measure:
    return actions.describe(element(place), status="running", lead="Kreis", by=SYSTEM)


def without_sheet(place: Place) -> Element:
    found = Element.objects.filter(concept=place.concept, measure=None).first()
    assert found is not None
    return found


def sheet(place: Place) -> dict[str, Any]:
    return {"element": without_sheet(place).key, "status": "running", "lead": "", "reason": "", "since": "", "budget": "",
            "review_on": None, "lead_organisation": "Chor", "target_groups": ["Familien"],
            "money": [{"year": 2026, "source": "state", "programme": "", "guideline": "", "planned": "1.50",
                       "approved": None, "spent": None, "posts": None}]}


def taken_back(place: Place) -> Call:
    row = sheet(place)
    actions.take_in(place.concept, [row], by=SYSTEM)
    return bound(actions.take_back, place.concept, [{**row, "status": "done"}])


def club(place: Place, name: str = "Sprachbrücke e. V.") -> Organisation:
    return organisations.know(place.body, name=name, by=SYSTEM)


def task(place: Place) -> Task:
    return actions.add_task(measure(place), title="Raum suchen", by=SYSTEM)


def handed(place: Place) -> Call:
    actions.entrust(measure(place), {"lead_organisation_id": club(place).pk, "lead": ""}, by=SYSTEM)
    return bound(actions.hand_to, club(place), club(place, "Brücke Harz e. V."))


def revision(place: Place) -> Edition:
    return open_revision(place.adopted, key="2041", title="Neu", by=SYSTEM)


def adopted_measure(place: Place) -> Measure:
    found = Element.objects.filter(passages__edition=place.adopted.pk, passages__kind="measure").first()
    assert found is not None
    return actions.open_sheet(found, by=SYSTEM)


def undecided(place: Place) -> Call:
    row = actions.decide_fate(revision(place), adopted_measure(place), fate="carried", by=SYSTEM)
    return bound(actions.undecide_fate, row)


def group(place: Place) -> Any:
    return actions.name_target_group(place.body, name="Familien", by=SYSTEM)


MEASURES: dict[str, Callable[[Place], Call]] = {
    "measure.described": lambda p: bound(actions.describe, element(p), status="done", lead="Kreis"),
    "measure.opened": lambda p: bound(actions.open_sheet, without_sheet(p)),
    "measure.status_set": lambda p: bound(actions.set_status, measure(p), {"status": "waived", "reason": "Zu klein."}),
    "measure.entrusted": lambda p: bound(actions.entrust, measure(p), {
        "lead_organisation_id": club(p).pk, "lead": "", "partners": [{"organisation_id": club(p, "Chor").pk, "role": "Fest"}]}),
    "measure.addressed": lambda p: bound(actions.set_reach, measure(p), {"target_groups": [group(p).pk], "regions": []}),
    "measure.scheduled": lambda p: bound(actions.schedule, measure(p), {
        "planned_end": date(2027, 12, 31), "milestones": [{"title": "Lehrgang", "planned_on": TODAY, "reached_on": None}]}, on=TODAY),
    "measure.tasks_set": lambda p: bound(actions.set_tasks, measure(p), {"tasks": [{"title": "Raum suchen"}]}),
    "measure.money_set": lambda p: bound(actions.set_money, measure(p), {"money": [{"year": 2026, "source": "state"}]}),
    "measure.effect_set": lambda p: bound(actions.set_effect, measure(p), {
        "outcome": "Rat ist nah.", "outputs": [{"name": "Berufungen", "unit": "Personen", "year": 2026}]}),
    "measure.grounded": lambda p: bound(actions.ground, measure(p), {"legal_basis": "§ 1", "papers": [{"label": "KT 1"}]}),
    "measure.noted": lambda p: bound(actions.take_notes, measure(p), {"notes": "Nachfragen."}),
    "measure.published": lambda p: bound(actions.publish, measure(p), ["lead", "money"]),
    "measure.fate_decided": lambda p: bound(actions.decide_fate, revision(p), adopted_measure(p), fate="carried"),
    "measure.fate_undecided": undecided,
    "measure.fates_confirmed": lambda p: bound(actions.confirm_fates, revision(p), [
        actions.Choice(adopted_measure(p), "carried")]),
    "measures.handed_to": handed,
    "measures.taken_in": lambda p: bound(actions.take_in, p.concept, [sheet(p)]),
    "measures.taken_back": taken_back,
    "target_group.named": lambda p: bound(actions.name_target_group, p.body, name="Familien"),
    "target_group.renamed": lambda p: bound(actions.rename_target_group, group(p), name="Eltern"),
    "target_group.retired": lambda p: bound(actions.retire_target_group, group(p)),
    "task.added": lambda p: bound(actions.add_task, measure(p), title="Raum suchen"),
    "task.finished": lambda p: bound(actions.finish_task, task(p), on=TODAY),
}
