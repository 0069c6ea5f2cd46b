"""What arrives from the pages about cards on paper."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

ACCEPTED = "image/jpeg,image/png,image/webp"
MOST = 8
"""Photos read with one request."""

ALL = "alle"
"""Choice of all groups."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
"""Of one photo as it comes from the camera; what is kept is much smaller."""


class PrintForm(forms.Form):
    """For whom cards are printed, and how many."""

    use_required_attribute = False

    group = forms.ChoiceField(label="Für")
    count = forms.IntegerField(label="Karten für jede Leitfrage und Gruppe", min_value=1, max_value=100, initial=12,
                               help_text="Vier Karten passen auf ein Blatt.")
    key = forms.RegexField(r"^[\w-]{10,36}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": secrets.token_urlsafe(12), "group": ALL}, **kwargs})
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            (ALL, "alle Arbeitsgruppen"), *((str(number), f"{number} {title}") for number, title in groups)]


class _Several(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]]:
        return list(files.getlist(name)) if files else []


class _Photos(forms.FileField):
    """Several files; refused where there are none, too many, or one is too large."""

    widget = _Several(attrs={"accept": ACCEPTED, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = [super(_Photos, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST:
            raise forms.ValidationError(f"Das sind {len(files)} Fotos. Schicken Sie höchstens {MOST} auf einmal.")
        large = [file.name for file in files if file.size > MOST_BYTES]
        if large:
            raise forms.ValidationError(f"„{large[0]}“ ist größer als {MOST_BYTES // MEGABYTE} MB. Verkleinern Sie das "
                                        "Foto, oder nehmen Sie es mit geringerer Auflösung auf.")
        return files


class PhotosForm(forms.Form):
    """Photos of a wall."""

    use_required_attribute = False

    photos = _Photos(
        label="Fotos", help_text=f"Bis zu 24 Karten je Foto, bis zu {MOST} Fotos auf einmal: von vorn, nah und hell.",
        error_messages={"required": "Wählen Sie ein Foto aus, oder nehmen Sie eines auf.",
                        "empty": "Das Foto ist leer. Wählen Sie ein anderes."})


class TypeForm(forms.Form):
    """What a card says, and what it said when the writer began."""

    text = forms.CharField(label="Text", required=False, max_length=2_000)
    before = forms.CharField(required=False, max_length=2_000)
