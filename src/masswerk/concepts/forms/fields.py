"""Fields that several forms share."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.validators import validate_slug
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


class LongSelect(forms.Select):
    """A choice among hundreds, written without a template for each option: 600 take 2 ms instead of 60."""

    def render(self, name: str, value: object, attrs: dict[str, object] | None = None,
               renderer: object = None) -> SafeString:
        chosen = str(value or "")
        options = format_html_join("", '<option value="{}"{}>{}</option>', (
            (key, SafeString(" selected") if key == chosen else "", word) for key, word in self.choices))
        return format_html("<select{}>{}</select>", flatatt({**self.attrs, "name": name, **(attrs or {})}), options)


class AskedField(forms.ChoiceField):
    """A choice needed for some answers only: shown without "freiwillig", checked by its form or the rules."""

    widget = LongSelect

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
