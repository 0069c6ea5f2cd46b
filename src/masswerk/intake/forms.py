"""What arrives from the pages of reading in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug

from masswerk.concepts.models import KINDS, Concept, Edition
from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.models import Proposal
from masswerk.measures.models import Status

ACCEPTED = ".pdf,.docx,.odt,.md,.html,.htm,.txt"
Target = tuple[Concept | None, Edition | None, str]
CHOOSABLE_KINDS = [(kind, word) for kind, word in KINDS if kind != Kind.CONCEPT]


class UploadForm(forms.Form):
    """One document."""

    file = forms.FileField(
        label="Dokument", help_text="PDF, Word (.docx), LibreOffice (.odt), Markdown, HTML oder Text, bis 200 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": "Wählen Sie eine Datei aus.",
                        "empty": "Die Datei ist leer. Wählen Sie eine andere."})


class DetailsForm(forms.Form):
    """What an element is: kind, number, heading; for measures status and lead."""

    kind = forms.ChoiceField(label="Art", choices=CHOOSABLE_KINDS)
    label = forms.CharField(label="Nummer", required=False, max_length=60)
    title = forms.CharField(label="Überschrift", required=False, max_length=500)
    status = forms.ChoiceField(label="Stand", required=False, choices=[("", "nicht genannt"), *Status.choices])
    lead = forms.CharField(label="Federführung", required=False, max_length=300)

    @classmethod
    def of(cls, proposal: Proposal) -> DetailsForm:
        """The form as an element stands."""
        form = cls(auto_id=f"b{proposal.pk}_%s", initial={
            "kind": proposal.kind, "label": proposal.label, "title": proposal.title if proposal.heading else "",
            "status": proposal.attrs.get("status", ""), "lead": proposal.attrs.get("lead", "")})
        if proposal.kind != Kind.MEASURE:
            del form.fields["status"], form.fields["lead"]
        if proposal.is_root:
            del form.fields["kind"], form.fields["label"]
        for each in form.fields.values():
            each.widget.attrs["class"] = "mw-field"
        return form


class LinesForm(forms.Form):
    """Chosen lines and the reason for leaving them out."""

    reason = forms.CharField(label="Grund", required=False, max_length=200,
                             help_text="Zum Beispiel: Seitenkopf, Verzeichnis, Aktenzeichen.")


class AcceptForm(forms.Form):
    """What the document becomes: a new concept, or an edition of one that exists.

    targets: choice to (concept, edition it revises, word); None for a new concept, and for no revision
    """

    where = forms.ChoiceField(label="Was entsteht daraus?", widget=forms.RadioSelect)
    concept_title = forms.CharField(label="Titel des neuen Konzepts", required=False, max_length=300,
                                    help_text="Nur nötig, wenn Sie oben „Neues Konzept“ wählen.")
    concept_slug = forms.CharField(
        label="Adresse des neuen Konzepts", required=False, max_length=80, validators=[validate_slug],
        help_text="Steht in der Adresszeile, zum Beispiel integrationskonzept.")
    title = forms.CharField(label="Titel der Fassung", max_length=200, help_text="Zum Beispiel: Fassung 2016.")
    key = forms.CharField(label="Kennung der Fassung", max_length=40, validators=[validate_slug],
                          help_text="Steht in der Adresszeile, meist das Jahr.")
    losses_known = forms.BooleanField(required=False, label="Diese Zeilen sollen nicht in die Fassung.")

    NEW = "neu"

    def __init__(self, *args: Any, concepts: list[Concept], editions: list[Edition], nowhere: int,
                 **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets: dict[str, Target] = {self.NEW: (None, None, "Ein neues Konzept")}
        for edition in editions:
            concept = edition.concept
            self.targets[f"f{edition.pk}"] = (concept, edition, f"{concept}: schreibt „{edition}“ fort")
        for concept in concepts:
            self.targets[f"k{concept.pk}"] = (concept, None, f"{concept}: Fassung, die für sich steht")
        choice = self.fields["where"]
        choice.choices = [(key, word) for key, (_, _, word) in self.targets.items()]  # type: ignore[attr-defined]
        choice.initial = next((key for key in self.targets if key != self.NEW), self.NEW)
        if not concepts:
            self._only_new()
        if not nowhere:
            del self.fields["losses_known"]

    def _only_new(self) -> None:
        """Where there is nothing to choose, nothing is asked."""
        self.fields["where"].widget = forms.HiddenInput()
        for name in ("concept_title", "concept_slug"):
            self.fields[name].required = True
        self.fields["concept_title"].label, self.fields["concept_title"].help_text = "Titel des Konzepts", ""
        self.fields["concept_slug"].label = "Adresse des Konzepts"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("where") == self.NEW:
            for name in ("concept_title", "concept_slug"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Ein neues Konzept braucht diese Angabe.")
        return data


class MoveForm(forms.Form):
    """Where an element goes: below another, at a place."""

    below = forms.ChoiceField(label="Gehört zu", widget=forms.Select(attrs={"size": 12}))
    place = forms.ChoiceField(label="Stelle", choices=[("1", "als erstes"), ("1000000", "als letztes")],
                              initial="1000000", widget=forms.RadioSelect)

    def __init__(self, *args: Any, targets: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["below"].choices = [(str(pk), word) for pk, word in targets]  # type: ignore[attr-defined]
