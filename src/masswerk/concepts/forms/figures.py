"""What arrives about the pictures of a passage."""

from __future__ import annotations

from typing import Any

from django import forms

from masswerk.concepts.forms import fields
from masswerk.concepts.rules.figures import LONGEST_ALT


class DescribeForm(forms.Form):
    """What a picture says to those who do not see it, and what stands below it."""

    use_required_attribute = False

    alt = fields.AskedText(
        label="Was ist auf dem Bild zu sehen?", max_length=LONGEST_ALT, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ein, zwei Sätze für Menschen, die das Bild nicht sehen. Sie werden vorgelesen und stehen nicht auf "
                  "der Seite.")
    is_decorative = forms.BooleanField(
        label="Das Bild schmückt nur", required=False,
        help_text="Dann wird es beim Vorlesen übergangen. Beschreibung und Unterschrift bleiben leer.")
    caption = forms.CharField(label="Unterschrift", required=False, max_length=300,
                              help_text="Steht sichtbar unter dem Bild.")
    credit = forms.CharField(label="Bildnachweis", required=False, max_length=200,
                             help_text="Von wem das Bild ist und unter welcher Lizenz, zum Beispiel: Landkreis, "
                                       "CC BY 4.0")

    @property
    def said(self) -> dict[str, Any]:
        """The cleaned description without the file."""
        return {name: self.cleaned_data[name] for name in ("alt", "is_decorative", "caption", "credit")}


class FigureForm(DescribeForm):
    """A new picture."""

    file = forms.FileField(
        label="Bild", help_text="PNG, JPEG, GIF oder WebP, höchstens 20 MB. Ort und Kamera werden entfernt.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/gif,image/webp"}),
        error_messages={"required": "Wählen Sie ein Bild aus."})

    field_order = ("file", "alt", "is_decorative", "caption", "credit")


class FigureWordsForm(forms.Form):
    """What a picture says in another language or form."""

    use_required_attribute = False

    alt = forms.CharField(label="Was ist auf dem Bild zu sehen?", max_length=LONGEST_ALT,
                          widget=forms.Textarea(attrs={"rows": 3}),
                          error_messages={"required": "Schreiben Sie, was auf dem Bild zu sehen ist."})
    caption = forms.CharField(label="Unterschrift", required=False, max_length=300)
