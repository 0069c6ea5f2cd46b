"""Who opens which page of the editions: every address, every role, own and foreign body."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from masswerk.base.actions import SYSTEM, writing
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Figure, Interface, Passage
from masswerk.concepts.urls import urlpatterns
from masswerk.people.models import Role
from tests import factories
from tests.base.pictures import figure_picture

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)

ONLY_POST = {"figure_earlier", "preview", "confirm_proposals", "bring_back", "remove_interface"}
OF_ADOPTED = {"erratum"}
"""Pages that exist only for editions that are adopted."""

ALSO_OF_ADOPTED = {"overview", "found", "begin", "terms", "define_term", "change_term", "remove_term", "edition", "step",
                   "revise", "passage", "preview", "history", "erratum", "languages", "translations", "translate",
                   "remove_translation"}
"""Pages that open for adopted editions too; the others would only change what is fixed."""


@pytest.fixture
def place() -> Body:
    """A body with an adopted edition, a draft that continues it, an interface and a term."""
    body = factories.body(slug="harz")
    concept = factories.concept(body)
    old = factories.edition(concept, key="2026", passages=30)
    actions.adopt(old, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)
    translated = Passage.objects.select_related("wording", "edition").get(edition=old, element__key="p2")
    actions.translate(translated, language="ar", title="دورة", text="", by=SYSTEM)
    draft = actions.open_revision(old, key="2031", title="Entwurf", by=SYSTEM)
    fields = [p.element for p in Passage.objects.filter(edition=draft, kind="field").select_related("element")]
    actions.state_interface(draft, source=fields[0], target=fields[1], note="Anrechnung", by=SYSTEM)
    actions.define_term(concept, key="lotse", term="Lotse", explanation="Begleitet.", by=SYSTEM)
    actions.add_figure(Passage.objects.select_related("edition", "element").get(edition=draft, element__key="p2"),
                       picture=figure_picture(), alt="Zwei Hände", by=SYSTEM)
    return body


def addresses(body: Body, edition: Edition) -> dict[str, str]:
    """Every address of the pages, filled for one edition."""
    values = {"body": body.slug, "edition": edition.pk, "concept": "integrationskonzept", "element": "p2",
              "language": "ar", "term": "lotse", "step": "vorlage",
              "figure": getattr(Figure.objects.filter(edition=edition).first(), "pk", 1),
              "interface": getattr(Interface.objects.filter(edition=edition).first(), "pk", 1)}
    found = {}
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        found[pattern.name] = reverse(f"concepts:{pattern.name}", kwargs={
            "body": values["body"], **{name: values[name] for name in names}})
    return found


def statuses(client: Client, urls: dict[str, str]) -> dict[str, int]:
    return {name: (client.post(url) if name in ONLY_POST else client.get(url)).status_code
            for name, url in urls.items()}


def signed_in(*roles: str, at: Body | None = None) -> Client:
    client = Client()
    client.force_login(factories.account(*roles, at=at))
    return client


def draft_of(body: Body) -> Edition:
    return Edition.objects.get(body=body, key="2031")


def test_the_coordinating_office_opens_every_page_of_a_draft(place):
    found = statuses(signed_in(Role.COORDINATOR, at=place), addresses(place, draft_of(place)))
    refused = {name: status for name, status in found.items() if status not in (200, 302)}
    # "bring_back": p2 stands in the draft, so the refusal is the right answer
    assert refused == {"bring_back": 422, **dict.fromkeys(OF_ADOPTED, 404)}


def test_of_an_adopted_edition_only_what_may_still_be_said_opens(place):
    old = Edition.objects.get(body=place, key="2026")
    found = statuses(signed_in(Role.COORDINATOR, at=place), addresses(place, old))
    assert {name for name, status in found.items() if status == 200} == ALSO_OF_ADOPTED
    assert {status for name, status in found.items() if name not in ALSO_OF_ADOPTED} == {404}


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_no_other_role_opens_any_page(place, role):
    assert set(statuses(signed_in(role, at=place), addresses(place, draft_of(place))).values()) == {404}


def test_the_office_of_another_body_finds_nothing(place):
    elsewhere = factories.body()
    client = signed_in(Role.COORDINATOR, at=elsewhere)
    urls = addresses(place, draft_of(place))
    assert set(statuses(client, urls).values()) == {404}
    own = {name: url.replace("/harz/", f"/{elsewhere.slug}/") for name, url in urls.items()}
    found = statuses(client, own)
    assert {name for name, status in found.items() if status != 404} == {"overview", "found"}


def test_visitors_are_led_to_the_sign_in_and_back(place):
    urls = addresses(place, draft_of(place))
    client = Client()
    for name, url in urls.items():
        answer = client.post(url) if name in ONLY_POST else client.get(url)
        assert (answer.status_code, answer["Location"].endswith(f"?next={url}")) == (302, True)


def test_what_changes_something_is_never_done_by_a_link(place):
    client = signed_in(Role.COORDINATOR, at=place)
    urls = addresses(place, draft_of(place))
    assert {client.get(urls[name]).status_code for name in ONLY_POST} == {405}


def test_an_ended_role_opens_nothing(place):
    account = factories.account(Role.COORDINATOR, at=place)
    client = Client()
    client.force_login(account)
    url = addresses(place, draft_of(place))["edition"]
    assert client.get(url).status_code == 200
    with writing("grant.ended", by=SYSTEM):
        account.grants.update(valid_until=date(2020, 1, 1))
    assert client.get(url).status_code == 404
