"""Any falsified log is found offline: entries flipped, dropped, doubled, swapped, spliced in, cut off, chained anew."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from masswerk.base.actions import SYSTEM
from masswerk.base.log import entries
from masswerk.base.models import ChainHead
from masswerk.base.rules import chain
from masswerk.base.rules.chain import Entry
from masswerk.bodies.actions import change_settings
from tests import factories
from tests.promises.installation import count

pytestmark = pytest.mark.django_db

MUTATIONS = count(1_000, 20_000)
LENGTH = 24
FIELDS = [field.name for field in dataclasses.fields(Entry)]


@pytest.fixture(scope="module")
def logs(django_db_setup, django_db_blocker):
    """The logs of two bodies as the program wrote them, and the published head of the first."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        bodies = [factories.body(f"kreis-log-{number}") for number in (1, 2)]
        for body in bodies:
            for number in range(LENGTH - 1):
                change_settings(body, tagline=f"Stand {number} – „Größe“", by=SYSTEM)
        found = [list(entries(body.chain)) for body in bodies]
        head = ChainHead.objects.get(chain=bodies[0].chain)
        transaction.set_rollback(True)
    assert [len(log) for log in found] == [LENGTH, LENGTH]
    assert chain.verify(found[0], (head.seq, head.hash)) == []
    return found[0], found[1], (head.seq, head.hash)


def changed(value: object, salt: int) -> object:
    """Another value of the same type."""
    if isinstance(value, int):
        return value + 1 + salt
    if isinstance(value, bytes):
        place = salt % len(value)
        return value[:place] + bytes([value[place] ^ 1 << salt % 8]) + value[place + 1:]
    text = str(value)
    place = salt % len(text)
    return text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1:]


def flip(log, other, at, salt):
    name = FIELDS[salt % len(FIELDS)]
    return [*log[:at], replace(log[at], **{name: changed(getattr(log[at], name), salt)}), *log[at + 1:]]


def drop(log, other, at, salt):
    return [*log[:at], *log[at + 1:]]


def double(log, other, at, salt):
    return [*log[:at + 1], log[at], *log[at + 1:]]


def swap(log, other, at, salt):
    to = (at + 1 + salt % (len(log) - 1)) % len(log)
    mixed = list(log)
    mixed[at], mixed[to] = mixed[to], mixed[at]
    return mixed


def splice(log, other, at, salt):
    return [*log[:at], other[at], *log[at + 1:]]


def cut_off(log, other, at, salt):
    return log[:at]


def chain_anew(log, other, at, salt):
    """What somebody with the whole database can do: change an entry and compute everything behind it again."""
    forged = [*log[:at], replace(log[at], subject=log[at].subject + " x"), *log[at + 1:]]
    for place in range(at, len(forged)):
        previous = forged[place - 1].hash if place else chain.GENESIS
        entry = replace(forged[place], previous=previous)
        facts = {name: getattr(entry, name) for name in FIELDS if name not in ("hash", "payload", "salt")}
        forged[place] = replace(entry, hash=chain.entry_hash(**facts))
    return forged


def half_shredded(log, other, at, salt):
    name = ("payload", "salt")[salt % 2]
    return [*log[:at], replace(log[at], **{name: None}), *log[at + 1:]]


KINDS = (flip, drop, double, swap, splice, cut_off, chain_anew, half_shredded)


def test_no_mutation_is_accepted(logs):
    log, other, head = logs
    tried: set[str] = set()

    @given(st.sampled_from(KINDS), st.integers(0, LENGTH - 1), st.integers(0, 10_000))
    @settings(max_examples=MUTATIONS, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    def mutate(kind, at, salt):
        assert chain.verify(kind(log, other, at, salt), head) != []
        tried.add(kind.__name__)

    mutate()
    assert tried == {kind.__name__ for kind in KINDS}


def test_without_a_published_head_a_log_chained_anew_looks_whole_so_that_the_head_must_be_published(logs):
    log, other, _ = logs
    assert chain.verify(chain_anew(log, other, 3, 0), None) == []


def test_shredding_is_no_mutation(logs):
    log, _, head = logs
    shredded = [*log[:5], replace(log[5], payload=None, salt=None), *log[6:]]
    assert chain.verify(shredded, head) == []
