"""What visitors see: every page answers, is whole, and holds nothing of strangers."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM, writing
from masswerk.bodies.actions import change_settings
from masswerk.concepts import actions
from tests import factories
from tests.public.conftest import NEW, OLD, at

PAGES = [
    "/harz/", "/harz/konzept/integrationskonzept/", NEW, OLD, f"{NEW}inhalt/ehrenamt/", f"{NEW}inhalt/felder/",
    f"{OLD}inhalt/pre/", f"{NEW}thema/land/", f"{NEW}begriffe/", f"{NEW}suche/", f"{NEW}suche/?q=lotsen",
    f"{NEW}suche/?q=nirgends", f"{NEW}druck/", f"{OLD}vergleich/2026/", f"{OLD}vergleich/2026/?ansicht=verbleib",
    "/harz/faden/integrationskonzept/lotsen/", "/harz/impressum/", "/harz/datenschutz/", "/harz/barrierefreiheit/",
    "/harz/barriere-melden/", "/harz/gebaerdensprache/", "/harz/leichte-sprache/", "/impressum/", "/leichte-sprache/",
]
LANGUAGES = ["", "sprache=en", "sprache=ar", "sprache=de-simple", "form=kurz"]


class Page(HTMLParser):
    """Tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def of(self, *names: str) -> list[dict[str, str]]:
        """Attributes of all tags with these names."""
        return [attrs for tag, attrs in self.tags if tag in names]


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_and_contacts_nobody(client: Client, county, language):
    for url in PAGES:
        check_page(read(client, f"{url}{'&' if '?' in url else '?'}{language}" if language else url))


def check_page(html: str) -> None:
    page = Page(html)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    loaded = [attrs.get("src") or attrs.get("href", "") for attrs in page.of("script", "link", "img")]
    assert len(page.of("h1")) == 1
    assert sorted(ids) == sorted(set(ids))
    assert [attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)] == []
    assert [attrs for attrs in page.of("script") if not attrs.get("src")] == []
    assert [url for url in loaded if not url.startswith(("/", "http://testserver/"))] == []


def test_headings_leave_out_no_level(client: Client, county):
    for url in PAGES:
        page = read(client, url)
        levels = [int(tag[1]) for tag, _ in Page(page[page.index("<main"):]).tags if re.fullmatch("h[1-6]", tag)]
        before = [levels[0], *levels]
        assert [(url, last, level) for last, level in zip(before, levels, strict=False) if level > last + 1] == []


@pytest.mark.parametrize("url", ["/harz/", NEW, f"{NEW}inhalt/ehrenamt/", "/harz/faden/integrationskonzept/lotsen/", "/",
                                 f"{NEW}?sprache=ar", "/harz/barriere-melden/"])
def test_no_link_leads_nowhere(client: Client, county, url):
    factories.body(slug="stadt", name="Stadt", kind="city")
    links = {attrs["href"].partition("#")[0] for attrs in Page(read(client, url)).of("a")}
    inside = sorted(link for link in links if link.startswith("/"))
    assert inside
    assert {link: client.get(link).status_code for link in inside if client.get(link).status_code not in {200, 302}} == {}


def test_links_within_a_chapter_have_their_place(client: Client, county):
    page = Page(read(client, f"{NEW}inhalt/ehrenamt/"))
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    wanted = {attrs["href"][1:] for attrs in page.of("a") if attrs.get("href", "").startswith("#")}
    assert wanted - ids == set()
    assert {"e-lotsen", "glosse-lotse", "inhalt"} <= wanted


def test_drafts_are_for_insiders_only(county):
    actions.take_back(county.new, by=SYSTEM)
    ends = ("", "inhalt/ehrenamt/", "thema/land/", "begriffe/", "suche/", "druck/", "laden/html/", "laden/json/")
    stranger, elsewhere, insider = Client(), Client(), Client()
    elsewhere.force_login(factories.account("coordinator", at=factories.body()))
    insider.force_login(factories.account("moderator", at=county.body))
    for client, answer in ((stranger, 404), (elsewhere, 404), (insider, 200)):
        assert {end: client.get(NEW + end).status_code for end in ends} == dict.fromkeys(ends, answer)


def test_a_draft_is_in_no_list_of_visitors(client: Client, county):
    actions.take_back(county.new, by=SYSTEM)
    for url in ("/harz/", "/harz/konzept/integrationskonzept/", OLD, f"{OLD}inhalt/ehrenamt/"):
        assert "Entwurf 2026" not in read(client, url)
    assert client.get(f"{OLD}vergleich/2026/").status_code == 404
    assert client.get(f"{OLD}vergleich/2016/?neu=2026").status_code == 404


def test_the_thread_shows_drafts_to_insiders_only(county):
    actions.take_back(county.new, by=SYSTEM)
    insider = Client()
    insider.force_login(factories.account("coordinator", at=county.body))
    url = "/harz/faden/integrationskonzept/lotsen/"
    assert ["dreißig" in read(client, url) for client in (Client(), insider)] == [False, True]


def test_a_body_that_was_closed_has_no_pages(client: Client, county):
    with writing("test.closed", by=SYSTEM):
        county.body.is_active = False
        county.body.save()
    urls = ["/harz/", "/harz/konzept/", NEW, f"{NEW}inhalt/ehrenamt/", "/harz/impressum/",
            "/harz/faden/integrationskonzept/lotsen/"]
    assert {client.get(url).status_code for url in urls} == {404}


@pytest.mark.parametrize("url", [
    "/nirgends/", "/harz/konzept/anderes/", "/harz/konzept/integrationskonzept/1999/", f"{NEW}inhalt/fehlt/",
    f"{NEW}thema/ehrenamt/", f"{NEW}laden/exe/", "/harz/faden/integrationskonzept/fehlt/", f"{NEW}vergleich/1999/",
    "/harz/konzept/integrationskonzept/stelle/fehlt/"])
