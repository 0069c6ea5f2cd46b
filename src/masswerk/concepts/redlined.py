"""A passage with its changes marked, as pages of the office show it: lists stay lists, bold stays bold."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from masswerk.base.components.text import redline
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.redline import words
from masswerk.documents.markup import Page, to_html

Said = tuple[str, str]
"""Title and text of a passage."""


def redlined(old: Said, new: Said, prefix: str = "") -> SafeString:
    """The new title and text, with what was struck and inserted since the old ones; the same twice marks nothing.

    prefix: in front of ids of footnotes, where several texts stand on one page
    """
    page = Page(prefix=prefix, said=(_("eingefügt"), _("gestrichen"), _("Ende")))
    changes = [("" if op == "equal" else op, text) for op, text in words(old[0], new[0])]
    title = format_html("<p><b>{}</b></p>", redline(changes)) if changes else SafeString("")
    text = mark_safe(to_html(marked_blocks(old[1], new[1]), page))  # noqa: S308  every word is escaped by to_html
    return title + text
