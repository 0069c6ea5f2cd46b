"""The pages of the network, as people use them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.network import samples
from tests.site.world import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    place = factories.body("kreis")
    factories.edition(factories.concept(place, "konzept"), "2026", content=content())
    return place


@pytest.fixture
def office(body) -> Client:
    client = Client()
    client.force_login(factories.account("coordinator", at=body), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_all_pages_open(body, office):
    samples.everything(body)
    at = samples.profile(body).organisation_id
    meeting = samples.meeting(body).pk
    n, g = "/kreis/arbeit/netzwerk/", "/kreis/arbeit/gruppen/"
    m = f"{g}beirat/sitzung/{meeting}/"
    pages = [n, f"{n}aufnehmen/", f"{n}einlesen/", f"{n}laden/xlsx/", f"{n}laden/csv/", f"{n}laden/vcf/", f"{n}{at}/",
             f"{n}{at}/angaben/", f"{n}{at}/zusammenfuehren/", f"{n}{at}/zugang/", f"{n}{at}/kontakt/",
             f"{n}{at}/kontakt/{samples.contact(body).pk}/", g, f"{g}gruppe-bilden/", f"{g}beirat/",
             f"{g}beirat/angaben/", f"{g}beirat/mitglied/", f"{g}beirat/mail/", f"{g}beirat/mail/?sitzung={meeting}",
             f"{g}beirat/sitzung/", m, f"{m}angaben/", f"{m}tagesordnung/", f"{m}protokoll/", f"{m}beschluss/",
             f"{m}beschluss/1/", f"{m}aufgabe/", f"{m}termin.ics", "/kreis/netzwerk/", "/kreis/netzwerk/druck/",
             f"/kreis/netzwerk/{at}/", f"/kreis/netzwerk/{at}/karte.vcf", "/kreis/gruppen/beirat/",
             f"/kreis/gruppen/beirat/sitzung/{meeting}.ics"]
    assert {page: office.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
