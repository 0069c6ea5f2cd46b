"""What arrives from the pages of measures."""

from __future__ import annotations

from django import forms

from masswerk.measures.models import Status


class FactsForm(forms.Form):
    """How a measure stands."""

    status = forms.ChoiceField(label="Status", required=False, choices=[("", "nicht angegeben"), *Status.choices])
    lead = forms.CharField(label="Federführung", required=False, max_length=300,
                           help_text="Eine Stelle, keine Person: zum Beispiel Koordinierungsstelle Integration.")
    since = forms.CharField(label="Seit", required=False, max_length=60, help_text="Zum Beispiel: 2014.")
    review_on = forms.DateField(label="Wiedervorlage", required=False,
                                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    budget = forms.CharField(label="Geld", required=False, max_length=200,
                             help_text="Zum Beispiel: 46.800 Euro im Jahr, Land und Kreis je zur Hälfte.")
    reason = forms.CharField(label="Begründung", required=False, max_length=5000,
                             widget=forms.Textarea(attrs={"rows": 3}),
                             help_text="Nötig, wenn auf die Maßnahme verzichtet wird. Sie ist öffentlich.")
