"""Two editions to compare from the command line: stored ones by address, exported ones by file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masswerk.base.errors import RuleError
from masswerk.concepts.exchange import export_concept, loads
from masswerk.concepts.models import Concept, Edition
from masswerk.concepts.rules.compare import compare
from masswerk.concepts.rules.comparison import Comparison, Entry, Fate
from masswerk.concepts.rules.figures import with_pictures
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.redline import Changes
from masswerk.concepts.rules.redline_doc import remark
from masswerk.concepts.rules.tree import EditionText, Place
from masswerk.documents.text import Doc


class NoSuchEdition(RuleError):
    cause = "Eine Fassung „{address}“ gibt es nicht."
    way_out = "Vorhanden sind: {known}."


class EditionNotNamed(RuleError):
    cause = "„{path}“ enthält mehrere Fassungen: {known}."
    way_out = "Hängen Sie die Kennung mit einem Doppelpunkt an, zum Beispiel {path}:{first}."


class UnreadableFile(RuleError):
    cause = "Die Datei „{path}“ lässt sich nicht lesen: {why}."
    way_out = "Prüfen Sie Pfad und Rechte."


@dataclass(frozen=True, slots=True)
class Chosen:
    """One edition to compare, with the export it stands in."""

    title: str
    key: str
    data: dict[str, Any]
    item: dict[str, Any]

    @property
    def text(self) -> EditionText:
        """Its places for the rules."""
        said = {(w["element"], w["serial"]): w for w in self.item["wordings"]}
        shown: dict[str, list[tuple[str, str]]] = {}
        for f in sorted(self.item.get("figures", []), key=lambda f: int(f["position"])):
            shown.setdefault(f["element"], []).append((f["alt"], f["caption"]))
        places = []
        for p in self.item["passages"]:
            wording = said[(p["element"], p["wording"])]
            places.append(Place(p["element"], p["parent"], p["position"], p["kind"], p["number"],
                                wording["title"] or "",
                                with_pictures(wording["text"] or "", shown.get(p["element"], ()))))
        return EditionText.of(places)


def choose(address: str) -> Chosen:
    """The edition at "body/concept/edition", or "file.json" with ":edition" where the file holds several.

    Raises NoSuchEdition, EditionNotNamed, UnreadableFile and what reading an export raises.
    """
    path, _, key = address.rpartition(":") if ".json:" in address else (address, "", "")
    if path.endswith(".json"):
        return _from_file(path, key)
    return _stored(address)


def compared(old: Chosen, new: Chosen) -> Comparison:
    """Both compared: by the stated lineage where both belong to one concept, else by their elements' keys."""
    return compare(old.text, new.text, _rows(old, new))


def told(comparison: Comparison, progress: Callable[[int, int], None] | None = None) -> list[str]:
    """The changed elements as lines for a terminal: struck words in [- -], inserted ones in {+ +}."""
    lines: list[str] = []
    changed = comparison.changed
    for done, entry in enumerate(changed, start=1):
        lines += [*_entry(entry), ""]
        if progress:
            progress(done, len(changed))
    return lines


def write(doc: Doc, target: Path) -> None:
    """Write a comparison as DOCX, ODT, PDF or HTML, by the ending of the name."""
    from masswerk.documents.writers import docx, html, odt, pdf

    writers: dict[str, Callable[[Doc], bytes]] = {
        ".docx": docx.write, ".odt": odt.write, ".pdf": pdf.write, ".html": lambda d: html.write(d).encode()}
    if target.suffix.lower() not in writers:
        raise UnknownEnding(name=target.name)
    target.write_bytes(writers[target.suffix.lower()](doc))


class UnknownEnding(RuleError):
    cause = "Als was „{name}“ geschrieben werden soll, ist an der Endung nicht zu erkennen."
    way_out = "Nehmen Sie .docx, .odt, .pdf oder .html."


def _entry(entry: Entry) -> list[str]:
    head = f"{entry.side.number} {_marked(entry.title)}".strip()
    note = remark(entry) or entry.fate.capitalize()
    whole = {Fate.NEW: "+", Fate.DROPPED: "-"}.get(entry.fate, "")
    text = f"{whole} {entry.new_text or entry.old_text}" if whole else _marked(entry.text)
    return [line for line in (head, f"  ({note})" if remark(entry) else "", text.strip()) if line]


def _marked(changes: Changes) -> str:
    """A redline in plain signs.

    >>> from masswerk.concepts.rules.redline import Change
    >>> _marked((Change("equal", "im "), Change("del", "Jahr"), Change("ins", "Mai")))
    'im [-Jahr-]{+Mai+}'
    """
    signs = {"del": "[-{}-]", "ins": "{{+{}+}}", "equal": "{}"}
    return "".join(signs[change.op].format(change.text) for change in changes)


def _stored(address: str) -> Chosen:
    parts = address.strip("/").split("/")
    found = Edition.objects.select_related("concept__body").filter(
        concept__body__slug=parts[0], key=parts[-1], concept__slug=parts[1]).first() if len(parts) == 3 else None
    if found is None:
        rows = Edition.objects.values_list("concept__body__slug", "concept__slug", "key").order_by("pk")
        raise NoSuchEdition(address=address, known=", ".join("/".join(row) for row in rows[:20]) or "keine")
    return _pick(export_concept(Concept.objects.select_related("body").get(pk=found.concept_id)), found.key)


def _from_file(path: str, key: str) -> Chosen:
    try:
        data = loads(Path(path).read_text(encoding="utf-8", errors="replace"))
    except OSError as fault:
        raise UnreadableFile(path=path, why=fault.strerror) from fault
    keys = [item["key"] for item in data["editions"]]
    if not key and len(keys) != 1:
        raise EditionNotNamed(path=path, known=", ".join(keys) or "keine", first=keys[-1] if keys else "…")
    if key and key not in keys:
        raise NoSuchEdition(address=f"{path}:{key}", known=", ".join(keys))
    return _pick(data, key or keys[0])


def _pick(data: dict[str, Any], key: str) -> Chosen:
    item = next(item for item in data["editions"] if item["key"] == key)
    return Chosen(item["title"], key, data, item)


def _rows(old: Chosen, new: Chosen) -> list[Row]:
    if new.item["based_on"] == old.key and old.data["concept"]["slug"] == new.data["concept"]["slug"]:
        return [Row(row["old"], row["new"], Relation(row["relation"]), row["reason"]) for row in new.item["lineage"]]
    before = {p["element"] for p in old.item["passages"]}
    after = {p["element"] for p in new.item["passages"]}
    return [Row(key, key, Relation.CONTINUED, "") for key in sorted(before & after)]
