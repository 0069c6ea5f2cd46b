"""A stored mail (RFC 5322 with MIME): its heads, its text and what came along.

Source: RFC 5322 (message), 2045 to 2047 (MIME), 2183 (content disposition).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from masswerk.documents.mail.kinds import doubt, real_kind
from masswerk.documents.mail.model import Attachment, Mail, Part
from masswerk.documents.mail.words import parts_of_html, parts_of_text
from masswerk.documents.readers.decode import decode
from masswerk.documents.refusals import Empty, Encrypted, NotAMail, TooLarge

LARGEST = 40 * 1024 * 1024
"""Bytes of a mail."""

PARTS, DEPTH, ATTACHMENTS = 500, 20, 50
TEXT = 500_000
"""Characters of text in one part."""

_HEADS = ("from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "sender", "cc")
_UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(name: str, data: bytes) -> Mail:
    """Read a mail. Raises Empty, NotAMail, TooLarge, Encrypted."""
    if not data.strip():
        raise Empty(name=name)
    if len(data) > LARGEST:
        raise TooLarge(name=name, found=f"{len(data) >> 20} MB", limit=f"{LARGEST >> 20} MB")
    if data.startswith(_OLE):
        raise NotAMail(name=name, detail="es ist eine Outlook-Datei (.msg) oder ein altes Office-Dokument")
    data = re.sub(rb"\A(?:\xef\xbb\xbf|From [^\n]{0,500}\n|\s)*", b"", data)
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    _refuse(name, message)
    notes: list[str] = []
    leaves = list(_leaves(name, message))
    text, rest = _text(leaves, notes)
    sender, address = _sender(message)
    return Mail(
        subject=_head(message, "subject") or "ohne Betreff", name=sender, address=address, date=_date(message),
        message_id=_head(message, "message-id").strip("<> "), parts=text,
        attachments=tuple(_attachments(name, rest, notes)), notes=tuple(dict.fromkeys(notes)),
    )


def _refuse(name: str, message: Message) -> None:
    if sum(head in message for head in _HEADS) < 2 or "from" not in message:
        raise NotAMail(name=name, detail="ihr fehlen Absender oder Kopfzeilen")
    if message.get_content_type() in {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}:
        raise Encrypted(name=name)


def _leaves(name: str, message: Message) -> Iterator[Message]:
    """Parts that hold something; a mail inside the mail counts as one."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > PARTS or depth > DEPTH:
            raise TooLarge(name=name, found=f"mehr als {PARTS} Teile oder {DEPTH} Ebenen", limit=f"{PARTS} Teile")
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            waiting += [(each, depth + 1) for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part


def _text(leaves: list[Message], notes: list[str]) -> tuple[tuple[Part, ...], list[Message]]:
    """The text of the mail and the other parts; plain text counts more than HTML."""
    texts = [part for part in leaves if _is_text(part)]
    plain = [part for part in texts if part.get_content_type() == "text/plain"]
    chosen = [part for part in plain if _words(part, notes).strip()] or [
        part for part in texts if part.get_content_type() == "text/html"]
    found: list[Part] = []
    for part in chosen:
        words = _words(part, notes)
        found += parts_of_html(words) if part.get_content_type() == "text/html" else parts_of_text(words)
    if not found:
        notes.append("Die Nachricht enthält keinen lesbaren Text.")
    return tuple(found), [part for part in leaves if part not in texts]


def _is_text(part: Message) -> bool:
    is_attached = "attachment" in str(part.get("content-disposition", "")).lower() or part.get_filename()
    return part.get_content_type() in {"text/plain", "text/html"} and not is_attached


def _words(part: Message, notes: list[str]) -> str:
    data = _bytes(part)
    try:
        words = data.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        words, told = decode(data)
        notes += told
    if len(words) > TEXT:
        notes.append("Der Text der Nachricht ist sehr lang und wurde nach 500.000 Zeichen abgeschnitten.")
    return _clean(words[:TEXT].replace("\r\n", "\n").replace("\r", "\n"))


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(name: str, parts: list[Message], notes: list[str]) -> Iterator[Attachment]:
    for number, part in enumerate(parts, start=1):
        if number > ATTACHMENTS:
            notes.append(f"Nur die ersten {ATTACHMENTS} von {len(parts)} Anhängen wurden übernommen.")
            return
        data, stated = _bytes(part), part.get_content_type()
        if not data:
            continue
        own = _file_name(part) or f"Anhang {number}"
        kind, form = ("message/rfc822", "E-Mail") if stated == "message/rfc822" else real_kind(data)
        yield Attachment(own, stated, kind, form, len(data), data, doubt(own, stated, kind, form))


def _file_name(part: Message) -> str:
    """The last part of the name: no folders, no signs that turn the direction of writing over."""
    name = _decoded(part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
    return " ".join(_clean(name).split())[:150]


def _sender(message: Message) -> tuple[str, str]:
    found = getaddresses([_head(message, "from")])
    name, address = found[0] if found else ("", "")
    return " ".join(name.split())[:200], address.strip()[:254] if "@" in address else ""


def _head(message: Message, name: str) -> str:
    return " ".join(_clean(_decoded(str(message.get(name, "")))).split())[:1000]


def _decoded(text: str) -> str:
    """Words in the ways of RFC 2047; unknown encodings show what can be shown."""
    made = []
    try:
        parts = decode_header(text)
    except MessageError:
        return text
    for part, encoding in parts:
        if isinstance(part, str):
            made.append(part)
            continue
        try:
            made.append(part.decode(encoding or "utf-8"))
        except (LookupError, ValueError):
            made.append(part.decode("cp1252", "replace"))
    return "".join(made)


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _clean(text: str) -> str:
    return _UNKEEPABLE.sub("", text)
