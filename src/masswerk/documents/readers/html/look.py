"""What single HTML elements say: which are left out, what is bold, struck, hidden, numbered."""

from __future__ import annotations

import re

from lxml import etree

from masswerk.documents.readers.counting import formatted
from masswerk.documents.readers.roles import role_of

DROPPED = frozenset({
    "head", "script", "style", "nav", "template", "noscript", "iframe", "object", "embed", "applet", "svg",
    "math", "canvas", "audio", "video", "select", "datalist", "button", "input", "textarea", "map", "area",
    "meta", "link", "base", "title",
})  # fmt: skip
BLOCKS = frozenset({
    "html", "body", "main", "article", "section", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "dl", "dt", "dd", "table", "caption", "blockquote", "pre", "address", "header", "footer", "aside",
    "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "hr", "center", "thead",
    "tbody", "tfoot", "tr", "td", "th",
})  # fmt: skip
_BOLD = frozenset(["b", "strong", "th"])
_STRUCK = frozenset(["s", "strike", "del"])
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)\b", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)\b", re.I)
_THROUGH = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_WORD_LIST = re.compile(r"mso-list\s*:[^;]{0,40}?\blevel(\d)", re.I)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def is_dropped(element: etree._Element) -> bool:
    """True for what no reader sees, and for navigation."""
    return (
        not isinstance(element.tag, str)
        or element.tag in DROPPED
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")[:2000]))
    )


def is_bold(element: etree._Element, around: bool) -> bool:
    """Whether words in the element are bold; around: whether they are outside of it."""
    style = element.get("style", "")[:2000]
    if _LIGHT.search(style):
        return False
    return around or element.tag in _BOLD or bool(_WEIGHT.search(style))


def is_struck(element: etree._Element, around: bool) -> bool:
    """Whether words in the element are struck out."""
    return around or element.tag in _STRUCK or bool(_THROUGH.search(element.get("style", "")[:2000]))


def role(element: etree._Element) -> tuple[str, int | None]:
    """Style and level of a block: by its tag, or by the class Word gives it."""
    tag = element.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return "heading", int(tag[1])
    if tag in {"caption", "figcaption"}:
        return "caption", None
    if tag in {"blockquote", "pre"}:
        return ("quote" if tag == "blockquote" else "code"), None
    if tag == "footer":
        return "footer", None
    classes = element.get("class", "")[:200].split()
    found = next((role_of(each[3:]) for each in classes if each.startswith("Mso")), None)
    return (found.role, found.level) if found else ("", None)


def word_depth(element: etree._Element) -> int:
    """Depth of a list item saved by Word, from 0."""
    match = _WORD_LIST.search(element.get("style", "")[:2000])
    return max(int(match[1]) - 1, 0) if match else 0


def number(listed: etree._Element, count: int) -> str:
    """The sign of the item that stands at `count` in a list."""
    if listed.tag != "ol":
        return "•"
    return formatted(count, _FORMS.get(listed.get("type", "1"), "decimal")) + "."


def whole(text: str | None, default: int) -> int:
    """A small whole number, else the default.

    >>> whole("3", 1), whole("999999999999", 1)
    (3, 1)
    """
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else default
