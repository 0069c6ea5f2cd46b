"""Taking an edition away: each format whole, in the language of the page, under a name people recognise."""

from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import unquote

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.exchange import import_concept, loads
from masswerk.measures.actions import describe
from tests import factories
from tests.public.conftest import NEW, OLD


def test_json_holds_the_whole_edition_in_all_languages(client: Client, county):
    answer = client.get(f"{NEW}laden/json/")
    data = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/json"
    (edition,) = data["editions"]
    assert (edition["key"], len(edition["passages"]), {row["language"] for row in edition["renditions"]}) == (
        "2026", 11, {"ar", "de-short", "de-simple"})
    assert (data["concept"]["slug"], [row["element"] for row in data["parts"]["measures"]]) == (
        "integrationskonzept", ["kurs"])


def test_json_does_not_tell_how_a_draft_read_before_it_was_public(client: Client, county):
    (edition,) = json.loads(client.get(f"{NEW}laden/json/").content)["editions"]
    wordings = [row["text"] for row in edition["wordings"]]
    assert (len(wordings), edition["based_on"], edition["lineage"]) == (11, None, [])
    assert [text for text in wordings if "gewinnt Integrationslotsen" in text] == []


@pytest.mark.parametrize("edition", [OLD, NEW])
def test_json_is_read_in_elsewhere_and_gives_the_same_file_there(client: Client, county, edition):
    given = client.get(f"{edition}laden/json/").content.decode()
    elsewhere = factories.body(slug="halle", name=county.body.name, ars=county.body.ars and "150020000000")
    import_concept(elsewhere, loads(given), by=SYSTEM)
    again = client.get(f"{edition.replace('/harz/', '/halle/')}laden/json/").content.decode()
    assert {**json.loads(again), "body": {}} == {**json.loads(given), "body": {}}
    assert client.get(edition.replace("/harz/", "/halle/")).status_code == 200


def test_json_of_one_edition_tells_nothing_of_drafts(client: Client, county):
    draft = actions.open_revision(county.old, key="geheim", title="Geheimer Entwurf", by=SYSTEM)
    secret = actions.add_element(draft, kind="measure", title="Geheimes Vorhaben", text="", parent=None, position=None,
                                 key="geheimnis1", by=SYSTEM)
    describe(secret.element, status="planned", by=SYSTEM)
    given = client.get(f"{OLD}laden/json/").content.decode()
    assert ("geheim" in given.casefold(), "Leitlinie" in given or "leit" in given) == (False, True)


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK"), ("html", b"<!doctype")])
def test_each_form_is_what_it_says(client: Client, county, form, start):
    answer = client.get(f"{OLD}laden/{form}/")
    assert (answer.status_code, answer.content[: len(start)]) == (200, start)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_files_are_named_for_people(client: Client, county):
    names = [unquote(client.get(url).headers["Content-Disposition"]) for url in (
        f"{OLD}laden/html/", f"{NEW}laden/html/?form=kurz", f"{OLD}vergleich/2026/laden/html/")]
    assert [name.rpartition("=")[2].removeprefix("utf-8''").strip('"') for name in names] == [
        "Landkreis Harz, Integrationskonzept, Fassung 2016.html",
        "Landkreis Harz, Integrationskonzept, Entwurf 2026 (Kurzfassung).html",
        "Landkreis Harz, Fassung 2016 und Entwurf 2026.html"]


def test_a_download_speaks_the_language_of_the_page(client: Client, county):
    page = client.get(f"{OLD}laden/html/?sprache=ar").content.decode()
    assert ('lang="ar" dir="rtl"' in page, "العمل التطوعي" in page) == (True, True)


def test_a_comparison_in_word_holds_tracked_changes(client: Client, county):
    data = client.get(f"{OLD}vergleich/2026/laden/docx/").content
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "<w:ins " in document


def test_an_unchanged_file_is_not_made_again(client: Client, county, django_assert_num_queries):
    etag = client.get(f"{OLD}laden/docx/").headers["ETag"]
    with django_assert_num_queries(2):
        assert client.get(f"{OLD}laden/docx/", headers={"If-None-Match": etag}).status_code == 304


def test_comparisons_do_not_come_as_json(client: Client, county):
    assert client.get(f"{OLD}vergleich/2026/laden/json/").status_code == 404
