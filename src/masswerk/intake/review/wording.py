"""The wording of an element, put together from lines of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from masswerk.documents.source import Line
from masswerk.intake.rules.joining import join
from masswerk.intake.rules.markdown import item, words

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"„»(]?[A-ZÄÖÜ])")
_SHORTENED = re.compile(
    r"\b(?:bzw|vgl|ca|Nr|Abs|Art|Dr|Prof|St|Str|ggf|evtl|inkl|usw|etc|\d{1,3}|[A-Za-z])\.$")
_MARK = re.compile(r"^(?:- |\d+\. |#+ |> )")
_NOT_A_WORD = re.compile(r"\W+")


def text_of(lines: Sequence[Line]) -> str:
    """Lines as Markdown: paragraphs joined, list items and table rows on lines of their own.

    >>> text_of([Line(1, "Kurse für Mig-"), Line(2, "ranten."), Line(3, "Kreis", sign="-"), Line(4, "Stadt", sign="-")])
    'Kurse für Migranten.\\n\\n- Kreis\\n- Stadt'
    """
    kept = [line for line in lines if not line.is_blank]
    parts: list[list[Line]] = []
    for before, line in zip([None, *kept], kept, strict=False):
        if before is None or _starts_anew(before, line):
            parts.append([])
        parts[-1].append(line)
    blocks = groupby(parts, key=lambda part: _sort(part[0]))
    return "\n\n".join(_block(sort, list(group)) for sort, group in blocks)


def title_lines(lines: Sequence[Line], title: str) -> int:
    """How many of an element's lines its title takes, at least one.

    >>> title_lines([Line(1, "3.5 Handlungsfeld"), Line(2, "Sport"), Line(3, "Vereine.")], "Handlungsfeld Sport")
    2
    """
    wanted = _bare(title)
    for count in range(1, len(lines) + 1):
        if wanted and wanted in _bare(join([line.text for line in lines[:count]])):
            return count
    return 1


def appended(text: str, more: str) -> str:
    """Two wordings as one: a broken sentence goes on, otherwise a new paragraph begins.

    >>> appended("Kurse für", "alle."), appended("Kurse.", "Beratung.")
    ('Kurse für alle.', 'Kurse.\\n\\nBeratung.')
    """
    if not text or not more:
        return text or more
    if text.rstrip().endswith((".", "!", "?", ":", ";", "|")) or more.startswith(("- ", "|")):
        return f"{text}\n\n{more}"
    head, _, last = text.rpartition("\n\n")
    first, _, rest = more.partition("\n\n")
    joined = join([last, first])
    return "\n\n".join(part for part in (head, joined, rest) if part)


def sentences(text: str) -> list[str]:
    """A text cut between sentences; abbreviations and dates do not end one.

    >>> sentences("Kurse ab dem 3. Mai für alle. Beratung, z. B. Recht.")
    ['Kurse ab dem 3. Mai für alle.', 'Beratung, z. B. Recht.']
    """
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and _SHORTENED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def cut_title(text: str, longest: int = 90) -> str:
    """A title cut from a text, whole words, for lists.

    >>> cut_title("- Der Kreis fördert Kurse.", 14)
    'Der Kreis …'
    """
    flat = " ".join(_MARK.sub("", text).replace("|", " ").split())
    if len(flat) <= longest:
        return flat
    return flat[:longest - 2].rpartition(" ")[0] + " …"


def _starts_anew(before: Line, line: Line) -> bool:
    return line.break_before or bool(line.sign) or line.cells is not None or before.cells is not None


def _sort(line: Line) -> str:
    if line.cells is not None:
        return "table"
    return "list" if line.sign else f"text {line.number}"


def _block(sort: str, parts: list[list[Line]]) -> str:
    if sort == "table":
        rows = [f"| {' | '.join(cell.replace('|', '/') for cell in part[0].cells or ())} |" for part in parts]
        width = len(parts[0][0].cells or ())
        return "\n".join([rows[0], "|" + " --- |" * width, *rows[1:]])
    texts = [join([line.text.strip() for line in part]) for part in parts]
    if sort == "list":
        return "\n".join(item(part[0].sign, text, part[0].lead) for part, text in zip(parts, texts, strict=True))
    return words(texts[0], parts[0][0].lead)


def _bare(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()
