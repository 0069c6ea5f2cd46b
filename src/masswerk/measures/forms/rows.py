"""Rows of the lists in a sheet: partners, milestones, tasks, money, outputs, papers."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from masswerk.measures.forms.fields import AmountField, Choices, DayField, NumberField, chosen, line
from masswerk.measures.models import MoneySource


def _year() -> forms.IntegerField:
    return forms.IntegerField(label="Jahr", min_value=1990, max_value=2100)


class RowForm(forms.Form):
    """One row; `id` is the stored one's, empty for a new one."""

    noun: ClassVar[str] = "Zeile"
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organisation_id" in self.fields:
            field = self.fields["organisation_id"]
            field.choices = [("", "keine"), *choices.organisations]  # type: ignore[attr-defined]


class PartnerRow(RowForm):
    noun = "Partner"
    organisation_id = chosen("Organisation", empty="keine", required=True)
    role = line("Rolle", 120)


class MilestoneRow(RowForm):
    noun = "Meilenstein"
    title = line("Was ist dann erreicht?", 200, required=True)
    planned_on = DayField("Geplant für", required=True)
    reached_on = DayField("Erreicht am")


class TaskRow(RowForm):
    noun = "Aufgabe"
    title = line("Was ist zu tun?", 300, required=True)
    organisation_id = chosen("Organisation", empty="keine")
    function = line("oder Stelle", 120)
    due_on = DayField("Bis")
    done_on = DayField("Erledigt am")


class MoneyRow(RowForm):
    noun = "Geld"
    year = _year()
    source = forms.ChoiceField(label="Quelle", choices=[("", "bitte wählen"), *MoneySource.choices])
    programme = line("Programm", 200)
    guideline = line("Förderrichtlinie", 300)
    planned = AmountField("Geplant in Euro")
    approved = AmountField("Bewilligt in Euro")
    spent = AmountField("Ausgegeben in Euro")
    posts = NumberField("Stellen")


class OutputRow(RowForm):
    noun = "Leistung"
    name = line("Was wird gezählt?", 120, required=True)
    unit = line("Einheit", 40, required=True)
    year = _year()
    target = NumberField("Ziel")
    reached = NumberField("Erreicht")


class PaperRow(RowForm):
    noun = "Vorlage"
    label = line("Nummer und Betreff", 200, required=True)
    url = forms.URLField(label="Adresse im Ratsinformationssystem", required=False, max_length=200,
                         assume_scheme="https")


class Rows(forms.BaseFormSet[RowForm]):
    """All rows of a list: stored ones may be taken out, two empty ones wait."""

    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Zeile entfernen"

    def values(self) -> list[dict[str, Any]]:
        """What is to be kept, in order; empty new rows are none."""
        kept = []
        for place, form in enumerate(self.forms):
            data = dict(form.cleaned_data)
            if data.pop("DELETE", False) or (place >= self.initial_form_count() and not form.has_changed()):
                continue
            kept.append(data)
        return kept


def rows_of(row: type[RowForm]) -> type[Rows]:
    """A list of such rows."""
    made: Any = forms.formset_factory(row, formset=Rows, extra=2, can_delete=True, can_delete_extra=False,
                                      max_num=200, absolute_max=220)
    return made  # type: ignore[no-any-return]
