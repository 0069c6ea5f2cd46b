"""What the database finds when somebody searches: the same on every database."""

from __future__ import annotations

import pytest
from django.db.models import TextField, Value

from masswerk.bodies.models import Body
from masswerk.concepts.folded import Folded
from masswerk.concepts.rules.search import normalise
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", [
    "Übersetzungen ÄNDERN", "Straße und STRASSE", "  viel\n\tweißer   Raum ", "Café Çelik", "O\u0308ffnung", "100 % B2",
    "Ämter's (Nr. 5)", "",
])  # fmt: skip
def test_the_database_folds_as_python_does(text):
    here = Body.objects.filter(pk=factories.body().pk)
    assert list(here.annotate(found=Folded(Value(text))).values_list("found", flat=True)) == [normalise(text)]


def test_what_has_no_text_stays_without():
    here = Body.objects.filter(pk=factories.body().pk)
    nothing = Value(None, output_field=TextField())
    assert list(here.annotate(found=Folded(nothing)).values_list("found", flat=True)) == [None]
