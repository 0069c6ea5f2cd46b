"""What arrives from the pages of the working area."""

from __future__ import annotations

from django import forms

from masswerk.desk.log.entries import Wanted
from masswerk.desk.log.verbs import AREAS


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False,
                           widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class LogForm(forms.Form):
    """Which entries of the log to show; sent in the address, so that a view can be passed on."""

    verb = forms.ChoiceField(label="Was geschah", required=False, choices=[
        ("", "alles"), *((area, [(verb, words.heading) for verb, words in verbs.items()])
                         for area, verbs in AREAS.items())])
    first = _day("Ab dem")
    last = _day("Bis zum")
    subject = forms.RegexField(r"^[a-z]+ \d{1,18}$", required=False, widget=forms.HiddenInput)

    def wanted(self) -> Wanted:
        """The cleaned choice."""
        return Wanted(**self.cleaned_data)
