"""Pictures on pages, in files, and in other languages."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client

from masswerk.base import attachments
from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Figure, FigureRendition
from masswerk.concepts.publishing import edition_doc
from masswerk.concepts.reading import load
from masswerk.concepts.rules.figures import AltIsFileName, AltMissing
from masswerk.documents.text import Figure as Written
from masswerk.people.models import Role
from tests import factories
from tests.concepts.figures.pictures import address, adopt, passage, revised, shown, translated

pytestmark = pytest.mark.django_db


def test_readers_see_the_picture_with_caption_credit_and_description(draft):
    figure = shown(draft)
    actions.send_to_consultation(draft, by=SYSTEM)
    for page in ("inhalt/f0/", "druck/"):
        html = Client().get(f"/harz/konzept/integrationskonzept/2026/{page}").content.decode()
        assert f'<img src="{figure.attachment.address}" alt="Zwei Hände" width="60" height="40"' in html
        assert '<figcaption>Begegnung <small lang="de" dir="ltr">Bildnachweis: Landkreis</small></figcaption>' in html


def test_the_title_of_a_figure_stands_below_its_picture_instead_of_above(draft):
    actions.revise_passage(passage(draft), title="Standorte", text="", serial=1, kind="figure", number="", by=SYSTEM)
    shown(draft, caption="", credit="")
    actions.send_to_consultation(draft, by=SYSTEM)
    html = Client().get("/harz/konzept/integrationskonzept/2026/inhalt/f0/").content.decode()
    assert ("<figcaption>Standorte</figcaption>" in html, "<h2>Standorte</h2>" in html) == (True, False)


def test_the_file_of_a_draft_opens_for_insiders_only(draft):
    address = shown(draft).attachment.address
    coordinator = Client()
    coordinator.force_login(factories.account(Role.COORDINATOR, at=draft.body))
    answer = coordinator.get(address)
    b"".join(answer)
    assert (answer.status_code, answer.headers["Cache-Control"], Client().get(address).status_code) == (200, "no-store", 404)
    actions.send_to_consultation(draft, by=SYSTEM)
    public = Client().get(address)
    b"".join(public)
    assert public.status_code == 200


def test_what_a_picture_shows_is_found_by_searching(draft):
    shown(draft, alt="Balkendiagramm der Sprachkurse", caption="Kurse je Jahr")
    actions.send_to_consultation(draft, by=SYSTEM)
    found = [Client().get(f"/harz/konzept/integrationskonzept/2026/suche/?q={word}").content.decode()
             for word in ("balkendiagramm", "Kurse+je+Jahr", "kreisdiagramm")]
    assert ["e-p2" in page for page in found] == [True, True, False]


def test_a_picture_deleted_for_good_leaves_its_description(draft):
    figure = shown(draft)
    adopt(draft)
    attachments.empty(figure.attachment, by=SYSTEM)
    html = Client().get("/harz/konzept/integrationskonzept/2026/inhalt/f0/").content.decode()
    assert '<p class="mw-picture__gone">Zwei Hände</p>' in html
    assert [block for block in edition_doc(load(draft)).blocks if isinstance(block, Written)] == []


@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html"])
def test_every_file_to_download_holds_the_picture(draft, form):
    shown(draft)
    shown(draft, key="pre-1", alt="", caption="", credit="", is_decorative=True)
    actions.send_to_consultation(draft, by=SYSTEM)
    answer = Client().get(f"/harz/konzept/integrationskonzept/2026/laden/{form}/")
    content = answer.getvalue()
    assert answer.status_code == 200
    if form in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [name for name in packed.namelist() if "media/" in name or name.startswith("Pictures/")]
            text = packed.read("word/document.xml" if form == "docx" else "content.xml").decode()
        assert (len(names), "Zwei Hände" in text) == (2, True)
    elif form == "html":
        assert content.decode().count('alt="Zwei Hände"') == 1



def test_readers_of_another_language_are_told_in_theirs_what_a_picture_shows(draft):
    translated(shown(draft))
    actions.send_to_consultation(draft, by=SYSTEM)
    arabic, english = (Client().get(f"/harz/konzept/integrationskonzept/2026/inhalt/f0/?sprache={code}").content.decode()
                       for code in ("ar", "en"))
    assert ('<figure class="mw-picture" lang="ar" dir="rtl">' in arabic, 'alt="يدان"' in arabic, "لقاء" in arabic) == (True, True, True)
    assert ('<figure class="mw-picture" lang="de" dir="ltr">' in english, 'alt="Zwei Hände"' in english) == (True, True)


def test_a_picture_is_translated_after_adoption_too_and_its_german_words_stay(draft):
    figure = shown(draft)
    adopt(draft)
    translated(figure, "en", "Two hands", "Meeting")
    said = [[(p.alt, p.caption, p.language) for p in load(draft, code).by_key["p2"].figures] for code in ("en", "de")]
    assert said == [[("Two hands", "Meeting", "en")], [("Zwei Hände", "Begegnung", "de")]]


def test_a_revision_brings_the_translations_of_pictures_along(draft):
    translated(shown(draft), "en", "Two hands", "")
    later = revised(draft)
    assert [p.alt for p in load(later, "en").by_key["p2"].figures] == ["Two hands"]
    actions.remove_figure(Figure.objects.get(edition=later), by=SYSTEM)
    assert [r.edition for r in FigureRendition.objects.all()] == [draft]


@pytest.mark.parametrize(("said", "refusal"), [({"alt": " "}, AltMissing), ({"alt": "IMG_1.png"}, AltIsFileName)])
def test_a_translation_says_something_as_well(draft, said, refusal):
    with pytest.raises(refusal):
        translated(shown(draft), **said)


def test_the_office_translates_a_picture_and_is_told_when_it_is_stale(draft, office):
    figure = shown(draft)
    there = address("translate_figure", draft, figure=figure.pk, language="en")
    page = office.get(address("translate", draft, language="en")).content.decode()
    assert (there in page, "haben sich seither geändert" in office.get(there).content.decode()) == (True, False)
    assert office.post(there, {"alt": "Two hands", "caption": ""}).status_code == 302
    actions.describe_figure(figure, alt="Drei Hände", caption="", credit="", is_decorative=False, by=SYSTEM)
    assert "haben sich seither geändert" in office.get(there).content.decode()


def test_decoration_is_not_translated(draft, office):
    figure = shown(draft, alt="", caption="", credit="", is_decorative=True)
    assert office.get(address("translate_figure", draft, figure=figure.pk, language="en")).status_code == 404
