"""Mails as offices save them, and as attackers make them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from masswerk.documents.mail import Mail, Part, read_mail
from masswerk.documents.mail.message import read as in_this_process
from masswerk.documents.refusals import Empty, Encrypted, NotAMail, TooLarge, Unreadable

PDF, EXE = b"%PDF-1.7\n%%EOF", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + b"\0" * 80


def message(text: str = "Guten Tag,\n\nbitte mehr Kurse am Abend.\n", **heads: str) -> EmailMessage:
    """A mail as a program writes it."""
    made = EmailMessage()
    for name, value in {"From": "Jürgen Groß <gross@example.org>", "To": "amt@example.org",
                        "Subject": "Stellungnahme zum Entwurf – Teil 2", "Date": "Wed, 18 Nov 2026 09:30:00 +0100",
                        "Message-ID": "<abc@example.org>", **heads}.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def read(made: EmailMessage | bytes, name: str = "Nachricht.eml") -> Mail:
    """What stands in it, read without the process of its own, which takes time."""
    return in_this_process(name, made if isinstance(made, bytes) else made.as_bytes())


def test_the_limited_process_finds_the_same() -> None:
    made = message()
    made.add_attachment(PDF, "application", "pdf", filename="Plan.pdf")
    assert read_mail(made.as_bytes()) == read(made)
    with pytest.raises(NotAMail):
        read_mail(PDF, name="Plan.eml")


def test_sender_subject_date_and_text_are_read() -> None:
    found = read(message())
    assert (found.subject, found.name, found.address) == ("Stellungnahme zum Entwurf – Teil 2", "Jürgen Groß", "gross@example.org")
    assert found.date == datetime(2026, 11, 18, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert found.message_id == "abc@example.org"
    assert found.text == "Guten Tag,\n\nbitte mehr Kurse am Abend."
    assert (found.attachments, found.notes) == ((), ())


QUOTED = [
    ("Gern.\n\nAm 3. Mai 2026 um 10:00 schrieb Amt <amt@example.org>:\n> Kommen Sie?\n> Bitte antworten.\n",
     ["Gern."], ["Am 3. Mai 2026 um 10:00 schrieb Amt <amt@example.org>:\nKommen Sie?\nBitte antworten."]),
    ("Oben.\n> Frage\nUnten.\n", ["Oben.", "Unten."], ["Frage"]),
    ("Gern.\n\n-----Ursprüngliche Nachricht-----\nVon: Amt\nKommen Sie?\n", ["Gern."],
     ["-----Ursprüngliche Nachricht-----\nVon: Amt\nKommen Sie?"]),
    ("Gern.\n\nVon: Amt\nGesendet: Montag\nAn: Groß\nBetreff: Frage\n\nKommen Sie?\n", ["Gern."],
     ["Von: Amt\nGesendet: Montag\nAn: Groß\nBetreff: Frage\n\nKommen Sie?"]),
    ("Von: allen gewünscht\nwird ein Café.", ["Von: allen gewünscht\nwird ein Café."], []),
]


@pytest.mark.parametrize(("text", "own", "quoted"), QUOTED)
def test_earlier_mails_are_told_apart(text: str, own: list[str], quoted: list[str]) -> None:
    found = read(message(text)).parts
    assert [part.text for part in found if not part.quoted] == own
    assert [part.text for part in found if part.quoted] == quoted


HTML = [
    ("<p>Gern &amp; sofort.</p><ul><li>Rat</li><li>Tat</li></ul>", (Part("Gern & sofort.\n\nRat\n\nTat"),)),
    ("<div>Ja<br>nein</div><script>alert(1)</script><style>p{}</style>", (Part("Ja\nnein"),)),
    ("<p>Gern.</p><div class='gmail_quote'>Am Montag:<blockquote>Frage</blockquote></div>",
     (Part("Gern."), Part("Am Montag:\nFrage", True))),
    ("<p>Gern.</p><div id='divRplyFwdMsg'>Von: Amt</div><p>Frage</p>", (Part("Gern."), Part("Von: Amt\n\nFrage", True))),
    ("<p>Ein <img src='https://example.org/x.png'> <a href='javascript:x'>Link</a></p>", (Part("Ein Link"),)),
]


@pytest.mark.parametrize(("html", "parts"), HTML)
def test_html_becomes_plain_text(html: str, parts: tuple[Part, ...]) -> None:
    made = message()
    made.set_content(html, subtype="html")
    assert read(made).parts == parts


def test_plain_text_counts_more_than_html() -> None:
    made = message("Nur Text")
    made.add_alternative("<p>Aus HTML</p>", subtype="html")
    assert read(made).text == "Nur Text"


def package(member: str) -> bytes:
    """A ZIP with one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(member, "<x/>")
    return buffer.getvalue()


