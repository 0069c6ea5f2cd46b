"""Passages carry pictures that say what they show: in the office, on pages, in files, in exports, over editions."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from masswerk.base import attachments
from masswerk.base.actions import SYSTEM
from masswerk.base.models import Attachment
from masswerk.concepts import actions
from masswerk.concepts.exchange import NewerVersion, dumps, export_concept, import_concept, loads
from masswerk.concepts.exchange_figures import PictureNotThere, TamperedPicture
from masswerk.concepts.models import Edition, Figure, FigureRendition, Passage
from masswerk.concepts.publishing import compared, edition_doc
from masswerk.concepts.reading import fill, load, outline
from masswerk.concepts.refusals import EditionIsFixed
from masswerk.concepts.rules.figures import AltIsFileName, AltMissing, DecorationSpeaks
from masswerk.documents.text import Figure as Written
from masswerk.people.models import Role
from tests import factories
from tests.base.pictures import drawn, figure_picture, photograph

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def draft() -> Edition:
    return factories.edition(factories.concept(factories.body(slug="harz")), passages=10)


def passage(edition: Edition, key: str = "p2") -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def shown(edition: Edition, key: str = "p2", **facts: object) -> Figure:
    given = {"alt": "Zwei Hände", "caption": "Begegnung", "credit": "Landkreis", "picture": figure_picture(), **facts}
    return actions.add_figure(passage(edition, key), by=SYSTEM, **given)  # type: ignore[arg-type]


def adopt(edition: Edition) -> None:
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)


def revised(edition: Edition) -> Edition:
    adopt(edition)
    return actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)


def alts(edition: Edition) -> list[str]:
    return [picture.alt for item in load(edition).walk() for picture in item.figures]


# --- what a picture says -----------------------------------------------------------------------------------------

@pytest.mark.parametrize(("said", "refusal"), [
    ({"alt": " "}, AltMissing), ({"alt": "DSC_0815"}, AltIsFileName), ({"alt": "foto.JPG"}, AltIsFileName),
    ({"alt": "Baum", "is_decorative": True, "caption": ""}, DecorationSpeaks),
    ({"alt": "", "is_decorative": True, "caption": "Baum"}, DecorationSpeaks),
])
def test_a_picture_without_words_or_decoration_with_words_is_refused(draft, said, refusal):
    with pytest.raises(refusal):
        shown(draft, **said)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_the_database_takes_no_picture_that_says_nothing(draft):
    figure = shown(draft)
    with pytest.raises(DatabaseError), transaction.atomic():
        Figure._base_manager.filter(pk=figure.pk).update(alt="")


def test_pictures_are_read_with_their_texts_in_their_order(draft, django_assert_num_queries):
    for alt in ("eins", "zwei", "drei"):
        shown(draft, alt=alt)
    actions.move_figure(Figure.objects.get(alt="drei"), by=SYSTEM)
    assert alts(draft) == ["eins", "drei", "zwei"]
    read = outline(draft)
    with django_assert_num_queries(1):
        fill(read)
    assert [picture.alt for picture in read.by_key["p2"].figures] == ["eins", "drei", "zwei"]


def test_describing_anew_changes_what_is_said(draft):
    actions.describe_figure(shown(draft), alt="", caption="", credit="", is_decorative=True, by=SYSTEM)
    assert [(p.alt, p.is_decorative) for p in load(draft).by_key["p2"].figures] == [("", True)]


# --- over editions -----------------------------------------------------------------------------------------------

def test_a_revision_shows_the_same_pictures_from_the_same_files(draft):
    shown(draft)
    later = revised(draft)
    assert (alts(later), Attachment.objects.count()) == (["Zwei Hände"], 1)


def test_a_picture_taken_out_of_a_revision_stays_in_the_adopted_edition(draft):
    shown(draft)
    later = revised(draft)
    actions.remove_figure(Figure.objects.get(edition=later), by=SYSTEM)
    assert (alts(later), alts(draft), Attachment.objects.count()) == ([], ["Zwei Hände"], 1)


def test_an_element_brought_back_brings_its_pictures(draft):
    shown(draft)
    later = revised(draft)
    element = passage(later).element
    actions.remove_element(passage(later), by=SYSTEM)
    assert alts(later) == []
    actions.bring_back(later, old=element, by=SYSTEM)
    assert alts(later) == ["Zwei Hände"]


def test_the_last_place_of_a_picture_takes_its_file_along(draft):
    shown(draft)
    actions.remove_element(passage(draft), by=SYSTEM)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_discarded_draft_leaves_no_picture(draft):
    shown(draft)
    actions.discard_draft(draft, by=SYSTEM)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_pictures_of_an_adopted_edition_are_refused_by_the_actions_and_by_the_database(draft):
    figure = shown(draft)
    adopt(draft)
    with pytest.raises(EditionIsFixed):
        actions.remove_figure(figure, by=SYSTEM)
    for change in (lambda: Figure._base_manager.filter(pk=figure.pk).update(alt="Anders"),
                   lambda: Figure._base_manager.filter(pk=figure.pk)._raw_delete("default"),
                   lambda: Figure._base_manager.bulk_create([Figure(
                       body_id=figure.body_id, edition=draft, element=figure.element, attachment=figure.attachment,
                       position=9, alt="Neu")])):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert alts(draft) == ["Zwei Hände"]


def test_a_comparison_shows_which_picture_came_and_which_went(draft):
    shown(draft)
    later = revised(draft)
    assert [entry.fate.value for entry in compared(draft, later).changed] == []
    actions.remove_figure(Figure.objects.get(edition=later), by=SYSTEM)
    shown(later, alt="Ein Baum", caption="")
    [entry] = compared(draft, later).changed
    struck = "".join(part.text for part in entry.text if part.op == "del")
    added = "".join(part.text for part in entry.text if part.op == "ins")
    assert (entry.fate.value, "Zwei Hände" in struck, "Ein Baum" in added) == ("reworded", True, True)
    assert "Ein Baum" in Client().get(f"/harz/konzept/integrationskonzept/2026/vergleich/{sent(later).key}/").content.decode()


def sent(edition: Edition) -> Edition:
    actions.send_to_consultation(edition, by=SYSTEM)
    return edition


# --- pages and files ---------------------------------------------------------------------------------------------

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


# --- other languages ---------------------------------------------------------------------------------------------

def translated(figure: Figure, language: str = "ar", alt: str = "يدان", caption: str = "لقاء") -> None:
    actions.translate_figure(figure, language=language, alt=alt, caption=caption, by=SYSTEM)


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


# --- exchange ----------------------------------------------------------------------------------------------------

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


# --- the office --------------------------------------------------------------------------------------------------

@pytest.fixture
def office(draft) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=draft.body))
    return client


def address(name: str, edition: Edition, **more: object) -> str:
    return reverse(f"concepts:{name}", kwargs={"body": "harz", "edition": edition.pk, "element": "p2", **more})


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
