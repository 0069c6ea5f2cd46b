"""The API: what is public as JSON, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import open_revision, send_to_consultation
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/api/v1/bodies/harz/concepts/integrationskonzept/editions/2026"


@pytest.fixture
def public_edition():
    edition = factories.edition(factories.concept(factories.body(slug="harz", name="Landkreis Harz")), passages=30)
    send_to_consultation(edition, by=SYSTEM)
    return edition


def test_a_body_says_its_key_and_its_licence(client: Client):
    factories.body(slug="harz", name="Landkreis Harz", ars="150850000000")
    assert client.get("/api/v1/bodies/harz").json() == {
        "slug": "harz", "name": "Landkreis Harz", "kind": "county", "ars": "150850000000", "parent": None,
        "licence": "CC-BY-4.0", "licence_url": "https://creativecommons.org/licenses/by/4.0/deed.de",
        "is_demo": False, "url": "/harz/"}


def test_passages_come_in_pages_that_lead_on(client: Client, public_edition):
    first = client.get(f"{URL}/passages?limit=20").json()
    second = client.get(f"{URL}/passages?limit=20&cursor={first['next']}").json()
    elements = [row["element"] for row in first["items"] + second["items"]]
    assert (len(first["items"]), len(set(elements)), second["next"]) == (20, 30, None)


def test_a_draft_is_not_there(client: Client, public_edition):
    open_revision(public_edition, key="2027", title="Entwurf", by=SYSTEM)
    assert client.get(URL.replace("2026", "2027")).status_code == 404
    assert client.get("/api/v1/bodies/harz/concepts").json()[0]["editions"] == ["2026"]


def test_unchanged_answers_are_not_sent_twice(client: Client, public_edition):
    first = client.get(URL)
    again = client.get(URL, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "cursor=-1", "cursor=99999999999999999999", "language=xx",
                                   "limit=a"])
def test_parameters_out_of_bounds_are_refused_with_the_place(client: Client, public_edition, query):
    response = client.get(f"{URL}/passages?{query}")
    assert (response.status_code, response.json()["detail"][0]["where"][-1]) == (422, query.split("=")[0])


@pytest.mark.parametrize("passages", [6, 60, 600])
def test_passages_need_the_same_few_queries_at_any_size(client: Client, django_assert_num_queries, passages):
    edition = factories.edition(factories.concept(factories.body(slug="harz")), passages=passages)
    send_to_consultation(edition, by=SYSTEM)
    with django_assert_num_queries(4):
        client.get(f"{URL}/passages")


def test_two_editions_are_compared(client: Client, public_edition):
    newer = open_revision(public_edition, key="2027", title="Entwurf", by=SYSTEM)
    send_to_consultation(newer, by=SYSTEM)
    data = client.get(f"{URL}/compare/2027?limit=1").json()
    assert (data["counts"]["unchanged"], len(data["items"]), data["next"]) == (30, 1, 1)


def test_the_description_is_openapi_3_1(client: Client):
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
