"""Drafts somebody really worked on in LibreOffice, with tracking as the draft asks for."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from masswerk.documents.returned import UNKNOWN, Returned, laid_out_texts, read_returned
from masswerk.documents.writers import docx, odt
from tests.documents.returned.edited import draft

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("libreoffice_author.py")
TEXTS = laid_out_texts(draft())


def has_libreoffice() -> bool:
    """LibreOffice, and a Python that can steer it."""
    if shutil.which("soffice") is None or not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not has_libreoffice(), reason="LibreOffice with its Python is not installed")


WRITERS = {"docx": docx.write, "odt": odt.write}


@pytest.fixture(scope="module", params=sorted(WRITERS))
def copies(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a DOCX and an ODT of each scenario, worked on in a draft of either format."""
    folder = tmp_path_factory.mktemp("author")
    sent = folder / f"draft.{request.param}"
    sent.write_bytes(WRITERS[request.param](draft()))
    subprocess.run([PYTHON, str(SCRIPT), str(sent), str(folder)], check=True, capture_output=True, timeout=120)
    return folder


def wordings(found: Returned) -> list[tuple[str, str]]:
    """What is proposed by whoever sat there."""
    assert all(each.tracked and each.author != UNKNOWN and each.date for each in found.proposals)
    return [(each.key, each.text) for each in found.proposals]


@pytest.fixture(params=["docx", "odt"])
def form(request: pytest.FixtureRequest) -> str:
    """In which format it was saved."""
    return str(request.param)


def copy(copies: Path, scenario: str, form: str) -> Returned:
    """A scenario as read."""
    return read_returned(copies / f"{scenario}.{form}", TEXTS, name=f"{scenario}.{form}")


def test_changed_words_are_proposals(copies: Path, form: str) -> None:
    assert wordings(copy(copies, "words", form)) == [
        ("guides", "Der Kreis begleitet dreißig Lotsinnen und Lotsen."),
        ("list", "Sprachkurse am Abend\nmit Kinderbetreuung"),
        ("table", "Kurse je Träger\nTräger\t2014\nVolkshochschule Harz\t12\nBildungswerk\t7"),
    ]


def test_new_paragraphs_are_told_from_new_items(copies: Path, form: str) -> None:
    found = copy(copies, "paragraphs", form)
    assert wordings(found) == [("list", "Sprachkurse am Abend\nSprachkurse am Morgen\nmit Kinderbetreuung\nBeratung im Rathaus")]
    assert [(each.text, each.after, each.before) for each in found.added] == [
        ("Ein Absatz davor.", "table", "honour"), ("Ein Absatz am Ende.", "honour", "")]


def test_a_parted_paragraph_stays_one_passage(copies: Path, form: str) -> None:
    assert wordings(copy(copies, "parted", form)) == [("guides", "Der Kreis begleitet\nzwanzig Lotsinnen und Lotsen.")]


def test_what_is_struck_across_two_passages_belongs_to_both(copies: Path, form: str) -> None:
    assert wordings(copy(copies, "across", form)) == [
        ("guides", "Der Kreis begleitet"), ("list", "am Abend\nmit Kinderbetreuung\nBeratung im Rathaus")]


def test_a_passage_deleted_without_tracking_is_missing(copies: Path, form: str) -> None:
    found = copy(copies, "gone", form)
    assert found.missing == ("honour",)
    assert (found.proposals, found.added) == ((), ())


def test_both_formats_give_the_same_ids(copies: Path) -> None:
    for scenario in ("words", "paragraphs", "parted", "across"):
        ids = [[each.id for part in (found.proposals, found.added) for each in part]
               for found in (copy(copies, scenario, form) for form in ("docx", "odt"))]
        assert ids[0] == ids[1] != []
