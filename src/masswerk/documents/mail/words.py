"""The text of a mail: HTML without its marks, and which parts repeat earlier mails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from masswerk.documents.mail.model import Part

_INTRODUCTION = re.compile(
    r"(?:Am|On|Le|Il)\b.{4,200}\b(?:schrieb|wrote|a écrit|ha scritto)\b.{0,160}:\s*"
    r"|-{3,}\s*(?:Ursprüngliche Nachricht|Original ?Message|Weitergeleitete Nachricht|Forwarded message)\s*-{3,}"
    r"|_{10,}",
    re.DOTALL | re.IGNORECASE,
)
_VERB = re.compile(r"schrieb|wrote|a écrit|ha scritto", re.IGNORECASE)
_HEADER = re.compile(r"(?:Von|From|De): .+", re.IGNORECASE)
_HEADERS_FOLLOW = re.compile(r"(?:Gesendet|Sent|Datum|Date|An|To|Betreff|Subject): ", re.IGNORECASE)
_QUOTE_CLASSES = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote")
_BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"}
_UNSEEN = {"script", "style", "head", "title", "template", "svg", "object", "iframe"}


def parts_of_text(text: str) -> tuple[Part, ...]:
    """Plain text in parts; what stands behind an introduction or a ">" is quoted.

    >>> parts_of_text("Gern.\\n\\nAm 3. Mai schrieb Amt:\\n> Kommen Sie?")
    (Part(text='Gern.', quoted=False), Part(text='Am 3. Mai schrieb Amt:\\nKommen Sie?', quoted=True))
    """
    found: list[tuple[bool, list[str]]] = []
    rest_is_quoted = False
    lines = text.split("\n")
    for at, line in enumerate(lines):
        rest_is_quoted = rest_is_quoted or _begins_quote(lines, at)
        quoted = rest_is_quoted or line.lstrip().startswith(">") or _introduces(lines, at)
        if not found or (found[-1][0] != quoted and line.strip()):
            found.append((quoted, []))
        found[-1][1].append(re.sub(r"^\s*(?:>\s?)+", "", line) if quoted else line)
    return tuple(Part(text, quoted) for quoted, own in found if (text := _tidied(own)))


def _begins_quote(lines: list[str], at: int) -> bool:
    """From here on everything repeats: a rule, or the head of a mail as Outlook copies it."""
    if _HEADER.fullmatch(lines[at].strip()):
        return any(_HEADERS_FOLLOW.match(line.strip()) for line in lines[at + 1 : at + 4])
    found = _INTRODUCTION.fullmatch(lines[at].strip())
    return found is not None and lines[at].strip().startswith(("-", "_"))


def _introduces(lines: list[str], at: int) -> bool:
    """ "Am … schrieb …:", on one line or two, above quoted lines."""
    below = next((line for line in lines[at + 1 : at + 4] if line.lstrip().startswith(">")), "")
    if not below:
        return False
    here = lines[at].strip()
    if not _VERB.search(here) and not (at + 1 < len(lines) and _VERB.search(lines[at + 1])):
        return False
    both = f"{here} {lines[at + 1].strip()}", f"{lines[at - 1].strip() if at else ''} {here}"
    return any(_INTRODUCTION.fullmatch(words.strip()) for words in (here, *both))


def _tidied(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def parts_of_html(text: str) -> tuple[Part, ...]:
    """HTML as parts of plain text; quotations are told by their elements and by introductions.

    >>> parts_of_html("<p>Gern.<script>x</script></p><blockquote type='cite'>Kommen Sie?</blockquote>")
    (Part(text='Gern.', quoted=False), Part(text='Kommen Sie?', quoted=True))
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    pieces = list(_pieces(root))
    made: list[Part] = []
    for quoted in _runs(pieces):
        words = _collapsed("".join(piece for piece, _ in quoted))
        made += [Part(words, True)] if quoted[0][1] and words else parts_of_text(words)
    return tuple(made)


def _runs(pieces: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    group: list[tuple[str, bool]] = []
    for piece in pieces:
        if group and group[-1][1] != piece[1]:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _pieces(root: etree._Element) -> Iterator[tuple[str, bool]]:
    """Text with line breaks where blocks end, and whether it is quoted; without recursion, because depth is free."""
    quotes, unseen = 0, 0
    rest_is_quoted = False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            rest_is_quoted = rest_is_quoted or _begins_reply(element)
            quotes, unseen = quotes + _is_quote(element, tag), unseen + (tag in _UNSEEN)
        ends_line = tag in _BREAKS and (event == "start" or tag != "br")
        yield "\n" if ends_line else "", bool(quotes) or rest_is_quoted
        if event == "start":
            yield "" if unseen else _flat(element.text), bool(quotes) or rest_is_quoted
        else:
            quotes, unseen = quotes - _is_quote(element, tag), unseen - (tag in _UNSEEN)
            yield "" if unseen else _flat(element.tail), bool(quotes) or rest_is_quoted


def _is_quote(element: etree._Element, tag: str) -> bool:
    look = f"{element.get('class', '')} {element.get('id', '')}"
    is_cited = tag == "blockquote" and (element.get("type") == "cite" or "cite" in element.attrib)
    return is_cited or any(name in look for name in _QUOTE_CLASSES)


def _begins_reply(element: etree._Element) -> bool:
    """Outlook's head of the earlier mail: everything behind it repeats."""
    return str(element.get("id", "")).endswith(("divRplyFwdMsg", "appendonsend"))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _collapsed(text: str) -> str:
    lines = (re.sub(r"[ \u00a0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
