"""Fields that several forms share."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.validators import validate_slug

LONGEST_TEXT = 200_000
"""Characters of one passage; a whole concept fits, a mistake does not."""

Choices = Iterable[tuple[str, str]]


def slug(label: str, length: int, help_text: str) -> forms.CharField:
    """A short name for addresses."""
    return forms.CharField(label=label, max_length=length, validators=[validate_slug], help_text=help_text)


def text(label: str, rows: int, *, required: bool = False, help_text: str = "") -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, required=required, max_length=LONGEST_TEXT, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": rows}))


def day(label: str, help_text: str = "") -> forms.DateField:
    """A day, chosen from the browser's own calendar."""
    return forms.DateField(label=label, help_text=help_text,
                           widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class AskedField(forms.ChoiceField):
    """A choice needed for some answers only: shown without "freiwillig", checked by its form or the rules."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class AskedText(forms.CharField):
    """A text needed for some answers only."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


def asked(label: str, rows: int, help_text: str = "") -> forms.CharField:
    """A text of several lines that only some answers need."""
    return AskedText(label=label, max_length=LONGEST_TEXT, help_text=help_text,
                     widget=forms.Textarea(attrs={"rows": rows}))
