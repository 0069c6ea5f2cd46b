"""Bundles: statements that say the same are decided together; who differs stays visible."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.base.actions import Actor, action
from masswerk.participation.actions.weighing_common import of, still_open, touch
from masswerk.participation.models import Bundle, Decision, Statement
from masswerk.participation.weighing_refusals import BundleDecided, BundleNeedsTwo, InAnotherBundle


@action("bundle.made")
def make_bundle(statements: Sequence[Statement], *, title: str, by: Actor) -> Bundle:
    """Put statements into a bundle; if some of them already stand in one, the others join it.

    Raises BundleNeedsTwo, InAnotherBundle where they stand in different ones, BundleDecided, ProcedureIsClosed.
    """
    if len({statement.pk for statement in statements}) < 2:
        raise BundleNeedsTwo()
    procedure = statements[0].procedure
    still_open(procedure)
    bundle = _standing(statements) or Bundle(**of(procedure))
    _undecided(bundle)
    bundle.title = title.strip()[:200] or bundle.title or "Gleiche Aussagen"
    bundle.save()
    for statement in statements:
        if statement.bundle_id != bundle.pk:
            statement.bundle = bundle
            statement.save(update_fields=["bundle"])
    touch(procedure)
    return bundle


@action("bundle.left")
def leave_bundle(statement: Statement, *, by: Actor) -> None:
    """Take a statement out of its bundle; a bundle of one is dissolved.

    Raises BundleDecided, ProcedureIsClosed.
    """
    still_open(statement.procedure)
    bundle = statement.bundle
    if bundle is None:
        return
    _undecided(bundle)
    _loosen(statement)
    if bundle.statements.count() < 2:
        _dissolve(bundle)
    touch(statement.procedure)


@action("bundle.variant_marked")
def mark_variant(statement: Statement, *, is_variant: bool, by: Actor) -> None:
    """Say that a statement asks for something else than its bundle, so that it stays visible beside it."""
    still_open(statement.procedure)
    statement.is_variant = is_variant and statement.bundle_id is not None
    statement.save(update_fields=["is_variant"])
    touch(statement.procedure)


@action("bundle.dissolved")
def dissolve_bundle(bundle: Bundle, *, by: Actor) -> None:
    """Part the statements of a bundle again. Raises BundleDecided, ProcedureIsClosed."""
    procedure = bundle.procedure
    still_open(procedure)
    _undecided(bundle)
    _dissolve(bundle)
    touch(procedure)


def _standing(statements: Sequence[Statement]) -> Bundle | None:
    """The one bundle some of the statements already stand in."""
    found = {statement.bundle_id: statement for statement in statements if statement.bundle_id}
    if len(found) > 1:
        other = list(found.values())[1]
        raise InAnotherBundle(statement=other.contribution.sign, title=other.bundle.title if other.bundle else "")
    return next((statement.bundle for statement in found.values()), None)


def _undecided(bundle: Bundle) -> None:
    if bundle.pk and Decision.objects.filter(bundle=bundle).exists():
        raise BundleDecided(title=bundle.title)


def _dissolve(bundle: Bundle) -> None:
    for statement in bundle.statements.all():
        _loosen(statement)
    bundle.delete()


def _loosen(statement: Statement) -> None:
    statement.bundle, statement.is_variant = None, False
    statement.save(update_fields=["bundle", "is_variant"])
