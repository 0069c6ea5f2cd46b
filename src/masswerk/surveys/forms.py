"""What arrives from the pages of surveys."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from masswerk.concepts.forms import fields
from masswerk.surveys.rules.forms import MULTIPLE, SCALE, SINGLE, TEXT, Asked, language_of, said
from masswerk.surveys.showing import direction_of


class SurveyForm(forms.Form):
    """What a survey is about, and when."""

    title = forms.CharField(label="Titel", max_length=200)
    lead = fields.text("Worum geht es?", 3, help_text="Steht über den Fragen.")
    opens_on = fields.day("Erster Tag")
    closes_on = fields.day("Letzter Tag")


class MakeForm(SurveyForm):
    """A new survey."""

    procedure = forms.ChoiceField(label="Zu welcher Beteiligung?", help_text="Freie Antworten werden dort abgewogen.")
    slug = fields.slug("Adresse", 60, "Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")

    def __init__(self, *args: Any, procedures: fields.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["procedure"].choices = list(procedures)  # type: ignore[attr-defined]


class QuestionsForm(forms.Form):
    """Questions as lines, or as an XLSForm file."""

    lines = fields.text("Fragen", 14, help_text="Eine Frage je Absatz. Darunter mit Strich die Antworten. Am Ende der "
                        "Frage: (mehrere) für mehrere Antworten, (1-5) für eine Skala, ohne Antworten freier Text. "
                        "Ein * am Anfang macht die Frage zur Pflicht.")
    file = forms.FileField(label="oder XLSForm-Datei", required=False, help_text="Eine Excel-Datei mit den Blättern "
                           "survey und choices.")


class ScaleField(forms.ChoiceField):
    """Steps of a scale; a page shows them side by side."""

    is_scale = True


class ResponseForm(forms.Form):
    """A sheet: one field for each question, in the reader's language."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    answer = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    homepage = forms.CharField(label=_("Bitte leer lassen"), required=False, max_length=200,
                               widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args: Any, questions: list[Asked], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.language = questions, language
        for question in questions:
            self.fields[f"f_{question.name}"] = _field(question, language_of(question, language))

    @property
    def asked(self) -> list[tuple[BoundField, str, str]]:
        """The fields of the questions in order, each with the language of its words and its direction."""
        return [(self[f"f_{question.name}"], tag, direction_of(tag))
                for question in self.questions for tag in [language_of(question, self.language)]]

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Dieses Feld bleibt leer; es hält Programme fern."))
        return ""

    @property
    def has_texts(self) -> bool:
        """True where something was written freely; known once the form is valid."""
        return any(self.cleaned_data.get(f"f_{row.name}") for row in self.questions if row.kind == TEXT)

    def given(self) -> dict[str, list[str]]:
        """What arrived, a list for each name."""
        found = {}
        for question in self.questions:
            value = self.cleaned_data.get(f"f_{question.name}")
            found[question.name] = value if isinstance(value, list) else [str(value or "")]
        return found


def _field(question: Asked, language: str) -> forms.Field:
    facts: dict[str, Any] = {"label": said(question.labels, language), "required": question.is_required,
                             "help_text": said(question.hints, language)}
    if question.kind == TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), max_length=20_000, **facts)
    if question.kind == SCALE:
        steps = [(str(step), str(step)) for step in range(question.lowest, question.highest + 1)]
        return ScaleField(choices=steps, widget=forms.RadioSelect, **facts)
    choices = [(name, said(question.choice_labels.get(name, {}), language) or name) for name in question.choices]
    if question.kind == MULTIPLE:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **facts)
    assert question.kind == SINGLE
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **facts)
