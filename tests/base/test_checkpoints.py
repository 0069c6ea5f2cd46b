"""Every night it is published, signed, where the log stands; a log written anew is found by what was published."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from masswerk.base import checkpoints, guards, log
from masswerk.base.actions import SYSTEM
from masswerk.base.models import ChainHead, LogEntry, PublishedHead
from masswerk.base.rules import chain, notes
from masswerk.base.rules.checkpoints import Checkpoint, NoCheckpoint, as_text, from_text
from masswerk.bodies.actions import change_settings
from masswerk.site.operations.against import NotSigned, compare_with
from tests import factories

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 20, 3, tzinfo=UTC)
OTHER = bytes(range(32))


@pytest.fixture
def harz(settings):
    settings.SIGNING_KEY = base64.b64encode(bytes(32)).decode()
    return factories.body(slug="harz", name="Landkreis Harz")


def write_anew(name: str) -> None:
    """One chain with another verb in its first entry, every hash recomputed, as the owner of the database could."""
    guards.drop_all()
    previous = chain.GENESIS
    for entry in LogEntry.objects.filter(chain=name).order_by("seq"):
        entry.verb = "body.invented" if entry.seq == 1 else entry.verb
        entry.previous = previous
        previous = entry.hash = chain.entry_hash(**{field: getattr(entry, field) for field in (
            "chain", "seq", "at", "verb", "subject", "cause", "commitment", "previous")})
        LogEntry.objects.filter(pk=entry.pk).update(verb=entry.verb, previous=entry.previous, hash=entry.hash)
    ChainHead.objects.filter(chain=name).update(hash=previous)


def test_each_night_publishes_every_chain_once(harz):
    factories.account()
    assert [checkpoints.publish(NIGHT)["veröffentlicht"] for _ in range(2)] == [2, 0]
    change_settings(harz, tagline="Neu", by=SYSTEM)
    assert checkpoints.publish(NIGHT + timedelta(days=1))["veröffentlicht"] == 2
    assert [head.size for head in checkpoints.published(harz.chain)] == [2, 1]


def test_what_was_published_is_signed_and_fits_the_log(harz):
    checkpoints.publish(NIGHT)
    head = PublishedHead.objects.get()
    note = from_text(head.note)[0]
    assert note.checkpoint == checkpoints.checkpoint(harz.chain)
    assert notes.is_signed(note.checkpoint.text, note.signatures, checkpoints.verifier())
    assert compare_with(head.note, checkpoints.verifier()) == []


def test_a_log_written_anew_is_whole_in_itself_and_found_by_what_was_published(harz):
    change_settings(harz, tagline="Neu", by=SYSTEM)
    checkpoints.publish(NIGHT)
    said = PublishedHead.objects.get().note
    change_settings(harz, tagline="Später", by=SYSTEM)
    assert compare_with(said) == []
    write_anew(harz.chain)
    assert log.verify_all() == []
    assert [(fault.chain, fault.seq) for fault in compare_with(said)] == [(harz.chain, 2)]


def test_a_published_head_that_was_changed_or_signed_by_others_is_refused(harz):
    checkpoints.publish(NIGHT)
    said = PublishedHead.objects.get().note
    forged = said.replace("\n1\n", "\n0\n", 1)
    with pytest.raises(NotSigned):
        compare_with(forged)
    with pytest.raises(NotSigned):
        compare_with(as_text([checkpoints.checkpoint(harz.chain)], OTHER))
    with pytest.raises(NotSigned):
        compare_with(said, notes.verifier(OTHER))
    with pytest.raises(NotSigned):
        compare_with(as_text([checkpoints.checkpoint(harz.chain)]), checkpoints.verifier())


def test_one_flipped_character_anywhere_in_a_note_is_refused(harz):
    checkpoints.publish(NIGHT)
    said = PublishedHead.objects.get().note
    accepted = []
    for at, sign in enumerate(said[:-1]):
        changed = said[:at] + ("A" if sign != "A" else "B") + said[at + 1:]
        try:
            compare_with(changed, checkpoints.verifier())
        except (NotSigned, NoCheckpoint):
            continue
        accepted.append(at)
    # the signer's name is no part of what is signed; the number of the key is
    name = said.index("— masswerk ") + 2
    assert set(accepted) <= set(range(name, name + len("masswerk")))


@pytest.mark.parametrize("key", ["", "masswerk", "masswerk+00000000+AAAA", "other+27791fdb+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(notes.NoVerifier):
        notes.is_signed("x\n", [], key)


def test_several_notes_follow_each_other_signed_or_not():
    two = [Checkpoint("body-1", 2, "ff" * 32), Checkpoint("installation", 3, "00" * 32)]
    for secret in (None, OTHER):
        assert [note.checkpoint for note in from_text(as_text(two, secret))] == two


@pytest.mark.parametrize("sql", ["UPDATE base_publishedhead SET note = 'x'", "DELETE FROM base_publishedhead"])
def test_the_database_refuses_to_take_back_what_was_published(harz, sql):
    checkpoints.publish(NIGHT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_folder_to_be_fetched_from_gets_each_note(harz, settings, tmp_path):
    settings.CHECKPOINT_FOLDER = str(tmp_path / "out")
    checkpoints.publish(NIGHT)
    assert (tmp_path / "out" / f"{harz.chain}-2026-11-20.txt").read_text() == PublishedHead.objects.get().note


def test_the_public_page_the_text_and_the_api_say_what_verify_takes(harz):
    client = Client()
    assert "Noch kein Prüfstand" in client.get("/harz/protokoll/").content.decode()
    assert client.get("/harz/protokoll/pruefstand.txt").status_code == 404
    checkpoints.publish(NIGHT)
    page = client.get("/harz/protokoll/").content.decode()
    assert ("Stand vom 20.11.2026" in page, checkpoints.verifier() in page) == (True, True)
    text = client.get("/harz/protokoll/pruefstand.txt")
    answer = client.get("/api/v1/bodies/harz/log")
    assert (text.headers["Content-Type"], answer.json()["key"]) == ("text/plain; charset=utf-8", checkpoints.verifier())
    write_anew(harz.chain)
    assert [len(compare_with(said.content.decode())) for said in (text, answer)] == [1, 1]
