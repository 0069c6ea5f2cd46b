"""A procedure says in which languages its forms are offered; anybody may write in any."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from lxml import html

from masswerk.participation.actions import change_procedure
from masswerk.participation.office_forms import OpenForm
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Desk:
    return desk()


def offered(office: Desk, languages: list[str], query: str = "") -> tuple[list[str], list[str]]:
    """The languages linked beside the form, and those linked in the foot, of a procedure with a setting."""
    change_procedure(office.procedure, title="Entwurf", days=office.procedure.days, languages=languages, by=office.first)
    with time_machine.travel(NOW, tick=False):
        insider = Client()
        insider.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
        answer = insider.get(f"/{office.body.slug}/mitreden/anhoerung/beitrag/{query}")
    page = html.document_fromstring(answer.content.decode())
    return page.xpath("//main//header//a/@hreflang"), page.xpath("//*[@id='sprachen']//a/@hreflang")


def test_the_form_is_offered_in_the_languages_the_procedure_names(office):
    assert offered(office, ["de", "ar"]) == (["de", "ar"], ["de", "ar"])


def test_a_procedure_that_names_none_offers_all(office):
    every = ["de", "en", "ar", "de-simple"]
    assert offered(office, []) == (every, every)


def test_one_language_alone_needs_no_line_of_its_own(office):
    assert offered(office, ["de"]) == ([], ["de"])


def test_the_language_somebody_reads_in_stays_in_the_list(office):
    assert offered(office, ["de", "ar"], "?sprache=en")[1] == ["de", "en", "ar"]


def test_a_new_procedure_offers_every_language_unless_the_office_takes_one_away():
    assert OpenForm(editions=[]).fields["languages"].initial == ["de", "de-simple", "en", "ar"]
