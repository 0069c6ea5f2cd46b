"""Questions as people type them: a paragraph for each, its answers below with a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from masswerk.surveys.rules.forms import GERMAN, MULTIPLE, SCALE, SINGLE, TEXT, Asked
from masswerk.surveys.rules.xlsform import name_of

_SCALE = re.compile(r"\s*\((-?\d+)\s*[-–]\s*(-?\d+)\)\s*$")
_MANY = re.compile(r"\s*\(mehrere\)\s*$")


def read(text: str) -> list[Asked]:
    """The questions of a text.

    >>> [(q.kind, q.title, q.choices) for q in read("Wo wohnen Sie?\\n- Nord\\n- Süd\\n\\n*Was fehlt?")]
    [('single', 'Wo wohnen Sie?', ('nord', 's_d')), ('text', 'Was fehlt?', ())]
    """
    parts = [part for part in re.split(r"\n\s*\n", text.replace("\r", "").strip()) if part.strip()]
    return [_question(number, [line.strip() for line in part.splitlines() if line.strip()])
            for number, part in enumerate(parts, 1)]


def _question(number: int, lines: list[str]) -> Asked:
    head = lines[0].lstrip("*").strip()
    facts = {"name": f"frage_{number}", "is_required": lines[0].startswith("*")}
    if bounds := _SCALE.search(head):
        low, high = int(bounds[1]), int(bounds[2])
        if low < high:
            return Asked(kind=SCALE, labels={"de": _SCALE.sub("", head)}, lowest=low, highest=high,
                         **facts)  # type: ignore[arg-type]
    choices = [line.lstrip("-–•").strip() for line in lines[1:]]
    names = _names(choices)
    kind = (MULTIPLE if _MANY.search(head) else SINGLE) if choices else TEXT
    return Asked(kind=kind, labels={"de": _MANY.sub("", head)}, choices=tuple(names),
                 choice_labels={name: {"de": words} for name, words in zip(names, choices, strict=True)},
                 **facts)  # type: ignore[arg-type]


def _names(choices: Sequence[str]) -> list[str]:
    """A short name for each answer, none twice."""
    names: list[str] = []
    for place, words in enumerate(choices, 1):
        name = name_of(words) or f"antwort_{place}"
        names.append(name if name not in names else f"{name[:36]}_{place}")
    return names


def carried(questions: Sequence[Asked], known: Sequence[Asked]) -> list[Asked]:
    """Typed questions with names, hints and other languages of known ones whose German words and kind stayed.

    >>> known = [Asked("bus", TEXT, {"de": "Was fehlt?", "en": "What is missing?"})]
    >>> [(one.name, one.labels) for one in carried(read("Was fehlt?\\n\\nUnd sonst?"), known)]
    [('bus', {'de': 'Was fehlt?', 'en': 'What is missing?'}), ('frage_2', {'de': 'Und sonst?'})]
    """
    before = {(one.kind, one.title): one for one in known}
    found = [_carried(one, before.get((one.kind, one.title))) for one in questions]
    taken = {one.name for one in found}
    return found if len(taken) == len(found) else list(questions)


def _carried(question: Asked, before: Asked | None) -> Asked:
    if before is None:
        return question
    old = {before.choice_labels.get(name, {}).get(GERMAN, name): name for name in before.choices}
    words = {name: question.choice_labels[name][GERMAN] for name in question.choices}
    labels = {old.get(text, name): before.choice_labels[old[text]] if text in old else {GERMAN: text}
              for name, text in words.items()}
    if len(labels) < len(words):
        return replace(question, name=before.name, labels=before.labels, hints=before.hints)
    return replace(question, name=before.name, labels=before.labels, hints=before.hints, choices=tuple(labels),
                   choice_labels=labels)


def write(questions: Sequence[Asked]) -> str:
    """The questions as text again; other languages than German are not part of it."""
    parts = []
    for question in questions:
        end = {MULTIPLE: " (mehrere)", SCALE: f" ({question.lowest}-{question.highest})"}.get(question.kind, "")
        star = "*" if question.is_required else ""
        answers = [f"- {question.choice_labels.get(name, {}).get('de', name)}" for name in question.choices]
        parts.append("\n".join([f"{star}{question.title}{end}", *answers]))
    return "\n\n".join(parts)
