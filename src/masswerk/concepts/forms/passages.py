"""What arrives about one passage."""

from __future__ import annotations

from django import forms

from masswerk.concepts.forms import fields
from masswerk.concepts.models import KINDS


class WordingForm(forms.Form):
    """One passage; `serial` is the wording the writer started from."""

    use_required_attribute = False

    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = fields.asked("Text", 10)
    kind = forms.ChoiceField(label="Art", choices=KINDS)
    number = forms.CharField(label="Nummer", required=False, max_length=40,
                             widget=forms.TextInput(attrs={"placeholder": "wird gezählt"}))
    serial = forms.IntegerField(min_value=0)


class AddForm(forms.Form):
    """A new passage and where it stands; `key` is made with the form, so that sending it twice adds one."""

    use_required_attribute = False

    kind = forms.ChoiceField(label="Art", choices=KINDS, initial="text")
    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = fields.asked("Text", 8)
    where = forms.ChoiceField(label="Wo soll sie stehen?", widget=forms.RadioSelect)
    key = forms.RegexField(r"^[a-z0-9]{10}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, places: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["where"].choices = list(places)  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """Another place in the tree."""

    use_required_attribute = False

    parent = fields.AskedField(label="Unter welches Element?")
    at = forms.ChoiceField(label="An welche Stelle dort?", choices=[("last", "ans Ende"), ("first", "an den Anfang")])

    def __init__(self, *args: object, parents: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["parent"].choices = [("", "ganz oben im Konzept"), *parents]  # type: ignore[attr-defined]


class BelongForm(forms.Form):
    """What else a passage belongs to."""

    fields_ = forms.MultipleChoiceField(label="Weitere Handlungsfelder", required=False,
                                        widget=forms.CheckboxSelectMultiple)
    themes = forms.MultipleChoiceField(label="Querschnittsthemen", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, fields: fields.Choices, themes: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["fields_"].choices = list(fields)  # type: ignore[attr-defined]
        self.fields["themes"].choices = list(themes)  # type: ignore[attr-defined]


class TranslateForm(forms.Form):
    """A passage in another language or form.

    rendered: hash of the German wording the translator sees; before: hash of the translation they started from
    """

    use_required_attribute = False

    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = fields.asked("Text", 10)
    rendered = forms.CharField(max_length=64)
    before = forms.CharField(max_length=64, required=False)


class ErratumForm(forms.Form):
    """A dated correction of an adopted edition."""

    dated = fields.day("Tag der Berichtigung")
    note = forms.CharField(label="Was wird berichtigt?", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
                           help_text="Ein Satz, zum Beispiel: Der Anteil war falsch übertragen.")
    text = fields.text("So lautet die Stelle richtig", 5, help_text="Der beschlossene Text bleibt daneben sichtbar.")
