"""Visible text, titles and labels of marked elements, by the rules of the annotation guidelines."""

from __future__ import annotations

import html
import re

TITLE_LENGTH = 90
START_LENGTH = 60
BULLET = re.compile(r"^(?:[-*•–✚✓·■]\s+|e (?=[A-ZÄÖÜ]))")
LABEL = re.compile(
    r"^((?:Handlungsfeld|HF|Leitziel|Teilziel|Leitlinie|Maßnahme|Leitfrage|TOP|Arbeitsgruppe|Anhang|Anlage)"
    r"\s+(?:[A-Z]\b|\d+(?:\.\d+)*)|[IVX]+\.\d*|\d+(?:\.\d+)*[.)]?|\(\d+\)|[a-z]\))\s*[:–]?\s+"
)
LEAD = re.compile(r"^\*\*(.+?)\*\*")
BLOCK = re.compile(r"^(?:TITLE|TOCHEAD|TOC\d|H\d|PB|P|B\d|N\d|CAPTION|ROW!?|RUNNING|FOOTER|BREAK) ?")
CONJUNCTION = re.compile(r"^(?:und|oder|bzw\.|sowie)\b")


def visible(line: str, form: str) -> str:
    """A line of the source as its reader sees it, Markdown still in it.

    >>> visible("<dt>Integration</dt>", "html"), visible("| A1 | Kurse |", "md")
    ('Integration', 'A1 Kurse')
    """
    if form == "html":
        line = re.sub(r"</?strong>", "**", line)
        line = html.unescape(re.sub(r"<[^>]+>", " ", line))
    elif form in {"docx", "odt", "pdf"}:
        line = BLOCK.sub("", line)
    if line.lstrip().startswith("|") or (" | " in line and form in {"docx", "odt"}):
        line = line.replace("|", " ")
    return re.sub(r"\s+", " ", re.sub(r"^\s*#+\s+", "", line)).strip()


def joined(lines: list[str]) -> str:
    """Lines as running text, words divided at line ends made whole.

    >>> joined(["Fach-", "kräfte in Kinder-", "und Jugendhilfe"])
    'Fachkräfte in Kinder- und Jugendhilfe'
    """
    text = ""
    for line in filter(None, lines):
        if text.endswith("-") and line[0].islower() and not CONJUNCTION.match(line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}".strip()
    return text


def bare(text: str) -> str:
    """Text without Markdown emphasis and bullet sign."""
    return re.sub(r"[*_`]+", "", BULLET.sub("", text)).strip()


def label_and_title(text: str, label: str | None) -> tuple[str | None, str]:
    """What numbers an element, and what names it.

    >>> label_and_title("- **Kurse:** Das Angebot bleibt.", None)
    ('-', 'Kurse')
    >>> label_and_title("Teilziel 1.2: Kinder lernen.", None)
    ('Teilziel 1.2', 'Kinder lernen.')
    """
    rest = BULLET.sub("", text)
    if rest != text:
        label = label or "-"
    lead = LEAD.match(re.sub(r"^\d+\.\s+", "", rest))
    if label and rest.startswith(label):
        rest = rest[len(label):].lstrip(" :–.")
    elif rest == text and (found := LABEL.match(rest)):
        label, rest = label or found[1], rest[found.end():]
    title = lead[1].rstrip(" :.") if lead else shortened(bare(rest))
    return (None if label == "none" else label), title


def shortened(text: str) -> str:
    """The text up to 90 characters, else its first sentence, else cut at a word."""
    if len(text) > TITLE_LENGTH:
        text = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„(])", text)[0]
    if len(text) > TITLE_LENGTH:
        text = text[:TITLE_LENGTH + 1].rsplit(" ", 1)[0]
    return text
