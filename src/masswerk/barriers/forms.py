"""What arrives from the office about a reported barrier."""

from __future__ import annotations

from django import forms


class AnswerForm(forms.Form):
    """An answer to whoever reported."""

    use_required_attribute = False

    text = forms.CharField(label="Ihre Antwort", max_length=5000, widget=forms.Textarea(attrs={"rows": 6}),
                           error_messages={"required": "Schreiben Sie, was Sie herausgefunden haben und was "
                                                       "geschieht."})


class OutcomeForm(forms.Form):
    """What was done."""

    use_required_attribute = False

    outcome = forms.CharField(label="Was ist geschehen?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                              help_text="Ein Satz, zum Beispiel: Die Tabelle hat jetzt eine Überschrift.",
                              error_messages={"required": "Schreiben Sie in einem Satz, was behoben wurde."})
