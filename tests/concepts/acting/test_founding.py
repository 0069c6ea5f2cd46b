"""Founding a concept, building an edition, and which verbs there are."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.refusals import (
    KeyTaken,
    SlugTaken,
)
from tests import factories
from tests.concepts.acting.facts import last_entry, refusal

pytestmark = pytest.mark.django_db


def test_a_concept_is_founded_once_at_an_address():
    body = factories.body()
    made = actions.found_concept(body, slug="konzept", title="Konzept", by=SYSTEM)
    assert last_entry() == ("concept.founded", f"concept {made.pk}")
    assert refusal(SlugTaken, actions.found_concept, body, slug="konzept", title="Noch eins") == {"slug": "konzept"}


def test_an_edition_key_is_taken_once(edition):
    assert refusal(KeyTaken, actions.build_edition, edition.concept, key="2026", title="x", nodes=()) == {"key": "2026"}


def test_a_draft_is_renamed(edition):
    actions.rename_edition(edition, title=" Entwurf 2027 ", lead=" Worum es geht. ", by=SYSTEM)
    edition.refresh_from_db()
    assert (edition.title, edition.lead) == ("Entwurf 2027", "Worum es geht.")
    assert last_entry() == ("edition.renamed", f"edition {edition.pk}")
