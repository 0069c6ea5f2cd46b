"""The first start in production, the comparison of editions and the other commands, without a process of their own."""

from __future__ import annotations

import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from masswerk.base import clock
from masswerk.base.actions import SYSTEM
from masswerk.base.errors import RuleError
from masswerk.concepts import actions
from masswerk.concepts.models import Passage
from masswerk.people.models import Account, Role
from masswerk.site.management.commands.masswerk_start import AnswerMissing, AnswerWrong
from masswerk.site.operations.comparing import EditionNotNamed, NoSuchEdition, UnknownEnding
from masswerk.site.operations.first_start import DemoRuns, NotAnArs, SlugTaken
from tests import factories

pytestmark = pytest.mark.django_db
FIRST = {"body": "Landkreis Harz", "slug": "harz", "kind": "county", "email": "erste@example.org", "name": "Erste"}


def run(command: str, /, *arguments: str, **options: object) -> str:
    out = io.StringIO()
    call_command(f"masswerk_{command}", *arguments, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def start(monkeypatch, password: str = "vier lose Wörter Ahorn", **changed: object) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return run("start", **{**FIRST, "password_stdin": True, **changed})


def test_the_first_administrator_signs_in_and_sets_up_the_body(monkeypatch):
    start(monkeypatch)
    account = Account.objects.get()
    assert (account.email, account.is_installation_admin, account.check_password("vier lose Wörter Ahorn")) == (
        "erste@example.org", True, True)
    assert sorted(grant.role for grant in account.grants.all()) == [Role.ADMINISTRATOR, Role.COORDINATOR]


def test_an_administrator_who_only_administers_does_not_write(monkeypatch):
    start(monkeypatch, only_administrator=True)
    assert [grant.role for grant in Account.objects.get().grants.all()] == [Role.ADMINISTRATOR]


def test_without_a_password_a_link_opens_the_account(monkeypatch):
    said = start(monkeypatch, invite=True)
    secret = re.search(r"/konto/einladung/#(\S+)", said)[1]
    client = Client()
    client.post("/konto/einladung/", {"secret": secret})
    client.post("/konto/einladung/annehmen/", {"name": "Erste", "password": "vier lose Wörter Ahorn"})
    assert client.get("/harz/arbeit/menschen/").status_code == 200


@pytest.mark.parametrize(("changed", "refusal"), [
    ({"kind": "planet"}, AnswerWrong), ({"slug": "zu viele Wörter"}, AnswerWrong), ({"email": "keine"}, AnswerWrong),
    ({"body": None}, AnswerMissing), ({"ars": "123"}, NotAnArs), ({"password": "kurz"}, RuleError)])
def test_a_wrong_answer_is_refused_and_nothing_is_made(monkeypatch, changed, refusal):
    with pytest.raises(refusal):
        start(monkeypatch, **changed)
    assert Account.objects.count() == 0


def test_starting_twice_is_refused(monkeypatch):
    start(monkeypatch)
    with pytest.raises(SlugTaken):
        start(monkeypatch)


def test_production_does_not_begin_on_top_of_the_demonstration(monkeypatch):
    account = factories.account()
    Account.objects.filter(pk=account.pk).update(is_demo=True)
    with pytest.raises(DemoRuns):
        start(monkeypatch)


@pytest.fixture
def editions():
    """An adopted edition and its revision with one changed sentence."""
    concept = factories.concept(factories.body("harz", name="Landkreis Harz"))
    old = factories.edition(concept, "2016")
    today = timezone.localdate()
    actions.adopt(old, decided_by="Kreistag", decided_on=today, paper="KT 1", today=today, by=SYSTEM)
    new = actions.open_revision(old, key="2026", title="Entwurf 2026", by=SYSTEM)
    passage = Passage.objects.select_related("edition", "wording").get(edition=new, element__key="pre-1")
    actions.edit_passage(passage, title="", text="Alle Menschen gehören dazu.", serial=1, by=SYSTEM)


OLD, NEW = "harz/integrationskonzept/2016", "harz/integrationskonzept/2026"


def test_two_stored_editions_are_compared_word_by_word(editions):
    said = run("compare", OLD, NEW)
    assert said.splitlines()[0] == "Fassung 2016 → Entwurf 2026: 5 bleiben, 1 neu gefasst"
    assert "Alle {+Menschen +}gehören dazu." in said


def test_two_exports_compare_as_the_stored_editions_do(editions, tmp_path):
    run("export", "harz", "-o", str(tmp_path / "k.json"))
    assert run("compare", f"{tmp_path}/k.json:2016", f"{tmp_path}/k.json:2026") == run("compare", OLD, NEW)


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("odt", b"PK"), ("html", b"<!")])
def test_a_comparison_is_written_as_a_file(editions, tmp_path, ending, begins):
    run("compare", OLD, NEW, "-o", f"{tmp_path}/v.{ending}")
    assert (tmp_path / f"v.{ending}").read_bytes()[:2] == begins


def test_an_unknown_edition_or_ending_is_told_with_what_there_is(editions, tmp_path):
    with pytest.raises(NoSuchEdition) as refusal:
        run("compare", OLD, "harz/integrationskonzept/1999")
    assert refusal.value.facts["known"] == f"{OLD}, {NEW}"
    with pytest.raises(UnknownEnding):
        run("compare", OLD, NEW, "-o", f"{tmp_path}/v.xyz")
    run("export", "harz", "-o", str(tmp_path / "k.json"))
    with pytest.raises(EditionNotNamed):
        run("compare", f"{tmp_path}/k.json", NEW)


def test_the_record_of_processing_names_every_kind_of_data():
    said = run("privacy")
    assert [line for line in said.splitlines() if line.startswith("## ")] == [
        "## Anmeldung und Rechte", "## Arbeit am Konzept", "## Nachweis der Änderungen", "## Versand von Nachrichten"]
    assert said.count("- Rechtsgrundlage: Art. 6") == said.count("\n### ")


def test_the_night_tells_what_it_did():
    said = dict(line.split(": ") for line in run("nightly").splitlines())
    assert said == dict.fromkeys(clock._NIGHT, "nichts") | {"Prüfstände": "veröffentlicht 1"}
