"""Files are kept only as what they are, without what nobody needs, and shown only to whom they concern."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from masswerk.base import deletions
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.attachments import attach, empty, examine, keeping, read, refusals, remove
from masswerk.base.models import Attachment, DeletionClass, LogEntry
from masswerk.base.rules import media, pictures
from masswerk.site.operations import check_storage
from masswerk.site.operations.findings import run
from tests.base.pictures import drawn, photograph, picture

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SVG = b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


def archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


DOCX = archive(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
MACROS = archive(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"})
ODT = archive(mimetype=media.ODT.encode(), **{"content.xml": b"<x/>"})


@pytest.mark.parametrize(("content", "kind"), [
    (drawn("PNG"), media.PNG), (drawn("JPEG"), media.JPEG), (drawn("GIF"), media.GIF), (drawn("WEBP"), media.WEBP),
    (DOCX, media.DOCX), (ODT, media.ODT), (MACROS, media.MACROS), (b"%PDF-1.7\n", media.PDF), (SVG, media.SVG),
    (b"<!DOCTYPE html><html>", media.HTML), (b"MZ\x90\x00", None), (archive(a=b"x"), None), (b"", None),
    (b"\x00\x00\x00\x18ftypheic", media.HEIC), ("Träger;Plätze\nKreis;12".encode(), media.TEXT),
])
def test_a_file_is_what_its_content_says(content, kind):
    assert media.recognise(content) == kind


@pytest.mark.parametrize(("name", "content", "refusal"), [
    ("leer.png", b"", refusals.EmptyFile),
    ("bild.png", drawn("JPEG"), refusals.LiesAboutItsType),
    ("brief.docx", ODT, refusals.LiesAboutItsType),
    ("bild.exe", drawn("PNG"), refusals.LiesAboutItsType),
    ("bild.png", SVG, refusals.DrawingRefused),
    ("zeichnung.svg", SVG, refusals.DrawingRefused),
    ("programm.png", b"MZ\x90\x00", refusals.KindNotAllowed),
    ("brief.docx", MACROS, refusals.KindNotAllowed),
    ("seite.txt", b"<html><script>alert(1)</script>", refusals.KindNotAllowed),
    ("bild.png", drawn("PNG")[:-40], refusals.PictureBroken),
    ("bild.gif", drawn("GIF", save_all=True, append_images=[Image.new("RGB", (60, 40))]), refusals.PictureMoves),
])
def test_a_file_that_is_not_what_it_should_be_is_refused_with_its_name(name, content, refusal):
    with pytest.raises(refusal) as caught:
        picture(content, name)
    assert (name in str(caught.value), caught.value.remedy != "") == (True, True)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked():
    bomb = drawn("PNG", size=(8000, 8000), mode="1", ground=1)
    assert len(bomb) < 200_000
    with pytest.raises(refusals.PictureTooLarge):
        picture(bomb)


def test_a_file_beyond_its_limit_is_refused_without_reading_the_rest():
    endless = io.BytesIO(b"%PDF-" + bytes(21 * 1024 * 1024))
    with pytest.raises(refusals.TooLarge):
        examine(endless, name="a.pdf", purpose="test")
    assert endless.tell() == 20 * 1024 * 1024 + 1


def test_a_photograph_keeps_neither_place_nor_camera_nor_comment_and_stands_upright():
    taken = photograph()
    assert (b"Geheimkamera" in taken, b"Erika" in taken, dict(Image.open(io.BytesIO(taken)).getexif()) != {}) == (
        True, True, True)
    kept = picture(taken, "foto.jpg")
    image = Image.open(io.BytesIO(kept.content))
    assert (b"Geheimkamera" in kept.content, b"Erika" in kept.content, dict(image.getexif())) == (False, False, {})
    assert ((kept.width, kept.height), image.size) == ((40, 60), (40, 60))


def test_what_hides_behind_a_picture_is_not_kept():
    assert DOCX not in picture(drawn() + DOCX).content


def test_gaps_of_a_picture_stay_gaps():
    kept = picture(drawn("WEBP", mode="RGBA", ground=(0, 0, 0, 0)), "logo.webp")
    image = Image.open(io.BytesIO(kept.content))
    assert (kept.name, image.mode, image.getpixel((59, 0))) == ("logo.png", "RGBA", (0, 0, 0, 0))


def test_a_large_picture_is_made_as_large_as_print_needs():
    kept = picture(drawn("JPEG", size=(5000, 2500)), "weit.jpg")
    assert (kept.width, kept.height) == (pictures.LONGEST, pictures.LONGEST // 2)


def test_a_virus_scanner_says_no_or_nothing_and_the_file_is_refused(settings):
    for ended, refusal in ((1, refusals.Infected), (2, refusals.NotScanned)):
        settings.ANTIVIRUS = f"{sys.executable} -c 'import sys; sys.exit({ended})'"
        with pytest.raises(refusal):
            picture()
    settings.ANTIVIRUS = "/no/such/scanner"
    with pytest.raises(refusals.NotScanned):
        picture()


def test_a_virus_scanner_gets_the_file_and_lets_clean_ones_pass(settings):
    settings.ANTIVIRUS = f"{sys.executable} -c 'import sys; sys.exit(b\"VIRUS\" in sys.stdin.buffer.read())'"
    assert examine(b"sauber", name="a.txt", purpose="test").content == b"sauber"
    with pytest.raises(refusals.Infected):
        examine(b"ein VIRUS", name="a.txt", purpose="test")


def test_a_kept_file_is_read_as_it_was_and_its_name_says_nothing():
    given = picture(name="Erika Beispiel.png")
    kept = attach(given, by=SYSTEM)
    assert (read(kept), kept.name, kept.state) == (given.content, "Erika Beispiel.png", "kept")
    assert ("Erika" in kept.file, "Erika" in "".join(e.payload or "" for e in LogEntry.objects.all())) == (False, False)


def test_two_files_never_share_a_place():
    paths = {attach(picture(), by=SYSTEM).file for _ in range(3)}
    assert len(paths) == 3


def test_a_picture_is_shown_in_an_origin_of_its_own():
    kept = attach(picture(name="Grün.png"), by=SYSTEM)
    answer = Client().get(kept.address)
    assert b"".join(answer) == read(kept)
    told = [answer.headers[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")]
    assert told == ["image/png", "nosniff", "default-src 'none'; frame-ancestors 'none'; sandbox"]
    assert answer.headers["Content-Disposition"] == "inline; filename*=utf-8''Gr%C3%BCn.png"


def test_a_document_is_saved_never_shown():
    kept = attach(examine(b"%PDF-1.7", name="a.pdf", purpose="test"), by=SYSTEM)
    answer = Client().get(kept.address)
    assert (b"".join(answer), answer.headers["Content-Disposition"]) == (b"%PDF-1.7", 'attachment; filename="a.pdf"')


def test_an_unchanged_picture_is_not_sent_again():
    kept = attach(picture(), by=SYSTEM)
    first = Client().get(kept.address)
    b"".join(first)
    again = Client().get(kept.address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.headers["ETag"]) == (304, first.headers["ETag"])


def test_whoever_may_not_see_what_it_belongs_to_does_not_learn_that_it_exists():
    kept = attach(picture(), body_id=7, by=SYSTEM)
    other = attach(picture(), by=SYSTEM)
    shown = Client().get(other.address)
    b"".join(shown)
    assert shown.status_code == 200
    assert [Client().get(address).status_code for address in (kept.address, "/dateien/unbekannt/")] == [404, 404]


def test_removing_takes_the_file_with_the_row(django_capture_on_commit_callbacks):
    kept = attach(picture(), by=SYSTEM)
    with django_capture_on_commit_callbacks(execute=True):
        remove(kept, by=SYSTEM)
    assert (Attachment.objects.count(), default_storage.exists(kept.file)) == (0, False)


def test_emptying_takes_the_file_and_its_name_but_leaves_row_and_hash(django_capture_on_commit_callbacks):
    kept = attach(picture(), by=SYSTEM)
    path, address = kept.file, kept.address
    with django_capture_on_commit_callbacks(execute=True):
        empty(kept, by=SYSTEM)
    kept.refresh_from_db()
    assert (kept.state, kept.name, len(kept.sha256), read(kept)) == ("emptied", "", 64, b"")
    assert (default_storage.exists(path), Client().get(address).status_code) == (False, 404)


def remove_and_fail(kept):
    with writing("test.failing", by=SYSTEM):
        remove(kept, by=SYSTEM)
        raise ZeroDivisionError


def test_a_file_stays_when_the_action_that_removes_it_fails(django_capture_on_commit_callbacks):
    kept = attach(picture(), by=SYSTEM)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        remove_and_fail(kept)
    assert read(Attachment.objects.get()) != b""


def test_what_has_been_kept_long_enough_goes_by_night():
    attach(picture(), deletion=DeletionClass.MONTH, by=SYSTEM)
    attach(picture(), by=SYSTEM)
    now = timezone.now()
    assert [keeping.empty_due(now + timedelta(days=days)) for days in (29, 31, 4000)] == [0, 1, 0]
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["emptied", "kept"]


def test_a_file_without_row_goes_by_night_once_no_action_can_want_it():
    attach(picture(), by=SYSTEM)
    lost = default_storage.save("attachments/2026/11/verwaist", io.BytesIO(b"x"))
    now = default_storage.get_modified_time(lost)  # the disk's own clock counts
    counts = [keeping.sweep(now + timedelta(hours=hours)) for hours in (1, 25, 26)]
    assert [list(count.values()) for count in counts] == [[0], [1], [0]]
    assert keeping.lost_files() == []


def test_a_deleted_picture_does_not_come_back_with_an_old_backup(django_capture_on_commit_callbacks):
    kept = attach(picture(), by=SYSTEM)
    key, made, path = kept.pk, kept.created_at, kept.file
    with django_capture_on_commit_callbacks(execute=True):
        remove(kept, by=SYSTEM)
    with writing("test.restored", by=SYSTEM):
        Attachment(pk=key, key="k", created_at=made, purpose="test", file=path, media_type="image/png", size=1).save()
    assert (deletions.replay(), Attachment.objects.get().state, deletions.replay()) == (1, "emptied", 0)


def test_the_file_of_a_row_is_never_exchanged_for_another():
    kept, other = attach(picture(), by=SYSTEM), attach(picture(), by=SYSTEM)
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment._base_manager.filter(pk=kept.pk).update(file=other.file)
    assert Attachment.objects.get(pk=kept.pk).file == kept.file


@pytest.mark.parametrize("made", [drawn("PNG"), drawn("PNG", mode="RGBA", ground=(0, 0, 0, 0)), drawn("JPEG"), photograph()])
def test_a_picture_that_is_clean_already_stays_byte_for_byte(made):
    kind = media.recognise(made)
    once = pictures.clean(made, kind)
    assert pictures.clean(once.content, once.kind) == once


def test_the_check_names_a_row_without_its_file():
    kept = attach(picture(), by=SYSTEM)
    assert [f.level.value for f in run([check_storage.attachments])] == ["gut"]
    default_storage.delete(kept.file)
    found = list(run([check_storage.attachments]))
    assert ([f.level.value for f in found], kept.file in found[0].what) == (["Fehler"], True)


def test_files_lie_where_backups_take_them_from(settings):
    kept = attach(picture(), by=SYSTEM)
    assert (settings.MEDIA_ROOT / kept.file).read_bytes() == read(kept)


def test_the_command_checks_attachments(capsys):
    with pytest.raises(SystemExit):
        call_command("masswerk_check")
    assert "Jede Anlage hat ihre Datei." in capsys.readouterr().out
