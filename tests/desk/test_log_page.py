"""The log is read as German sentences, with what was before and after, by those who may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from masswerk.base import log
from masswerk.base.actions import ACTIONS, SYSTEM
from masswerk.base.models import LogEntry
from masswerk.bodies.actions import change_settings
from masswerk.concepts import actions
from masswerk.concepts.models import Passage
from masswerk.desk.log.changes import ROWS, content
from masswerk.desk.log.verbs import AREAS, VERBS, heading, sentence
from masswerk.people.actions import forget_account
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
LIBRARY = {"test"}


@pytest.fixture
def harz():
    return factories.body("harz", name="Landkreis Harz")


@pytest.fixture
def office(harz):
    return factories.account(Role.COORDINATOR, at=harz)


def sign_in(account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(account, query: str = "") -> str:
    return sign_in(account).get(f"/harz/arbeit/protokoll/{query}").content.decode()


def test_every_action_has_german_words():
    ours = {verb for verb in ACTIONS if verb.partition(".")[0] not in LIBRARY}
    assert ours - set(VERBS) == set()


def test_no_verb_is_explained_twice_and_every_sentence_can_be_said():
    assert len(VERBS) == sum(len(verbs) for verbs in AREAS.values())
    said = [sentence("Erika", verb, "es", "darin", "davon") for verb in VERBS]
    assert all(text.startswith("Erika ") and text.endswith(".") and "{" not in text for text in said)


def test_every_logged_model_has_a_german_word():
    from masswerk.base.models import Kept

    logged = {model._meta.model_name for model in apps.get_models() if issubclass(model, Kept)}
    assert logged - set(ROWS) == set()


def test_a_change_is_told_with_its_actor_and_shown_as_redline(harz, office):
    change_settings(harz, lead="Der Kreis hilft beim Ankommen und Bleiben in allen Orten.", by=office)
    change_settings(harz, lead="Der Kreis hilft beim Ankommen und Wohnen in allen Orten.", by=office)
    text = page(office)
    assert "Erika Beispiel hat die Einstellungen der Gebietskörperschaft „Landkreis Harz“ geändert." in text
    assert '<del><span class="kern-sr-only">gestrichen: </span>Bleiben</del>' in text
    assert '<span class="kern-sr-only">eingefügt: </span>Wohnen</ins>' in text


def test_a_new_wording_shows_old_and_new_values(harz, office):
    passage = Passage.objects.select_related("edition", "wording").filter(
        edition=factories.edition(factories.concept(harz)), kind="text").first()
    actions.edit_passage(passage, title="", text="Neu gefasst.", serial=1, by=office)
    text = page(office)
    assert "hat in der Fassung „Fassung 2026“ eine Textstelle neu gefasst." in text
    assert "Neu gefasst." in text


def test_a_run_of_one_cause_is_one_line_that_names_the_edition(harz, office):
    factories.edition(factories.concept(harz), passages=20)
    text = page(office)
    assert text.count("Das Programm hat die Fassung „Fassung 2026“ angelegt.") == 1
    assert "Einträge im Vorgang" in text


def test_the_page_is_filtered_by_verb_object_and_day(harz, office):
    change_settings(harz, tagline="A", by=office)
    edition = factories.edition(factories.concept(harz))
    actions.rename_edition(edition, title="Anders", lead="", by=office)
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    assert "Einleitung der Fassung" not in page(office, "?verb=body.settings_changed")
    assert "Einstellungen der" in page(office, "?verb=body.settings_changed")
    by_object = page(office, f"?subject=edition+{edition.pk}")
    assert ("Einstellungen der" in by_object, "Titel oder Einleitung der Fassung „Anders“" in by_object) == (
        False, True)
    assert "Einstellungen der" in page(office, f"?first={today}&last={today}")
    assert "keine Einträge" in page(office, f"?first={tomorrow}")


@pytest.mark.parametrize("query", ["?verb=DROP", "?subject=x'", "?first=gestern", "?page=99999", "?page=-1"])
def test_odd_addresses_show_a_page(office, query):
    assert sign_in(office).get(f"/harz/arbeit/protokoll/{query}").status_code == 200


def test_the_log_of_another_body_stays_closed(office):
    elsewhere = factories.body("fremd", name="Fremder Kreis")
    change_settings(elsewhere, tagline="Geheim", by=SYSTEM)
    assert ("Geheim" in page(office), sign_in(office).get("/fremd/arbeit/protokoll/").status_code) == (False, 404)
    assert sign_in(office).get("/harz/arbeit/protokoll/99999/").status_code == 404


@pytest.mark.parametrize(("role", "status"), [
    (Role.AUDITOR, 200), (Role.ADMINISTRATOR, 200), (Role.PARTNER, 404), (Role.VOLUNTEER, 404)])
def test_only_those_who_answer_for_it_read_the_log(harz, role, status):
    assert sign_in(factories.account(role, at=harz)).get("/harz/arbeit/protokoll/").status_code == status


def test_a_shredded_entry_says_that_its_content_is_gone(harz, office):
    change_settings(harz, lead="Ein Name, der weg muss", by=office)
    log.shred(LogEntry.objects.filter(verb="body.settings_changed").get())
    text = page(office)
    assert ("Ein Name, der weg muss" in text, "Der Inhalt wurde gelöscht" in text, "Jemand hat" in text) == (
        False, True, True)


def test_a_deleted_account_keeps_its_number_only(harz, office):
    other = factories.account(Role.ADMINISTRATOR, at=harz)
    number = other.pk
    change_settings(harz, tagline="A", by=other)
    forget_account(other, by=SYSTEM)
    assert f"Konto {number} (gelöscht) hat die Einstellungen" in page(office)


def test_checking_tells_a_whole_log_from_a_falsified_one(harz, office):
    client = sign_in(office)
    assert "Das Protokoll ist unversehrt." in client.post("/harz/arbeit/protokoll/pruefen/").content.decode()
    from masswerk.base import guards

    guards.drop_all()
    LogEntry.objects.filter(chain=harz.chain, seq=1).update(verb="body.invented")
    text = client.post("/harz/arbeit/protokoll/pruefen/").content.decode()
    assert ("nicht unversehrt" in text, "Der Eintrag wurde verändert." in text) == (True, True)


def test_text_in_the_log_is_never_markup(harz, office):
    change_settings(harz, tagline="<script>alert(1)</script>", by=office)
    assert "<script>alert" not in page(office)


def test_a_long_entry_is_read_on_its_own_page_only(harz, office):
    factories.edition(factories.concept(harz), passages=60)
    entry = LogEntry.objects.filter(subject__startswith="edition").get()
    text = sign_in(office).get(f"/harz/arbeit/protokoll/{entry.seq}/").content.decode()
    assert (len(entry.payload) > 6000, "60 × Textstelle" in text, "weitere" in text) == (True, True, True)


@pytest.mark.parametrize("changes", [1, 3, 30])
def test_the_log_page_asks_the_same_number_of_questions_at_any_size(harz, office, changes,
                                                                    django_assert_max_num_queries):
    for i in range(changes):
        change_settings(harz, tagline=str(i), by=office)
    client = sign_in(office)
    client.get("/harz/arbeit/protokoll/")
    with django_assert_max_num_queries(12):
        client.get("/harz/arbeit/protokoll/")


def test_an_unknown_verb_and_row_are_still_told():
    assert heading("future.done") == "future.done"
    assert content('{"by": "x", "changes": [{"row": "later 1", "before": null, "after": {}}]}').rows[0].what == (
        "Eintrag")
