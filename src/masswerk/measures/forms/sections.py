"""The form of each section of a sheet."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from masswerk.measures.forms.fields import Choices, DayField, chosen, line, text
from masswerk.measures.forms.rows import (
    MilestoneRow,
    MoneyRow,
    OutputRow,
    PaperRow,
    PartnerRow,
    RowForm,
    Rows,
    TaskRow,
    rows_of,
)
from masswerk.measures.models import Priority, Status
from masswerk.measures.rules.visibility import FIXED, LABELS, USUAL, public_names

KEYS = forms.TypedMultipleChoiceField


class SectionForm(forms.Form):
    """One section: its fields, and at most one list of rows.

    list_name, row: name of the list and the form of a row; "" and None where there is none
    seen: mark of what the section held when it was opened
    """

    list_name: ClassVar[str] = ""
    row: ClassVar[type[RowForm] | None] = None
    list_title: ClassVar[str] = ""
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, choices: Choices, stored: dict[str, Any], seen: str) -> None:
        super().__init__(data, initial={**stored, "seen": seen})
        self.choices = choices
        self.rows: Rows | None = None
        if self.row is not None:
            rows = None if data is not None else stored.get(self.list_name, [])
            self.rows = rows_of(self.row)(data, initial=rows, prefix=self.list_name, form_kwargs={"choices": choices})
        self.fill()

    def fill(self) -> None:
        """Set what can be chosen; sections that offer something say what."""

    def is_valid(self) -> bool:
        """True where fields and rows are."""
        return super().is_valid() & (self.rows is None or self.rows.is_valid())

    def values(self) -> dict[str, Any]:
        """What the section's action takes."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return found | ({self.list_name: self.rows.values()} if self.rows is not None else {})


class StandForm(SectionForm):
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "nicht angegeben"), *Status.choices])
    reason = text("Begründung", hint="Nötig, wenn die Maßnahme ruht, entfällt oder abgegeben ist.")
    review_on = DayField("Wiedervorlage", help_text="An diesem Tag steht die Maßnahme in „Mein Tag“.")
    since = line("Seit", 60, hint="Zum Beispiel: 2014.")
    priority = forms.ChoiceField(label="Dringlichkeit", required=False,
                                 choices=[("", "nicht angegeben"), *Priority.choices])


class WhoForm(SectionForm):
    list_name, row, list_title = "partners", PartnerRow, "Mit dabei"
    lead_organisation_id = chosen("Federführung", empty="keine Organisation aus dem Netzwerk")
    lead = line("Federführung in Worten", 300,
                hint="Nur, wenn es keine einzelne Organisation ist, zum Beispiel „Schulen“. Keine Personen.")
    contact = line("Erreichbar über", 200, hint="Eine Stelle, keine Person, zum Beispiel integration@kreis.de.")

    def fill(self) -> None:
        options = [("", "keine Organisation aus dem Netzwerk"), *self.choices.organisations]
        self.fields["lead_organisation_id"].choices = options  # type: ignore[attr-defined]


class ReachForm(SectionForm):
    target_groups = KEYS(label="Zielgruppen", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    regions = KEYS(label="Gebiet", required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
                   help_text="Nichts angekreuzt heißt: überall, wo das Konzept gilt.")

    def fill(self) -> None:
        self.fields["target_groups"].choices = self.choices.groups  # type: ignore[attr-defined]
        self.fields["regions"].choices = self.choices.regions  # type: ignore[attr-defined]


class DaysForm(SectionForm):
    list_name, row, list_title = "milestones", MilestoneRow, "Meilensteine"
    planned_start = DayField("Geplanter Beginn")
    planned_end = DayField("Geplantes Ende")
    actual_start = DayField("Begonnen am")
    actual_end = DayField("Beendet am")
    because = text("Grund der Verschiebung", 1000, 2,
                   hint="Nötig, wenn ein geplanter Tag nach hinten rückt. Der erste bleibt sichtbar.")


class TasksForm(SectionForm):
    list_name, row, list_title = "tasks", TaskRow, "Aufgaben"


class MoneyForm(SectionForm):
    list_name, row, list_title = "money", MoneyRow, "Geld nach Jahr und Quelle"
    budget = line("Mittel laut Konzept", 200, hint="Wie es im Konzept steht, zum Beispiel: bis zu 1.200 Euro im Jahr.")


class EffectForm(SectionForm):
    list_name, row, list_title = "outputs", OutputRow, "Gezählte Leistungen"
    input = text("Einsatz: Was geht hinein?", rows=2)
    output = text("Leistung: Was entsteht daraus?", rows=2)
    outcome = text("Ergebnis: Was ändert sich dadurch?", rows=2)
    impact = text("Wirkung: Was bringt das auf Dauer?", rows=2)


class BasisForm(SectionForm):
    list_name, row, list_title = "papers", PaperRow, "Ratsvorlagen"
    legal_basis = text("Rechtsgrundlage", rows=2)


class NotesForm(SectionForm):
    notes = text("Notizen", 20000, 8, hint="Nur für die Koordinierungsstelle. Keine Angaben über einzelne Personen.")


class VisibilityForm(SectionForm):
    public = forms.MultipleChoiceField(
        label="Alle sehen", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(name, LABELS[name]) for name in USUAL if name not in FIXED],
        help_text="Der Status ist immer öffentlich, Notizen sind es nie.")

    def fill(self) -> None:
        self.initial["public"] = sorted(public_names(self.initial.get("turned", "")) - FIXED)

    def values(self) -> dict[str, Any]:
        return {"public": self.cleaned_data["public"]}


FORMS: dict[str, type[SectionForm]] = {
    "stand": StandForm, "wer": WhoForm, "fuer-wen": ReachForm, "termine": DaysForm, "aufgaben": TasksForm,
    "geld": MoneyForm, "wirkung": EffectForm, "grundlage": BasisForm, "notizen": NotesForm,
    "sichtbarkeit": VisibilityForm,
}
"""Sections by the last part of their address."""
