"""Pages of a procedure keep their number of queries at any size, and are not made again while nothing changes."""

from __future__ import annotations

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import add_figure
from masswerk.concepts.models import Passage
from masswerk.participation.actions import publish, submit_many
from masswerk.participation.models import Baseline, Contribution
from masswerk.participation.rules.drafts import At, Draft
from tests.base.pictures import picture
from tests.participation.conftest import NOW, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_may():
    with time_machine.travel(NOW, tick=False):
        yield


def filled(passages: int, contributions: int):
    """A procedure of a size, with public contributions to its passages in turn."""
    procedure = opened(passages=passages)
    places = list(Baseline.objects.filter(procedure=procedure))
    submit_many(procedure, [
        Draft(f"Beitrag {n}", "letter", at=(At(places[n % len(places)].element_id),), visibility="public", code=None)
        for n in range(contributions)], by=SYSTEM, now=NOW)
    return procedure


def queries(url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert Client().get(url).status_code == 200
    return len(counted)


def addresses(procedure) -> list[str]:
    start = f"/{procedure.body.slug}/mitreden/{procedure.slug}/"
    return [start, f"{start}stelle/pre-1/", f"{start}beitrag/1/", f"{start}stelle/pre-1/beitrag/"]


def test_pages_ask_the_same_number_of_questions_at_two_sizes():
    small, large = filled(6, 6), filled(45, 90)
    for procedure in (small, large):  # what is prepared once is prepared now
        for url in addresses(procedure):
            Client().get(url)
    counts = [[queries(url) for url in addresses(procedure)] for procedure in (small, large)]
    assert counts[0] == counts[1]
    draft, place, *_others = counts[1]
    assert draft <= 10
    assert place <= 5


def test_an_unchanged_page_is_not_sent_again_a_changed_one_is(procedure, client: Client):
    submit_many(procedure, [Draft("Gut so.", "letter", code=None)], by=SYSTEM, now=NOW)
    url = addresses(procedure)[0]
    etag = client.get(url).headers["ETag"]
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304
    publish(Contribution.objects.get(), by=SYSTEM)
    changed = client.get(url, headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert "Gut so." in changed.content.decode()


def test_scripts_in_texts_never_run_and_foreign_scripts_keep_their_direction(procedure, client: Client):
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    submit_many(procedure, [Draft(evil, "letter", visibility="public", organisation=evil),
                            Draft("نريد دورات مسائية", "letter", visibility="public", language="ar")],
                by=SYSTEM, now=NOW)
    for url in (*addresses(procedure)[:1], *[f"/{procedure.body.slug}/mitreden/{procedure.slug}/beitrag/{n}/" for n in (1, 2)]):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "onerror=\"" not in page
    assert '<p class="mw-said" lang="ar" dir="auto">نريد دورات مسائية</p>' in client.get(addresses(procedure)[0]).content.decode()


def test_pictures_of_the_draft_are_shown_with_what_they_say(procedure, client: Client):
    add_figure(Passage.objects.get(edition=procedure.edition, element__key="pre-1"), picture=picture(),
               alt="Ein Haus", by=SYSTEM)
    page = client.get(addresses(procedure)[0]).content.decode()
    assert 'alt="Ein Haus"' in page
