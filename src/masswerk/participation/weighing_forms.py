"""What arrives on the office's pages of weighing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from masswerk.concepts.forms.fields import AskedField, AskedText, asked
from masswerk.participation.models import Outcome, TextBlock
from masswerk.participation.weighing_places import Places, Spot

LONGEST_REASON = 10_000


class DecisionForm(forms.Form):
    """Outcome and public reason; `seen` is the count of the decision the clerk had before them."""

    use_required_attribute = False

    outcome = forms.ChoiceField(label="Entscheidung", choices=[("", "bitte wählen"), *Outcome.choices], error_messages={
        "required": "Wählen Sie, was mit der Aussage geschieht."})
    reason = asked("Öffentliche Begründung", 5)
    passed_to = AskedText(label="Weitergeleitet an", max_length=200,
                          help_text="Nur bei „weitergeleitet“: welche Stelle die Aussage bekommt.")
    measure = AskedField(label="Maßnahme", help_text="Nur bei „wird Maßnahme“.")
    new_measure = AskedText(label="Oder neue Maßnahme", max_length=300,
                            help_text="Ihr Titel. Sie steht dann als Idee im Entwurf.")
    seen = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, measures: Iterable[Spot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "keine"), *((str(spot.element), str(spot)) for spot in measures)]
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """What is still to be cleared before a decision is confirmed."""

    use_required_attribute = False

    question = AskedText(label="Rückfrage", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class TextBlockForm(forms.Form):
    """A reason that is needed often."""

    use_required_attribute = False

    title = forms.CharField(label="Name", max_length=120, help_text="Nur Sie sehen ihn, zum Beispiel „Land zuständig“.")
    outcome = forms.ChoiceField(label="Für welche Entscheidung?", required=False,
                                choices=[("", "für alle"), *Outcome.choices])
    text = forms.CharField(label="Text", max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 5}))


class FilterForm(forms.Form):
    """The filters of the table; they stand in the address."""

    suche = forms.CharField(label="Suchen", required=False, max_length=100,
                            widget=forms.TextInput(attrs={"type": "search"}))
    absatz = forms.ChoiceField(label="Absatz", required=False)
    entscheidung = forms.ChoiceField(label="Entscheidung", required=False)
    eingang = forms.ChoiceField(label="Eingang", required=False)
    von = forms.ChoiceField(label="Organisation", required=False)
    sortierung = forms.ChoiceField(label="Reihenfolge", required=False)
    pruefen = forms.BooleanField(label="nur „bitte prüfen“", required=False)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, known in choices.items():
            self.fields[name].choices = known  # type: ignore[attr-defined]
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "mw-field"
        if len(choices["von"]) < 2:
            del self.fields["von"]


def block_choices(blocks: Iterable[TextBlock]) -> list[tuple[str, str]]:
    """Text blocks as choices; those for one outcome say so."""
    return [(str(block.pk), f"{block.title} ({Outcome(block.outcome).label})" if block.outcome else block.title)
            for block in blocks]


def place_choices(places: Places, *, with_none: bool = True) -> list[tuple[str, str]]:
    """The places of a draft as choices, indented by depth."""
    listed = [(spot.key, f"{' ' * 3 * spot.depth}{spot}") for spot in places]
    return [("", "alle"), ("ohne", "ohne Zuordnung"), ("entfallen", "entfallene Absätze"), *listed] \
        if with_none else listed
