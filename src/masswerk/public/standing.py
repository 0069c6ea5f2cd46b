"""What readers of an edition must know before they read: whether it counts, and which one does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from masswerk.concepts.models import Edition, State
from masswerk.concepts.shelf import Sibling
from masswerk.public.addresses import Addresses


class Standing(NamedTuple):
    """One notice: the fact, what follows from it, and the way to the edition in force ("" where there is none)."""

    title: str
    text: str
    way_out: str = ""
    url: str = ""


def standing(edition: Edition, siblings: Sequence[Sibling], ways: Addresses) -> Standing | None:
    """Where an edition stands; None for the one in force, which needs no words."""
    if edition.state == State.ADOPTED:
        return None
    title, text = _said(edition)
    adopted = next((sibling for sibling in siblings if sibling.state == State.ADOPTED), None)
    if adopted is None:
        return Standing(title, text)
    url = ways.page("public:edition", edition=adopted.key)
    return Standing(title, text, _("Geltende Fassung lesen: {title}").format(title=_apart(adopted.title)), url)


def _said(edition: Edition) -> tuple[str, str]:
    if edition.state == State.CONSULTATION:
        return _("Entwurf in Beteiligung, noch nicht beschlossen."), _("Der Text kann sich noch ändern.")
    if edition.state == State.PAPER:
        return _("Beschlussvorlage, noch nicht beschlossen."), _("Über diesen Text wird noch entschieden.")
    if edition.state == State.SUPERSEDED and edition.superseded_on:
        day = f"{edition.superseded_on:%d.%m.%Y}"
        return _("Diese Fassung gilt nicht mehr."), _("Abgelöst am {day}.").format(day=day)
    return _("Dieser Entwurf ist noch nicht öffentlich."), _("Sie sehen ihn, weil Sie für diese Stelle arbeiten.")


def _apart(title: str) -> str:
    """A German title kept apart from words that run from right to left."""
    return f"\u2068{title}\u2069" if get_language_bidi() else title
