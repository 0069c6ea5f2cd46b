"""Loads the demonstration data through the program's own actions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.attachments import examine
from masswerk.base.queue import write_queue
from masswerk.bodies.actions import found_body
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.figures import PURPOSE
from masswerk.concepts.models import FIXED_STATES, Concept, Edition, Element, Lineage, Passage
from masswerk.concepts.rules.content import Node, Rendered
from masswerk.events.actions import set_state
from masswerk.events.models import Event, EventState
from masswerk.participation.models import Procedure
from masswerk.people.actions import create_account, give_role
from masswerk.people.models import Account, Grant, Role
from masswerk.site.demo import procedures
from masswerk.site.demo.events import load_event
from masswerk.site.demo.measures import load_measures
from masswerk.site.demo.network import load_network
from masswerk.site.demo.surveys import load_surveys

SHOWN = (("harz", "zeugnis-amt"), ("sachsen", "beirat"))
"""Contributions whose receipt codes are told, by body."""

DATA = Path(__file__).with_name("data")
CLOSED = "sachsen"
"""The body whose procedure is closed; its edition is adopted after it."""

ORDER = ("sachsen-anhalt", "harz", "magdeburg", "thueringen", "sachsen")
PASSWORD = "Vorfuehrung-2026"  # noqa: S105  printed at every start of the demonstration, refused in production
DOMAIN = "demo.example"
EVENTS = (("magdeburg", "2018", datetime(2018, 12, 10, 9, tzinfo=procedures.ZONE)),
          ("harz", "2026", datetime(2026, 10, 5, 9, tzinfo=procedures.ZONE)))
"""Events by body and edition, and when their documentation became public: an example."""

ROLES = (Role.COORDINATOR, Role.MODERATOR, Role.CO_MODERATOR, Role.PARTNER, Role.COUNCIL, Role.STATISTICIAN,
         Role.COMPLAINT_OFFICER, Role.MENTOR, Role.VOLUNTEER, Role.MEDIATOR, Role.ADMINISTRATOR, Role.AUDITOR)


def load(*, by: Actor = SYSTEM, small: bool = False) -> list[Account]:
    """Load everything there is to show, and one account for each role; does nothing where it exists.

    Each action has entries of its own in the log; all share a transaction, so that nothing is half loaded.
    small: without the procedure of 812 contributions, for tests of other things
    """
    with write_queue(), transaction.atomic():
        for name in ORDER:
            if not Body.objects.filter(slug=name).exists():
                load_body(name, waits=not small and name == CLOSED, by=by)
        accounts = _load_accounts()
        _load_events()
        load_network("harz", timezone.now(), accounts[ROLES.index(Role.PARTNER)])
        load_procedure("harz", timezone.now())
        load_surveys("harz", timezone.localdate())
        if not small:
            load_procedure(CLOSED, timezone.now())
    return accounts


def receipt_codes() -> list[tuple[str, str]]:
    """Where a receipt code is entered, and one to try there, for each procedure that is loaded."""
    found = []
    for name, key in SHOWN:
        procedure = Procedure.objects.filter(body__slug=name).order_by("pk").first()
        if procedure is not None:
            found.append((f"/{name}/mitreden/code/", procedures.receipt_code(procedure.slug, key)))
    return found


def _load_accounts() -> list[Account]:
    harz = Body.objects.get(slug="harz")
    _second(harz)
    return [_account(role, harz) for role in ROLES]


def load_procedure(name: str, now: datetime) -> None:
    """Load the procedure of a body: one that is running, or one that is closed and led to the edition adopted after it.

    Does nothing where there is one already, or where the edition was adopted without it.
    """
    loading = prepare_procedure(name, now)
    if loading is None:
        return
    loading.run()
    if name == CLOSED:
        edition = Edition.objects.get(pk=loading.edition.pk)
        _bring_to_state(edition, next(item for item in _data(name)["editions"] if item["key"] == edition.key))


def prepare_procedure(name: str, now: datetime) -> procedures.Loading | None:
    """A body's procedure, opened and still empty; None where it cannot be."""
    plan = procedures.plan(name, now.astimezone(procedures.ZONE).date())
    edition = loaded_edition(name, plan["edition"])
    if edition is None or edition.state in FIXED_STATES or Procedure.objects.filter(body=edition.body_id).exists():
        return None
    at = datetime.combine(plan["days"]["contribute_from"], time(9), procedures.ZONE) if "closed_at" in plan else now
    return procedures.Loading(edition, plan, first=coordinator(edition.body), second=_second(edition.body), now=at)


def loaded_edition(name: str, key: str) -> Edition | None:
    """The edition that was loaded; None where somebody has discarded it. Others may have the same key by now."""
    return Edition.objects.select_related("body").filter(body__slug=name, key=key).order_by("pk").first()


def coordinator(body: Body) -> Account:
    """The account that drafts decisions at a body."""
    return _account(Role.COORDINATOR, body)


def _data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _load_events() -> None:
    """The discussion in Magdeburg and a network meeting in the Harz, documented, and the roles to try them."""
    for name, edition, documented in EVENTS:
        body = Body.objects.get(slug=name)
        about = loaded_edition(name, edition)
        if about is not None and not Event.objects.filter(body=body).exists():
            for role in (Role.COORDINATOR, Role.MODERATOR, Role.CO_MODERATOR):
                _account(role, body)
            event = load_event(about, name)
            set_state(event, state=EventState.DOCUMENTED, by=SYSTEM, now=documented)


def _account(role: Role, body: Body) -> Account:
    return _with_role(f"{role.value.replace('_', '-')}@{DOMAIN}", role.label, role, body)


def _second(body: Body) -> Account:
    """A second coordinator: what one drafts, another confirms."""
    role = Role.COORDINATOR
    return _with_role(f"{role.value}-2@{DOMAIN}", f"{role.label}, zweite Person", role, body)


