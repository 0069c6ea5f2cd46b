"""Taking contributions in, and giving them back to whoever wants them back."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.timezone import localdate

from masswerk.base.actions import Actor, action, writing
from masswerk.base.grouped import AT_MOST, Grouped
from masswerk.base.prepared import Prepared
from masswerk.base.rules.chain import SALT_BYTES
from masswerk.participation.models import (
    Amendment,
    Anchor,
    Channel,
    Contribution,
    Contributor,
    Moderation,
    Procedure,
    ProcedureCounter,
    Statement,
    Visibility,
)
from masswerk.participation.refusals import NothingSaid, NotTheTime, ProcedureIsClosed, TooLong
from masswerk.participation.rules import codes
from masswerk.participation.rules.drafts import At, Draft, Person, Proposal
from masswerk.participation.rules.phases import Phase, phase
from masswerk.participation.rules.said import LONGEST, commitment
from masswerk.people.models import Account


class Visitor:
    """Somebody without an account: the log names them no further."""

    log_name = "visitor"


VISITOR = Visitor()


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of it: the contribution, its receipt code as shown ("" where it has none or it is not known any
    more), and whether it is new or had arrived before."""

    contribution: Contribution
    code: str
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Asked:
    procedure: Procedure
    draft: Draft
    on: date


def submit(procedure: Procedure, *, text: str, channel: str, by: Actor, now: datetime, at: Sequence[At] = (),
           proposals: Sequence[Proposal] = (), language: str = "de", visibility: str = "", may_publish: bool = True,
           organisation: str = "", group: str = "", person: Person | None = None, received_on: date | None = None,
           key: str = "", code: str | None = "") -> Submitted:
    """Keep one contribution: its text, one statement over all of it, where it belongs, what it proposes.

    The parameters are those of `rules.drafts.Draft`. What comes with the `key` of one that is kept already is that one.
    Calls of visitors that arrive together share a transaction; each returns when its own is durable.
    Raises NothingSaid, TooLong, ProcedureIsClosed, and NotTheTime for what comes online outside of its days.
    """
    draft = Draft(text=text, channel=channel, at=tuple(at), proposals=tuple(proposals), language=language,
                  visibility=visibility, may_publish=may_publish, organisation=organisation, group=group,
                  person=person, received_on=received_on, key=key, code=code)
    asked = _checked(procedure, draft, now)
    return _together.call(asked) if by is VISITOR else _keep([asked], by=by)[0]


def submit_many(procedure: Procedure, drafts: Iterable[Draft], *, by: Actor, now: datetime) -> list[Submitted]:
    """Keep many contributions in one transaction, in order, all or none; each has its own entry in the log.

    Raises like `submit`, for the first that is refused.
    """
    asked = [_checked(procedure, draft, now) for draft in drafts]
    return list(_keep(asked, by=by)) if asked else []


def _checked(procedure: Procedure, draft: Draft, now: datetime) -> _Asked:
    on = localdate(now)
    if draft.is_empty:
        raise NothingSaid()
    if draft.is_too_long:
        raise TooLong(length=draft.length, longest=LONGEST)
    if procedure.closed_at is not None:
        raise ProcedureIsClosed(procedure=procedure.title)
    if draft.channel == Channel.WEB and phase(procedure.days, on) is not Phase.CONTRIBUTE:
        raise NotTheTime(procedure=procedure.title, first=f"{procedure.contribute_from:%d.%m.%Y}",
                         last=f"{procedure.contribute_until:%d.%m.%Y}")
    return _Asked(procedure, draft, on)


@action("contribution.submitted")
def _keep(asked: Sequence[_Asked], *, by: Actor) -> list[Submitted]:
    """Keep what was asked for, in order; a fixed number of statements, however many there are."""
    last = _locked({one.procedure.pk for one in asked})
    known = _known(asked)
    fresh: dict[tuple[int, str], _Asked] = {}
    for place, one in enumerate(asked):
        name = one.procedure.pk, one.draft.key or f"\x00{place}"
        if name not in known:
            fresh.setdefault(name, one)
    made = dict(zip(fresh, _store(list(fresh.values()), last, by), strict=True))
    given = [known.get(name) or made[name] for name in (
        (one.procedure.pk, one.draft.key or f"\x00{place}") for place, one in enumerate(asked))]
    return [_answer(one, kept) for one, kept in zip(asked, given, strict=True)]


def _keep_apart(asked: Sequence[_Asked]) -> list[Submitted]:
    """The same for strangers whose contributions happen to share a transaction: each gets a cause of its own."""
    with writing("contribution.submitted", by=VISITOR) as recorder:
        kept = _keep(asked, by=VISITOR)
        for one in {one.contribution.pk: one.contribution for one in kept if one.is_new}.values():
            cause = uuid.uuid4().hex
            for row in (one, one.contributor):
                if row is not None:
                    recorder.subject(row.chain, row.aggregate()).cause = cause
    return kept


_together: Grouped[_Asked, Submitted] = Grouped(_keep_apart)


