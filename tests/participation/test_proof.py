"""A downloaded procedure is checked without us; one flipped byte is found."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from masswerk.base.checkpoints import checkpoint
from masswerk.base.rules.checkpoints import as_text as checkpoint_text
from masswerk.participation.actions import bundling, changing, closing, deciding
from masswerk.participation.actions.giving_back import withdraw
from masswerk.participation.proving import document
from masswerk.participation.rules import proof
from tests.participation import weighing

pytestmark = pytest.mark.django_db
MORE = weighing.ALLOWANCE.replace("130", "150")


@pytest.fixture
def desk():
    """A closed procedure: a change, a bundle, a decision that was taken back, something withdrawn."""
    made = weighing.desk()
    adopted = made.proposed("p2", MORE, visibility="public")
    made.decided(adopted, "adopted")
    passage = made.passage("p2")
    changing.apply_amendments(passage, made.procedure, amendments=[weighing.proposal_of(adopted)],
                              title=passage.wording.title, text=MORE, serial=1, by=made.first)
    gone = made.said("Das nehme ich zurück.", visibility="public")
    first = made.decided(gone, confirm=False)
    deciding.take_back_decision(first, seen=first.seen, by=made.first)
    withdraw(gone.contribution, by=made.first, now=weighing.NOW)
    rows = [made.said(text, "p1") for text in ("Mehr Lotsen.", "Lotsen, mehr davon.")]
    made.decided(bundling.make_bundle(rows, title="Mehr Lotsen", by=made.first), "noted")
    closing.close_procedure(made.procedure, now=weighing.NOW, by=made.first)
    return made


@pytest.fixture
def text(desk) -> str:
    desk.procedure.refresh_from_db()
    return proof.as_text(document(desk.procedure))


def test_a_closed_procedure_is_whole(desk, text):
    found = proof.from_text(text)
    assert proof.faults(found, [checkpoint(desk.procedure.chain)]) == []
    assert [said["number"] for said in found["texts"]] == [1]
    outcomes = [row["outcome"] for name, row in found["rows"].items() if name.startswith("decision ")]
    assert outcomes == ["adopted", "noted"]


def test_no_text_of_what_is_withdrawn_or_internal_is_in_it(desk, text):
    assert "Das nehme ich zurück." not in text
    assert "Lotsen, mehr davon." not in text


def test_every_flipped_byte_is_found(text):
    data = text.rstrip("\n").encode()
    for at in range(0, len(data), max(1, len(data) // 400)):
        broken = bytearray(data)
        broken[at] ^= 0x01
        assert is_broken(broken.decode(errors="replace")), (at, data[max(0, at - 20):at + 20])


def is_broken(said: str) -> bool:
    try:
        return bool(proof.faults(proof.from_text(said)))
    except proof.NoProof:
        return True


def changed(text: str, **paths) -> list[str]:
    """Faults of a document that was changed by somebody who knows to renew its digest."""
    found = proof.from_text(text)
    for path, value in paths.items():
        part, name = found, path.split("__")
        for step in name[:-1]:
            part = part[step] if isinstance(part, dict) else part[int(step)]
        part[name[-1]] = value
    found["digest"] = proof.digest(found)
    return proof.faults(found)


def test_another_reason_under_a_new_digest_is_found(text):
    name = next(name for name in proof.from_text(text)["rows"] if name.startswith("decision "))
    assert changed(text, **{f"rows__{name}__reason": "Ganz anders."}) == [
        f"„{name}“ sagt bei „reason“ etwas anderes als das Protokoll."]


def test_another_text_under_a_new_digest_is_found(text):
    assert changed(text, texts__0__text="Ganz anders.") == ["Der Text von B-001 ist nicht der, der eingegangen ist."]


def test_another_wording_under_a_new_digest_is_found(text):
    assert "Ein Wortlaut passt nicht" in changed(text, wordings__0__text="Ganz anders.")[0]


def test_a_log_written_anew_is_found_by_the_published_head(desk, text):
    found = proof.from_text(text)
    found["log"] = found["log"][:-1]
    last = found["log"][-1]
    found["end"] = {"seq": last[1], "hash": last[8]}
    found["digest"] = proof.digest(found)
    assert any("Veröffentlicht sind" in fault for fault in proof.faults(found, [checkpoint(desk.procedure.chain)]))


def test_a_decision_left_out_is_found(text):
    found = proof.from_text(text)
    name = next(name for name in found["rows"] if name.startswith("decision "))
    del found["rows"][name]
    found["digest"] = proof.digest(found)
    assert f"„{name}“ steht im Protokoll, aber nicht in der Datei." in proof.faults(found)


class TestCommand:
    def test_it_checks_the_file_without_asking_the_database(self, desk, text, tmp_path):
        (tmp_path / "verfahren.json").write_text(text, encoding="utf-8")
        (tmp_path / "stand.txt").write_text(checkpoint_text([checkpoint(desk.procedure.chain)]), encoding="utf-8")
        out = io.StringIO()
        with CaptureQueriesContext(connection) as asked:
            call_command("masswerk_verify", str(tmp_path / "verfahren.json"), "--against", str(tmp_path / "stand.txt"),
                         stdout=out)
        assert len(asked) == 0
        assert "ist unversehrt" in out.getvalue()

    def test_it_names_what_is_wrong(self, text, tmp_path):
        found = json.loads(text)
        found["texts"][0]["text"] = "Anders."
        (tmp_path / "verfahren.json").write_text(json.dumps(found), encoding="utf-8")
        err = io.StringIO()
        with pytest.raises(CommandError):
            call_command("masswerk_verify", str(tmp_path / "verfahren.json"), stderr=err)
        assert "verändert" in err.getvalue()