ATTACHED = [
    (PDF, "application/pdf", "Plan.pdf", "application/pdf", "PDF", ""),
    (EXE, "application/pdf", "Plan.pdf", "application/vnd.microsoft.portable-executable", "Windows-Programm",
     "„Plan.pdf“ gibt sich als PDF aus, ist aber: Windows-Programm."),
    (package("word/document.xml"), "application/octet-stream", "Brief.docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-Dokument", ""),
    (package("word/vbaProject.bin"), "image/png", "Foto.png", "application/zip", "Archiv (ZIP)",
     "„Foto.png“ gibt sich als PNG aus, ist aber: Archiv (ZIP)."),
    (b"Hallo Welt", "text/csv", "Liste.csv", "text/plain", "Text", ""),
    (EXE, "image/jpeg", "ohne Endung", "application/vnd.microsoft.portable-executable", "Windows-Programm",
     "„ohne Endung“ ist als image/jpeg angekündigt, ist aber: Windows-Programm."),
]


@pytest.mark.parametrize(("data", "stated", "name", "media_type", "form", "doubt"), ATTACHED)
def test_attachments_are_what_their_bytes_say(
    data: bytes, stated: str, name: str, media_type: str, form: str, doubt: str
) -> None:
    made = message()
    made.add_attachment(data, *stated.split("/"), filename=name)
    found = read(made).attachments
    assert [(each.name, each.declared, each.media_type, each.form, each.doubt) for each in found] == [
        (name, stated, media_type, form, doubt)]
    assert (found[0].size, found[0].data) == (len(data), data)


def test_names_of_attachments_are_no_paths_and_hide_nothing() -> None:
    made = message()
    made.add_attachment(PDF, "application", "pdf", filename="../../etc/\u202efdp.exe")
    assert read(made).attachments[0].name == "fdp.exe"


def test_a_forwarded_mail_is_one_attachment() -> None:
    made = message()
    made.add_attachment(message("Die innere Nachricht"))
    found = read(made)
    assert found.text == "Guten Tag,\n\nbitte mehr Kurse am Abend."
    assert [(each.form, b"innere Nachricht" in each.data) for each in found.attachments] == [("E-Mail", True)]


def test_old_encodings_are_read() -> None:
    data = b"From: =?iso-8859-1?Q?J=F6rg?= <j@example.org>\r\nSubject: =?cp1252?B?R3L832U=?=\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nGr\xfc\xdfe"
    found = read(data)
    assert (found.name, found.subject, found.text) == ("Jörg", "Grüße", "Grüße")
    assert found.date is None


def deep(levels: int) -> bytes:
    """A mail of parts in parts."""
    heads = b"From: a@example.org\r\nSubject: x\r\n"
    body = b"Content-Type: text/plain\r\n\r\nHallo"
    for level in range(levels):
        edge = b"e%d" % level
        body = b"Content-Type: multipart/mixed; boundary=" + edge + b"\r\n\r\n--" + edge + b"\r\n" + body + b"\r\n--" + edge + b"--\r\n"
    return heads + body


def many(parts: int) -> bytes:
    """A mail of many parts."""
    return (b"From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=e\r\n\r\n"
            + b"--e\r\nContent-Type: text/plain\r\n\r\nx\r\n" * parts + b"--e--\r\n")


REFUSED = [
    (b"  \n", Empty), (b"Nur ein Satz ohne Kopf.", NotAMail), (PDF, NotAMail), (EXE, NotAMail), (b"\0" * 5000, NotAMail),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, NotAMail), (deep(60), TooLarge), (many(600), TooLarge),
    (b"From: a@example.org\r\nSubject: x\r\nContent-Type: application/pkcs7-mime\r\n\r\nx", Encrypted),
    (b"From: a@example.org\r\nSubject: x\r\n\r\n" + b"x" * (41 << 20), TooLarge),
]


@pytest.mark.parametrize(("data", "kind"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_mail_is_refused_with_the_reason(data: bytes, kind: type[Unreadable]) -> None:
    with pytest.raises(kind) as refusal:
        read(data, "Post.eml")
    assert "Post.eml" in refusal.value.explained
    assert refusal.value.remedy


@pytest.mark.parametrize("data", [
    message().as_bytes()[:150], b"From: <>\r\nTo: x\r\nDate: gestern\r\n\r\n", deep(15),
    b"From: x@example.org\r\nTo: y\r\nContent-Type: multipart/mixed\r\n\r\n--kaputt",
    b"From: x@example.org\r\nTo: y\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 20_000,
    b"From: x@example.org\r\nTo: y\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%",
])
def test_broken_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    assert isinstance(read(data), Mail)
