"""The demonstration starts again on what people have made of it."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions as concepts
from masswerk.concepts.models import Edition
from masswerk.concepts.rules.content import Node
from masswerk.site.demo import load

pytestmark = pytest.mark.django_db


def test_editions_of_the_same_name_and_discarded_ones_do_not_stop_it():
    load.load_body("harz", by=SYSTEM)
    ours = Edition.objects.get(body__slug="harz", key="2026")
    other = concepts.found_concept(Body.objects.get(slug="harz"), slug="zweites", title="Zweites Konzept", by=SYSTEM)
    concepts.build_edition(other, key="2026", title="Entwurf", nodes=[Node("a", "text", text="Alle.")], by=SYSTEM)
    found = load.loaded_edition("harz", "2026")
    assert (found, load.loaded_edition("harz", "1999")) == (ours, None)
    assert load.prepare_procedure("harz", load.timezone.now()).edition == ours
