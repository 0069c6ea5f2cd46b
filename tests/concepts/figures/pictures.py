"""A draft with pictures, and what is asked of them."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Figure, Passage
from masswerk.concepts.reading import load
from tests.base.pictures import figure_picture

TODAY = date(2026, 11, 20)


def passage(edition: Edition, key: str = "p2") -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def shown(edition: Edition, key: str = "p2", **facts: object) -> Figure:
    given = {"alt": "Zwei Hände", "caption": "Begegnung", "credit": "Landkreis", "picture": figure_picture(), **facts}
    return actions.add_figure(passage(edition, key), by=SYSTEM, **given)  # type: ignore[arg-type]


def adopt(edition: Edition) -> None:
    actions.adopt(edition, decided_by="Kreistag", decided_on=TODAY, paper="KT 1", today=TODAY, by=SYSTEM)


def revised(edition: Edition) -> Edition:
    adopt(edition)
    return actions.open_revision(edition, key="2031", title="Entwurf", by=SYSTEM)


def alts(edition: Edition) -> list[str]:
    return [picture.alt for item in load(edition).walk() for picture in item.figures]


def address(name: str, edition: Edition, **more: object) -> str:
    return reverse(f"concepts:{name}", kwargs={"body": "harz", "edition": edition.pk, "element": "p2", **more})


def translated(figure: Figure, language: str = "ar", alt: str = "يدان", caption: str = "لقاء") -> None:
    actions.translate_figure(figure, language=language, alt=alt, caption=caption, by=SYSTEM)