_last_of = Prepared(lambda procedure: ProcedureCounter.objects.select_for_update().filter(
    procedure=procedure).order_by().values_list("last"), 2**31 - 2)


def _locked(procedures: set[int]) -> dict[int, int]:
    """The last number of each procedure, whose row stays locked until the contributions are durable."""
    found = {}
    for procedure in sorted(procedures):  # in one order, so that no two writers wait for each other
        rows = _last_of(procedure)
        found[procedure] = rows[0][0] if rows else ProcedureCounter.objects.create(procedure_id=procedure).last
    return found


@lru_cache(maxsize=AT_MOST)
def _among(amount: int) -> Prepared:
    """Asks for the contributions of a procedure that are known by one of so many keys."""
    return Prepared(lambda procedure, *keys: Contribution.objects.filter(
        procedure=procedure, external_key__in=keys).order_by().values_list("pk"),
        2**31 - 2, *(f"\x00{place}" for place in range(amount)))


def _known(asked: Sequence[_Asked]) -> dict[tuple[int, str], Submitted]:
    keys: dict[int, set[str]] = {}
    for one in asked:
        if one.draft.key:
            keys.setdefault(one.procedure.pk, set()).add(one.draft.key)
    # asked for by number first: nearly always there are none, and that is cheap to ask
    numbers = [pk for procedure, names in keys.items() for pk, in _among(len(names))(procedure, *names)]
    rows = Contribution.objects.filter(pk__in=numbers).select_related("procedure") if numbers else ()
    return {(row.procedure_id, row.external_key): Submitted(row, "", is_new=False) for row in rows}


def _store(asked: list[_Asked], last: dict[int, int], by: Actor) -> list[Submitted]:
    people = _store_people(asked)
    account = by if isinstance(by, Account) else None
    given = [codes.new_code() if one.draft.code == "" else one.draft.code or "" for one in asked]
    rows = []
    for one, person, code in zip(asked, people, given, strict=True):
        last[one.procedure.pk] += 1
        rows.append(_contribution(one, last[one.procedure.pk], code, person, account))
    Contribution.objects.bulk_create(rows)
    _store_statements(asked, rows)
    for procedure in {one.procedure.pk for one in asked}:
        ProcedureCounter.objects.filter(pk=procedure).update(last=last[procedure])
    return [Submitted(row, code) for row, code in zip(rows, given, strict=True)]


def _store_people(asked: list[_Asked]) -> list[Contributor | None]:
    people = [Contributor(name=one.draft.person.name, email=one.draft.person.email, address=one.draft.person.address,
                          **_belonging(one.procedure)) if one.draft.person else None for one in asked]
    Contributor.objects.bulk_create([person for person in people if person is not None])
    return people


def _belonging(procedure: Procedure) -> dict[str, Any]:
    return {"body_id": procedure.body_id, "procedure": procedure}


def _contribution(asked: _Asked, number: int, code: str, person: Contributor | None,
                  account: Account | None) -> Contribution:
    draft, salt = asked.draft, secrets.token_bytes(SALT_BYTES)
    said = commitment(salt, draft.text, [(str(p.element), p.sort, p.title, p.text) for p in draft.proposals])
    return Contribution(
        number=number, channel=draft.channel, text=draft.text, language=draft.language, salt=salt, commitment=said,
        visibility=_visibility(asked), may_publish=draft.may_publish, organisation=draft.organisation,
        group=draft.group, contributor=person, entered_by=account, received_on=draft.received_on or asked.on,
        code_hash=codes.stored(code), external_key=draft.key, **_belonging(asked.procedure))


def _visibility(asked: _Asked) -> str:
    """As stated; else waiting where it is looked through before, internal where its author wants no publication."""
    if asked.draft.visibility:
        return asked.draft.visibility
    if not asked.draft.may_publish:
        return Visibility.INTERNAL
    return Visibility.WAITING if asked.procedure.moderation == Moderation.BEFORE else Visibility.PUBLIC


def _store_statements(asked: list[_Asked], rows: list[Contribution]) -> None:
    statements = [Statement(contribution=row, start=0, end=len(one.draft.text), **_belonging(one.procedure))
                  for one, row in zip(asked, rows, strict=True)]
    Statement.objects.bulk_create(statements)
    pairs = list(zip(asked, statements, strict=True))
    Anchor.objects.bulk_create([
        Anchor(statement=statement, element_id=at.element, wording_id=at.wording, quote=at.quote,
               **_belonging(one.procedure)) for one, statement in pairs for at in one.draft.places])
    Amendment.objects.bulk_create([
        Amendment(statement=statement, element_id=proposal.element, wording_id=proposal.wording, sort=proposal.sort,
                  title=proposal.title, text=proposal.text, **_belonging(one.procedure))
        for one, statement in pairs for proposal in one.draft.proposals])


def _answer(asked: _Asked, kept: Submitted) -> Submitted:
    """With the code where it is known: it was made now, or whoever asks has it."""
    if kept.code or not asked.draft.code or kept.contribution.code_hash != codes.stored(asked.draft.code):
        return kept
    return Submitted(kept.contribution, asked.draft.code, kept.is_new)
