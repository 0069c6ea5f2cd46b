"""Words explained in place, and translations beside their original."""

from __future__ import annotations

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import GlossaryTerm, Rendition
from tests.concepts.office.desk import adopted, at, passage, text_of

pytestmark = pytest.mark.django_db


def test_words_are_explained_changed_and_removed(office, concept, draft):
    url = "/harz/arbeit/fassungen/begriffe/integrationskonzept/"
    office.post(url + "neu/", {"term": "Lotsin", "variants": "Lotse, Lotsen, Lotse", "explanation": "Begleitet.",
                               "term_en": "Guide", "explanation_en": "Goes along."})
    row = GlossaryTerm.objects.get()
    assert (row.key, row.variants, row.renditions) == (
        "lotsin", ["Lotse", "Lotsen"], {"en": {"term": "Guide", "explanation": "Goes along."}})
    assert office.post(url + "neu/", {"term": "Lotsin", "explanation": "x"}).status_code == 422
    office.post(url + "wort/lotsin/", {"term": "Lotsin", "explanation": "Hilft."})
    row.refresh_from_db()
    assert (row.explanation, row.renditions) == ("Hilft.", {})
    office.post(url + "wort/lotsin/entfernen/")
    assert GlossaryTerm.objects.count() == 0


def test_a_passage_is_translated_beside_its_original_also_after_adoption(office, draft):
    adopted(draft)
    url = at(draft, "sprache/ar/p2/")
    page = office.get(url)
    assert 'lang="ar" dir="rtl"' in text_of(page)
    office.post(url, {**page.context["form"].initial, "title": "تدبير", "text": "نص"})
    assert Rendition.objects.get(edition=draft).title == "تدبير"


def test_a_stale_translation_shows_what_changed_since(office, draft):
    row = passage(draft, "p2")
    actions.translate(row, language="en", title="Measure 2", text="", by=SYSTEM)
    actions.edit_passage(row, title="Maßnahme zwei", text=row.wording.text, serial=1, by=SYSTEM)
    shown = text_of(office.get(at(draft, "sprache/en/?zeige=veraltet")))
    assert "gestrichen: </span>2</del>" in shown
    assert "eingefügt: </span>zwei</ins>" in shown


def test_a_translation_made_of_an_older_wording_is_stale_at_once(office, draft):
    url = at(draft, "sprache/en/p2/")
    typed = office.get(url).context["form"].initial
    actions.edit_passage(passage(draft, "p2"), title="Neu", text="", serial=1, by=SYSTEM)
    office.post(url, {**typed, "title": "Measure 2"})
    assert Rendition.objects.get().wording_hash != passage(draft, "p2").wording.hash


def test_two_translators_see_both_texts(office, draft):
    url = at(draft, "sprache/en/p2/")
    typed = office.get(url).context["form"].initial
    office.post(url, {**typed, "title": "Theirs"})
    answer = office.post(url, {**typed, "title": "Mine"})
    assert (answer.status_code, answer.context["form"].initial["title"]) == (409, "Mine")
    assert "Theirs" in text_of(answer)
    office.post(url, answer.context["form"].initial)
    assert Rendition.objects.get().title == "Mine"


def test_a_translation_is_deleted_after_a_question(office, draft):
    url = at(draft, "sprache/en/p2/")
    assert "Übersetzung löschen" not in text_of(office.get(url))
    assert office.get(url + "loeschen/").status_code == 404
    actions.translate(passage(draft, "p2"), language="en", title="Course", text="At **night**.", by=SYSTEM)
    adopted(draft)
    assert f'href="{url}loeschen/"' in text_of(office.get(url))
    page = office.get(url + "loeschen/")
    assert "<p>At <strong>night</strong>.</p>" in text_of(page)
    answer = office.post(url + "loeschen/", {"before": page.context["before"]}, follow=True)
    assert (answer.redirect_chain, Rendition.objects.count()) == ([(url, 302)], 0)
    assert "Die Übersetzung ist gelöscht." in text_of(answer)


def test_who_deletes_a_translation_deletes_what_they_saw(office, draft):
    url = at(draft, "sprache/en/p2/loeschen/")
    actions.translate(passage(draft, "p2"), language="en", title="Course", text="", by=SYSTEM)
    seen = office.get(url).context["before"]
    actions.translate(passage(draft, "p2"), language="en", title="Better course", text="", by=SYSTEM)
    answer = office.post(url, {"before": seen})
    assert (answer.status_code, Rendition.objects.get().title) == (409, "Better course")
    assert "inzwischen von jemand anderem gespeichert" in text_of(answer)
    assert "Better course" in text_of(answer)


def test_saving_and_going_on_leads_to_the_next_open_passage(office, draft):
    actions.translate(passage(draft, "pre-1"), language="en", title="", text="All belong.", by=SYSTEM)
    typed = office.get(at(draft, "sprache/en/pre/")).context["form"].initial
    answer = office.post(at(draft, "sprache/en/pre/"), {**typed, "title": "Preamble", "weiter": "1"})
    assert answer["Location"] == at(draft, "sprache/en/land/")


def test_a_short_form_covers_what_stands_below_it(office, draft):
    actions.translate(passage(draft, "f0"), language="de-simple", title="Feld", text="Kurz.", by=SYSTEM)
    answer = office.get(at(draft, "sprache/de-simple/"), {"zeige": "alle", "feld": "f0"})
    stands = {row.item.key: row.stand.value for row in answer.context["page"]}
    assert (stands["f0"], stands["p2"]) == ("current", "covered")
