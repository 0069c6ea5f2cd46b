"""Signed links open one thing, for one purpose, at one body, until they expire or are revoked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.base import links
from masswerk.base.actions import SYSTEM
from masswerk.base.links import LinkClosed, open_link
from masswerk.base.models import LogEntry, SignedLink
from masswerk.base.rules import links as rules

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FACTS = rules.LinkFacts("report", 7, "measure 3", "2026-12-01T00:00:00+00:00")
KEYS = (b"present", b"past")
TOKEN = rules.make_token(bytes(range(16)), FACTS, KEYS[0])
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

some_facts = st.builds(rules.LinkFacts, st.sampled_from(["report", "offer"]), st.sampled_from([None, 1, 7, 71]),
                       st.sampled_from(["measure 3", "measure 31", ""]), st.sampled_from([FACTS.expires, "2027"]))


@given(place=st.integers(0, rules.LENGTH - 1), sign=st.sampled_from(ALPHABET))
def test_a_token_with_any_other_character_is_not_genuine(place, sign):
    changed = TOKEN[:place] + sign + TOKEN[place + 1:]
    assert rules.is_genuine(changed, FACTS, KEYS) == (changed == TOKEN)


@given(st.text(max_size=80) | st.text(alphabet=ALPHABET, min_size=64, max_size=64))
def test_no_other_text_is_genuine(text):
    assert not rules.is_genuine(text, FACTS, KEYS)


@given(some_facts)
def test_a_token_stands_for_its_own_facts_only(facts):
    assert rules.is_genuine(TOKEN, facts, KEYS) == (facts == FACTS)


def test_a_token_of_the_past_key_is_genuine_until_the_key_is_given_up():
    token = rules.make_token(bytes(16), FACTS, b"past")
    assert (rules.is_genuine(token, FACTS, KEYS), rules.is_genuine(token, FACTS, KEYS[:1])) == (True, False)


def issue(**more):
    facts = {"purpose": "report", "scope": "measure 3", "body_id": 7, "expires_at": NOW + timedelta(days=1), **more}
    return links.issue(by=SYSTEM, **facts)


@pytest.mark.django_db
def test_a_link_opens_what_it_was_made_for():
    assert open_link(issue(), purpose="report", body_id=7, now=NOW).scope == "measure 3"


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [
    {"purpose": "offer"}, {"body_id": 8}, {"body_id": None}, {"now": NOW + timedelta(days=1)},
])
def test_a_link_opens_nothing_else(asked):
    with pytest.raises(LinkClosed):
        open_link(issue(), **{"purpose": "report", "body_id": 7, "now": NOW, **asked})


@pytest.mark.django_db
def test_a_revoked_link_is_useless_at_once():
    token = issue()
    links.revoke(SignedLink.objects.get(), by=SYSTEM, now=NOW)
    with pytest.raises(LinkClosed):
        open_link(token, purpose="report", body_id=7, now=NOW)


@pytest.mark.django_db
def test_a_row_changed_in_the_database_makes_no_other_link():
    token = issue()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE base_signedlink SET scope = 'measure 4'")
    with pytest.raises(LinkClosed):
        open_link(token, purpose="report", body_id=7, now=NOW)


@pytest.mark.django_db
def test_neither_the_log_nor_the_table_holds_the_token():
    token = issue()
    kept = "".join(entry.payload for entry in LogEntry.objects.all()) + SignedLink.objects.get().name_hash
    assert token[:20] not in kept