def _with_role(email: str, name: str, role: Role, body: Body) -> Account:
    found = Account.objects.filter(email=email).first()
    if found is None:
        found = create_account(email=email, name=name, password=PASSWORD, by=SYSTEM, is_demo=True)
    if not Grant.objects.filter(account=found, role=role, body=body).exists():
        give_role(found, role, body, by=SYSTEM)
    return found


@action("demo.loaded")
def load_body(name: str, *, by: Actor, waits: bool = False) -> None:
    """Load a body with its concept.

    waits: its edition stays a draft, as it was laid out, until the procedure on it is closed
    """
    data = _data(name)
    facts = dict(data["body"])
    parent = Body.objects.filter(slug=facts.pop("parent") or "").first()
    body = found_body(by=SYSTEM, parent=parent, is_demo=True, **facts)
    concept = actions.found_concept(body, by=SYSTEM, **data["concept"])
    for term in data.get("glossary", []):
        actions.define_term(concept, by=SYSTEM, **term)
    editions: dict[str, Edition] = {}
    for item in data["editions"]:
        laid_out = procedures.laid_out(body.slug) if waits else {}
        editions[item["key"]] = _load_edition(concept, item, editions, laid_out)
        if not waits:
            _bring_to_state(editions[item["key"]], item)
    load_measures(concept, _stands(data["editions"]), body.slug)


def _stands(editions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """How each measure stands, by element: as the newest edition that has it says."""
    return {node.key: raw["measure"] for item in editions for node, raw in _flat(item["nodes"], "")
            if raw.get("measure")}


def _load_edition(concept: Concept, item: dict[str, Any], editions: dict[str, Edition],
                  laid_out: dict[str, str]) -> Edition:
    rows = [(replace(node, text=laid_out.get(node.key, node.text)), raw) for node, raw in _flat(item["nodes"], "")]
    based_on = editions.get(item.get("based_on") or "")
    edition = actions.build_edition(
        concept, key=item["key"], title=item["title"], lead=item.get("lead", ""), based_on=based_on,
        nodes=[node for node, _ in rows], created_at=_moment(item), by=SYSTEM)
    elements = {element.key: element for element in Element.objects.filter(concept=concept)}
    for node, raw in rows:
        for shown in raw.get("pictures", []):
            _picture(edition, elements[node.key], shown)
    for interface in item.get("interfaces", []):
        actions.state_interface(edition, source=elements[interface["from"]], target=elements[interface["to"]],
                                note=interface["note"], by=SYSTEM)
    if based_on is not None:
        _lineage(edition, item.get("lineage", []), elements)
    return edition


def _picture(edition: Edition, element: Element, shown: dict[str, str]) -> None:
    passage = Passage.objects.select_related("edition", "element").get(edition=edition, element=element)
    content = (DATA / "pictures" / shown["file"]).read_bytes()
    actions.add_figure(passage, picture=examine(content, name=shown["file"], purpose=PURPOSE.name), alt=shown["alt"],
                       caption=shown["caption"], credit=shown["credit"], by=SYSTEM)


def _flat(nodes: list[dict[str, Any]], parent: str) -> Iterator[tuple[Node, dict[str, Any]]]:
    for raw in nodes:
        rendered = tuple(Rendered(language, r.get("title", ""), r.get("text", ""), r.get("wording_hash", ""))
                         for language, r in sorted(raw.get("renditions", {}).items()))
        yield Node(key=raw["key"], kind=raw["kind"], parent=parent, number=raw.get("number", ""),
                   title=raw.get("title", ""), text=raw.get("text", ""), themes=tuple(raw.get("themes", [])),
                   fields=tuple(raw.get("fields", [])), renditions=rendered), raw
        yield from _flat(raw.get("children", []), raw["key"])


def _lineage(edition: Edition, stated: list[dict[str, Any]], elements: dict[str, Element]) -> None:
    said = {row["old"] for row in stated if row.get("old")}
    old = set(Passage.objects.filter(edition=edition.based_on).values_list("element__key", flat=True))
    new = set(Passage.objects.filter(edition=edition).values_list("element__key", flat=True))
    rows = [Lineage(body_id=edition.body_id, edition=edition, old=elements.get(row.get("old") or ""),
                    new=elements.get(row.get("new") or ""), relation=row["relation"], reason=row.get("reason", ""))
            for row in stated]
    rows += [Lineage(body_id=edition.body_id, edition=edition, old=elements[key], new=elements[key],
                     relation=Lineage.Relation.CONTINUED) for key in sorted((old & new) - said)]
    Lineage.objects.bulk_create(rows, batch_size=500)


def _bring_to_state(edition: Edition, item: dict[str, Any]) -> None:
    state = item["state"]
    if state == "consultation":
        actions.send_to_consultation(edition, by=SYSTEM)
    elif state == "paper":
        actions.submit_paper(edition, by=SYSTEM)
    elif state == "adopted":
        decided = date.fromisoformat(item["decided_on"])
        actions.adopt(edition, decided_by=item["decided_by"], decided_on=decided, paper=item.get("paper", ""),
                      today=decided, by=SYSTEM)
    for erratum in item.get("errata", []):
        passage = Passage.objects.select_related("edition").get(edition=edition, element__key=erratum["element"])
        actions.add_erratum(passage, dated=date.fromisoformat(erratum["dated"]), note=erratum["note"],
                            text=erratum["text"], by=SYSTEM)


def _moment(item: dict[str, Any]) -> datetime:
    day = date.fromisoformat(item["decided_on"]) if item.get("decided_on") else date(2026, 3, 2)
    return datetime.combine(day, time(9), procedures.ZONE)
