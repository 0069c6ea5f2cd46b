"""Redlines of passages for everybody's pages."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from masswerk.base.components.text import redline
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.redline import words
from masswerk.documents.markup import Page, to_html


class Redline(NamedTuple):
    """Title and text with what was struck and inserted; "" where there is none."""

    title: SafeString
    html: SafeString


def between(old: tuple[str, str], new: tuple[str, str]) -> Redline:
    """Two wordings compared, each as title and text."""
    changes = [("" if op == "equal" else op, text) for op, text in words(old[0], new[0])]
    page = Page(said=(_("eingefügt"), _("gestrichen"), _("Ende")))
    html = to_html(marked_blocks(old[1], new[1]), page)
    return Redline(redline(changes), mark_safe(html))  # noqa: S308  every word is escaped by to_html
