"""What arrives about a concept or an edition as a whole."""

from __future__ import annotations

from django import forms

from masswerk.concepts.forms import fields


class FoundForm(forms.Form):
    """A new concept."""

    title = forms.CharField(label="Titel des Konzepts", max_length=300)
    slug = fields.slug("Adresse", 80, "Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")
    summary = fields.text("Worum geht es?", 3, help_text="Zwei Sätze für die Startseite.")


class EditionForm(forms.Form):
    """A new edition: empty, or written forward from another."""

    title = forms.CharField(label="Titel der Fassung", max_length=200, help_text="Zum Beispiel: Entwurf 2031.")
    key = fields.slug("Kennung", 40, "Steht in der Adresszeile, meist das Jahr.")


class RenameForm(forms.Form):
    """Title and introduction of a draft."""

    title = forms.CharField(label="Titel der Fassung", max_length=200)
    lead = fields.text("Einleitung", 4, help_text="Steht auf der ersten Seite über dem Inhalt.")


class AdoptForm(forms.Form):
    """Who decided, when, and by which paper. All may be empty here, because the rules say what is missing."""

    decided_by = forms.CharField(label="Gremium", required=True, max_length=200, help_text="Zum Beispiel: Kreistag.")
    decided_on = fields.day("Tag des Beschlusses")
    paper = forms.CharField(label="Drucksache", max_length=120, help_text="Nummer oder Bezeichnung des Beschlusses.")
    sure = forms.BooleanField(label="Ich habe verstanden: Danach kann niemand den Text mehr ändern.")


class InterfaceForm(forms.Form):
    """How two fields touch."""

    source = forms.ChoiceField(label="Handlungsfeld")
    target = forms.ChoiceField(label="berührt Handlungsfeld")
    note = forms.CharField(label="Worin?", max_length=300)

    def __init__(self, *args: object, fields: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("source", "target"):
            self.fields[name].choices = [("", "Bitte wählen"), *fields]  # type: ignore[attr-defined]