def test_what_does_not_exist_is_not_found(client: Client, county, url):
    assert client.get(url).status_code == 404


def test_the_start_page_leads_into_the_edition_in_force_and_names_the_draft(client: Client, county):
    page = read(client, "/harz/")
    assert f'kern-btn--primary" href="{OLD}"' in page
    assert f'kern-btn--secondary" href="{NEW}"' in page
    assert "Gültig: Fassung 2016, beschlossen am 14.12.2016 (Kreistag)." in page
    assert "Was aus der einen Maßnahme geworden ist" in page
    assert [f"inhalt/{key}/" in page for key in ("ehrenamt", "arbeit")] == [True, True]


def test_a_body_without_a_concept_says_so(client: Client, db):
    factories.body(slug="neu", name="Neukreis")
    assert "Noch kein Konzept veröffentlicht." in read(client, "/neu/")
    assert "Noch kein Konzept veröffentlicht." in read(client, "/neu/konzept/")
    assert "Noch kein Konzept veröffentlicht." in read(client, "/neu/suche/")


def test_an_empty_draft_says_so_to_insiders(client: Client, db):
    body = factories.body(slug="leer")
    actions.build_edition(factories.concept(body), key="1", title="Leer", nodes=[], by=SYSTEM)
    client.force_login(factories.account("coordinator", at=body))
    assert "Dieser Entwurf ist noch leer." in read(client, "/leer/konzept/integrationskonzept/1/")


def test_the_installation_groups_bodies_by_state(client: Client, db):
    state = factories.body(slug="land", name="Sachsen-Anhalt", kind="state")
    factories.body(slug="kreis", name="Landkreis Harz", parent=state)
    factories.body(slug="frei", name="Freie Stadt", kind="city")
    page = read(client, "/")
    places = [page.index(word) for word in ("Sachsen-Anhalt", "Landkreis Harz", "Weitere", "Freie Stadt")]
    assert places == sorted(places)


def test_an_installation_with_one_body_opens_it(client: Client, county):
    assert client.get("/").headers["Location"] == "/harz/"


def test_an_empty_installation_says_so(client: Client, db):
    assert "Noch keine Gebietskörperschaft." in read(client, "/")


def test_barriers_are_reported_to_the_address_of_the_body(client: Client, county):
    assert "mailto:" not in read(client, "/harz/barriere-melden/")
    change_settings(county.body, barrier_contact="barriere@harz.example", by=SYSTEM)
    assert 'href="mailto:barriere@harz.example?subject=' in read(client, "/harz/barriere-melden/")


def test_sign_language_videos_are_linked_not_loaded(client: Client, county):
    change_settings(county.body, sign_language_url="https://video.example/dgs", by=SYSTEM)
    page = Page(read(client, "/harz/gebaerdensprache/"))
    assert [attrs["href"] for attrs in page.of("a") if "video.example" in attrs.get("href", "")] == [
        "https://video.example/dgs"]
    assert page.of("iframe", "video", "embed", "object") == []


def test_legal_texts_are_read_as_markdown_without_scripts(client: Client, county):
    change_settings(county.body, privacy_notice="**Wir** speichern <script>nichts</script>.", by=SYSTEM)
    page = read(client, "/harz/datenschutz/")
    assert "<strong>Wir</strong> speichern &lt;script&gt;nichts&lt;/script&gt;." in page


def test_the_licence_stands_on_the_cover(client: Client, county):
    assert "Creative Commons Namensnennung 4.0" in read(client, NEW)


def test_an_erratum_stands_below_the_unchanged_text(client: Client, county):
    actions.add_erratum(at(county.old, "leit"), dated=date(2017, 3, 1), note="Es fehlte ein Wort.",
                        text="Niemand zahlt dabei drauf.", by=SYSTEM)
    for url in (f"{OLD}inhalt/ehrenamt/", f"{OLD}druck/"):
        page = read(client, url)
        assert "<strong>Niemand</strong> zahlt drauf." in page
        assert "Berichtigung vom 01.03.2017:" in page
        assert "Niemand zahlt dabei drauf." in page


def test_a_passage_says_its_measure_themes_and_fields(client: Client, county):
    page = read(client, f"{OLD}inhalt/ehrenamt/")
    assert "Federführung: <bdi>Kreisvolkshochschule</bdi>" in page
    assert f'<li><a href="{OLD}thema/land/">Ländlicher Raum</a></li>' in page
    assert f'<li><a href="{OLD}inhalt/arbeit/">auch: Arbeit</a></li>' in page


def test_an_interface_stands_at_both_fields(client: Client, county):
    assert ["Anrechnung</bdi>" in read(client, f"{OLD}inhalt/{key}/") for key in ("ehrenamt", "arbeit")] == [True, True]


def test_a_word_is_explained_once_on_each_page(client: Client, county):
    for key in ("ehrenamt", "arbeit"):
        page = read(client, f"{NEW}inhalt/{key}/")
        assert page.count('id="glosse-lotse"') == page.count('class="mw-term"') == 1


def test_contents_list_the_headings_of_the_chapter_that_is_read(client: Client, county):
    entry = '<a href="#e-lotsen"><span>'
    assert [entry in read(client, f"{NEW}inhalt/{key}/") for key in ("ehrenamt", "arbeit")] == [True, False]


def test_the_matrix_counts_passages_by_field_and_theme(client: Client, county):
    assert 'aria-label="2: Ehrenamt, Ländlicher Raum">2</a>' in read(client, NEW)
