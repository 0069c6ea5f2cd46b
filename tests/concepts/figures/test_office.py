"""Pictures in the exchange of concepts and in the office."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from masswerk.base import attachments
from masswerk.base.actions import SYSTEM
from masswerk.concepts.exchange import NewerVersion, dumps, export_concept, import_concept, loads
from masswerk.concepts.exchange_figures import PictureNotThere, TamperedPicture
from masswerk.concepts.models import Figure
from masswerk.concepts.rules.figures import AltMissing
from tests import factories
from tests.base.pictures import drawn, photograph
from tests.concepts.figures.pictures import address, revised, shown, translated

pytestmark = pytest.mark.django_db


def test_export_import_export_with_pictures_gives_the_same_bytes(draft):
    translated(shown(draft))
    shown(draft, picture=attachments.examine(photograph(), name="foto.jpg", purpose="figure"), alt="Ein Fest")
    shown(draft, key="p3", alt="", caption="", credit="", is_decorative=True)
    revised(draft)
    first = dumps(export_concept(draft.concept))
    again = export_concept(import_concept(factories.body(slug="kopie"), loads(first), by=SYSTEM))
    again["body"] = json.loads(first)["body"]
    assert (dumps(again) == first, len(json.loads(first)["pictures"])) == (True, 2)


def test_a_concept_without_pictures_is_exported_as_before(draft):
    data = export_concept(draft.concept)
    assert (data["version"], "pictures" in data, "figures" in data["editions"][0]) == (1, False, False)
    shown(draft)
    assert export_concept(draft.concept)["version"] == 2


def broken(data: dict, fault: str) -> str:
    digest = next(iter(data["pictures"]))
    if fault == "changed":
        data["pictures"][digest]["content"] = "AAAA"
    elif fault == "missing":
        data["pictures"] = {}
    elif fault == "silent":
        data["editions"][0]["figures"][0]["alt"] = ""
    else:
        data["version"] = 3
    return json.dumps(data)


@pytest.mark.parametrize(("fault", "refusal"), [
    ("changed", TamperedPicture), ("missing", PictureNotThere), ("silent", AltMissing), ("newer", NewerVersion)])
def test_an_export_whose_pictures_are_not_what_they_were_is_refused(draft, fault, refusal):
    shown(draft)
    with pytest.raises(refusal):
        loads(broken(export_concept(draft.concept), fault))




def upload(content: bytes, name: str = "bild.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_coordinator_adds_describes_and_removes_a_picture(draft, office):
    there = address("figures", draft)
    sent = {"file": upload(drawn()), "alt": "Zwei Hände", "caption": "Begegnung", "credit": ""}
    assert office.post(there, sent).status_code == 302
    figure = Figure.objects.get()
    assert "Zwei Hände" in office.get(there).content.decode()
    office.post(address("figure", draft, figure=figure.pk), {"alt": "Ein Baum"})
    figure.refresh_from_db()
    assert (figure.alt, figure.caption) == ("Ein Baum", "")
    office.post(address("remove_figure", draft, figure=figure.pk))
    assert Figure.objects.count() == 0


def test_a_refused_picture_says_why_beside_the_form_and_keeps_what_was_typed(draft, office):
    sent = {"file": upload(drawn("JPEG"), "bild.png"), "alt": "Zwei Hände"}
    answer = office.post(address("figures", draft), sent)
    html = answer.content.decode()
    assert (answer.status_code, "ist aber in Wirklichkeit ein JPEG-Bild" in html, "Zwei Hände" in html) == (422, True, True)


def test_a_picture_of_another_passage_is_not_found(draft, office):
    figure = shown(draft, key="p3")
    assert office.get(address("figure", draft, figure=figure.pk)).status_code == 404
