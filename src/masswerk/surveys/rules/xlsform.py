"""XLSForm in and out: what offices already have can be used, and what they make here can be used elsewhere.

Source: xlsform.org, sheets `survey` (type, name, label::language, hint, required, constraint), `choices` (list_name,
name, label::language), `settings` (form_title, form_id, default_language). Of its many question types four are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from masswerk.base.errors import RuleError
from masswerk.surveys.rules.forms import MULTIPLE, SCALE, SINGLE, TEXT, Asked

Sheets = Mapping[str, Sequence[Sequence[str]]]
LANGUAGES = {"de": "Deutsch (de)", "en": "English (en)", "ar": "العربية (ar)",
             "de-simple": "Leichte Sprache (de-simple)"}
IGNORED = {"note", "start", "end", "today", "deviceid", "begin group", "end group", "begin_group", "end_group"}
YES = frozenset({"yes", "true", "ja"})
_CODE = re.compile(r"\(([a-z]{2,3}(?:-[a-z]+)?)\)\s*$")
_BOUNDS = re.compile(r"\.\s*>=\s*(-?\d+)\s+and\s+\.\s*<=\s*(-?\d+)")
_NAME = re.compile(r"[^a-z0-9_-]+")


class NoSurveySheet(RuleError):
    cause = "In der Datei fehlt das Blatt „survey“ mit den Spalten „type“ und „name“."
    way_out = "Nehmen Sie eine XLSForm-Datei, oder legen Sie die Fragen hier an."


class TypeUnknown(RuleError):
    cause = "Zeile {row}: Die Frageart „{kind}“ gibt es hier nicht."
    way_out = "Möglich sind select_one, select_multiple, integer oder range, und text."


class ListMissing(RuleError):
    cause = "Zeile {row}: Die Antwortliste „{name}“ steht nicht im Blatt „choices“."
    way_out = "Tragen Sie die Antworten dort ein."


def read(sheets: Sheets) -> list[Asked]:
    """The questions of an XLSForm. Raises NoSurveySheet, TypeUnknown, ListMissing.

    >>> read({"survey": [["type", "name", "label"], ["text", "was", "Was fehlt?"]]})[0].labels
    {'de': 'Was fehlt?'}
    """
    rows = _records(sheets.get("survey", []))
    if not rows or "type" not in rows[0][1]:
        raise NoSurveySheet()
    lists: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for _, record in _records(sheets.get("choices", [])):
        lists.setdefault(record.get("list_name") or record.get("list name", ""), []).append(
            (name_of(record.get("name", "")), _words(record, "label")))
    return [_question(row, record, lists) for row, record in rows
            if record["type"].strip() and record["type"].strip() not in IGNORED]


def _question(row: int, record: Mapping[str, str], lists: Mapping[str, list[tuple[str, dict[str, str]]]]) -> Asked:
    kind, _, rest = record["type"].strip().partition(" ")
    facts = {"name": name_of(record.get("name", "")) or f"frage_{row}", "labels": _words(record, "label"),
             "hints": _words(record, "hint"), "is_required": record.get("required", "").lower() in YES}
    if kind in {"select_one", "select_multiple"}:
        found = lists.get(rest.split()[0] if rest else "")
        if not found:
            raise ListMissing(row=row, name=rest)
        return Asked(kind=SINGLE if kind == "select_one" else MULTIPLE, choices=tuple(name for name, _ in found),
                     choice_labels=dict(found), **facts)  # type: ignore[arg-type]
    if kind in {"integer", "range"}:
        bounds = _BOUNDS.search(record.get("constraint", ""))
        low, high = (int(bounds[1]), int(bounds[2])) if bounds else (1, 5)
        return Asked(kind=SCALE, lowest=low, highest=high, **facts)  # type: ignore[arg-type]
    if kind == "text":
        return Asked(kind=TEXT, **facts)  # type: ignore[arg-type]
    raise TypeUnknown(row=row, kind=record["type"].strip())


def _records(rows: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, str]]]:
    """Rows below the header as dictionaries, with their number in the sheet."""
    if not rows:
        return []
    head = [cell.strip() for cell in rows[0]]
    return [(number, dict(zip(head, row, strict=False))) for number, row in enumerate(rows[1:], 2)
            if any(cell.strip() for cell in row)]


def _words(record: Mapping[str, str], column: str) -> dict[str, str]:
    """Words by language: "label" alone is German."""
    found = {}
    for name, value in record.items():
        head, _, language = name.partition("::")
        if head.strip() == column and value.strip():
            code = _CODE.search(language)
            found[code[1] if code else "de"] = value.strip()
    return found


def name_of(text: str) -> str:
    """A short name from any words.

    >>> name_of("Wo wohnen Sie?")
    'wo_wohnen_sie'
    """
    return _NAME.sub("_", text.strip().lower()).strip("_")[:40]


def write(questions: Sequence[Asked], *, title: str, key: str) -> dict[str, list[list[str]]]:
    """The sheets of an XLSForm; what `read` makes of them are the same questions."""
    known = {code for question in questions for code in question.labels}
    used = [*(code for code in LANGUAGES if code in known), *sorted(known - set(LANGUAGES))] or ["de"]
    names = [LANGUAGES.get(code, f"{code} ({code})") for code in used]
    survey = [["type", "name", *(f"label::{name}" for name in names), *(f"hint::{name}" for name in names),
               "required", "constraint"]]
    choices = [["list_name", "name", *(f"label::{name}" for name in names)]]
    for question in questions:
        survey.append([_type(question), question.name, *(question.labels.get(code, "") for code in used),
                       *(question.hints.get(code, "") for code in used), "yes" if question.is_required else "",
                       f". >= {question.lowest} and . <= {question.highest}" if question.kind == SCALE else ""])
        choices += [[question.name, name, *(question.choice_labels.get(name, {}).get(code, "") for code in used)]
                    for name in question.choices]
    settings = [["form_title", "form_id", "default_language"], [title, key, LANGUAGES["de"]]]
    return {"survey": survey, "choices": choices, "settings": settings}


def _type(question: Asked) -> str:
    return {SINGLE: f"select_one {question.name}", MULTIPLE: f"select_multiple {question.name}", SCALE: "integer",
            TEXT: "text"}[question.kind]
