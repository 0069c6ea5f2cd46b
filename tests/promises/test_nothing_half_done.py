"""Nothing is half done: in every action, every SQL statement fails once, and all tables are as before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection

import masswerk.site.urls
from masswerk.base.actions import ACTIONS
from masswerk.site.demo import load as _load  # noqa: F401  its action counts as well
from tests.promises.examples import EXAMPLES, NOT_ALONE, Call, taken_back
from tests.site.world import Place

pytestmark = pytest.mark.django_db
assert masswerk.site.urls.urlpatterns  # everything that has addresses is imported, with its actions


def everything() -> str:
    """A hash over all rows of all tables."""
    seen = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            seen.update(repr((table, sorted(map(repr, cursor.fetchall())))).encode())
    return seen.hexdigest()


class Fault:
    """Lets the n-th statement fail, once."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OperationalError(f"made to fail: {sql[:60]}")
        return execute(sql, params, many, context)


def test_every_action_has_an_example():
    ours = {verb for verb, call in ACTIONS.items() if call.__module__.startswith("masswerk.")}
    assert ours - NOT_ALONE == set(EXAMPLES)


@pytest.mark.parametrize("verb", sorted(EXAMPLES))
def test_an_action_that_fails_anywhere_leaves_everything_as_before(place, verb):
    statements = 0
    while fails_at(statements + 1, EXAMPLES[verb], place):
        statements += 1
    assert statements > 3


def fails_at(number: int, example: Callable[[Place], Call], place: Place) -> bool:
    """Make the call with one statement failing; False if it has fewer statements.

    A statement whose failure is caught (Django's own check of a constraint) must leave the whole work done or nothing.
    """
    fault = Fault(number)
    with taken_back():
        call = example(place)
        before = everything()
        try:
            with connection.execute_wrapper(fault):
                call()
        except Exception:  # whatever it becomes on its way up
            assert everything() == before, f"statement {number} failed and left something behind"
        else:
            assert everything() != before
    return fault.left <= 0
