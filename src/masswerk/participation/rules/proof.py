"""A procedure in one file that anybody can check without us: what was said, decided and changed, and the log behind it.

The file holds the whole chain of the body's log without its contents, and the contents of the entries that belong to
the procedure. What the file states must follow from those contents, and the chain must end where it says, or where a
published head says.
Source: RFC 6962, section 2.1; the chain's own rules in `base.rules.chain`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from masswerk.base.errors import RuleError
from masswerk.base.rules import chain
from masswerk.base.rules.checkpoints import Checkpoint
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.participation.rules.said import commitment

FORM = "masswerk/verfahren/1"
STATED = ("contribution", "statement", "decision", "change", "changebasis")
"""Kinds of rows whose state in the file must follow from the log."""

Document = Mapping[str, Any]


class NoProof(RuleError):
    cause = "Das ist keine Datei zum Prüfen eines Verfahrens: {fault}."
    way_out = "Laden Sie die Datei noch einmal herunter, und verändern Sie sie nicht."


def as_text(document: Document) -> str:
    """The file: canonical JSON with the digest of everything else in it.

    >>> as_text({"form": FORM})[:10]
    '{"digest":'
    """
    return canonical({**document, "digest": digest(document)}) + "\n"


def from_text(text: str) -> dict[str, Any]:
    """The document of a file; raises NoProof where it is none."""
    try:
        document = json.loads(text)
    except ValueError as fault:
        raise NoProof(fault=f"kein JSON ({fault})") from None
    if not isinstance(document, dict) or document.get("form") != FORM:
        raise NoProof(fault=f"die Form ist nicht „{FORM}“")
    return document


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks.

    >>> canonical({"b": 1, "a": [True, None]})
    '{"a":[true,null],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document: Document) -> str:
    """SHA-256 over everything but the digest itself; hex."""
    return hashlib.sha256(canonical({name: value for name, value in document.items() if name != "digest"})
                          .encode()).hexdigest()


def faults(document: Document, published: Iterable[Checkpoint] = ()) -> list[str]:
    """What is wrong with a document, in German; nothing if all is well.

    published: heads handed out earlier, of this chain or others
    Raises NoProof where parts are missing.
    """
    try:
        return list(_faults(document, published))
    except (KeyError, TypeError, ValueError, IndexError) as fault:
        raise NoProof(fault=f"ein Teil fehlt oder ist verändert ({fault})") from None


def _faults(document: Document, published: Iterable[Checkpoint]) -> Iterator[str]:
    if document["digest"] != digest(document):
        yield "Die Datei wurde nach dem Herunterladen verändert."
    entries = [entry(row) for row in document["log"]]
    end = document["end"]
    for fault in chain.verify(entries, (end["seq"], end["hash"])):
        yield f"Protokoll, Eintrag {fault.seq}: {fault.what}"
    hashes = [row.hash for row in entries]
    head = document["procedure"]["head"]
    if head and head not in hashes:
        yield "Das Protokoll enthält den Stand nicht, mit dem das Verfahren abgeschlossen wurde."
    yield from _against(hashes, document["chain"], published)
    yield from _contents(document, entries)


def _against(hashes: Sequence[str], name: str, published: Iterable[Checkpoint]) -> Iterator[str]:
    for known in published:
        if known.chain != name:
            continue
        if known.size > len(hashes):
            yield f"Veröffentlicht sind {known.size} Einträge, die Datei hat {len(hashes)}."
        elif chain.merkle_root(hashes[:known.size]) != known.root:
            yield f"Die ersten {known.size} Einträge sind nicht die veröffentlichten."


def _contents(document: Document, entries: Iterable[chain.Entry]) -> Iterator[str]:
    stated, logged = document["rows"], replayed(entries)
    for name, values in stated.items():
        for field, value in values.items():
            if logged.get(name, {}).get(field) != value:
                yield f"„{name}“ sagt bei „{field}“ etwas anderes als das Protokoll."
    for name in logged.keys() - stated.keys():
        yield f"„{name}“ steht im Protokoll, aber nicht in der Datei."
    for said in document["texts"]:
        proposals = [tuple(row) for row in said["proposals"]]
        made = commitment(bytes.fromhex(said["salt"]), said["text"], proposals)  # type: ignore[arg-type]
        if made != stated[f"contribution {said['contribution']}"]["commitment"]:
            yield f"Der Text von B-{said['number']:03d} ist nicht der, der eingegangen ist."
    for wording in document["wordings"]:
        if wording_hash(wording["title"], wording["text"]) != wording["hash"]:
            yield f"Ein Wortlaut passt nicht zu seinem Prüfwert {wording['hash'][:12]}."


def replayed(entries: Iterable[chain.Entry]) -> dict[str, dict[str, Any]]:
    """The state of a procedure's rows as the contents of log entries leave them."""
    rows: dict[str, dict[str, Any]] = {}
    for one in entries:
        for change in json.loads(one.payload)["changes"] if one.payload else ():
            if change["row"].partition(" ")[0] not in STATED:
                continue
            if change["after"] is None:
                rows.pop(change["row"], None)
            else:
                rows.setdefault(change["row"], {}).update(change["after"])
    return rows


def entry(row: Sequence[Any]) -> chain.Entry:
    """An entry as the file holds it: a list, with content and salt (hex) for the procedure's own."""
    (name, seq, at, verb, subject, cause, commitment_, previous, hash_, payload, salt) = row
    return chain.Entry(chain=name, seq=seq, at=at, verb=verb, subject=subject, cause=cause, commitment=commitment_,
                       previous=previous, hash=hash_, payload=payload, salt=bytes.fromhex(salt) if salt else None)


def as_row(one: chain.Entry, *, with_content: bool) -> list[Any]:
    """The other way round."""
    is_told = with_content and one.payload is not None and one.salt is not None
    return [one.chain, one.seq, one.at, one.verb, one.subject, one.cause, one.commitment, one.previous, one.hash,
            one.payload if is_told else None, one.salt.hex() if is_told and one.salt else None]
