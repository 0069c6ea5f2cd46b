"""A draft that people talked about cannot be discarded."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import discard_draft
from masswerk.concepts.models import Edition
from masswerk.concepts.refusals import StillNeeded
from tests import factories
from tests.events import samples


@pytest.mark.django_db
def test_a_draft_of_an_event_is_not_discarded_and_nothing_of_it_goes():
    edition = factories.edition(factories.concept(factories.body("stadt")), passages=3)
    samples.event(edition)
    with pytest.raises(StillNeeded) as refusal:
        discard_draft(edition, by=SYSTEM)
    assert refusal.value.facts == {"edition": edition.title, "what": "Veranstaltungen"}
    assert Edition.objects.get(pk=edition.pk).passages.count() == 3
