"""What arrives from the pages of organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from masswerk.concepts.forms import fields
from masswerk.network.actions import ContactFacts, ProfileFacts
from masswerk.network.models import Contact, Person, Profile, Sort
from masswerk.network.rules.entries import default_keep_until
from masswerk.network.rules.languages import LANGUAGES

NAMES = tuple(ProfileFacts.__slots__)


class PartnerForm(forms.Form):
    """What a partner says of its own organisation."""

    short_name = forms.CharField(label="Kurzname", max_length=60, required=False, help_text="Zum Beispiel: AWO.")
    website = forms.URLField(label="Website", max_length=200, required=False, assume_scheme="https")
    offers = fields.text("Angebote", 4, help_text="Was bieten Sie wem? In Worten, die auch Ratsuchende verstehen.")
    street = forms.CharField(label="Straße und Hausnummer", max_length=200, required=False)
    postcode = forms.RegexField(r"^\d{5}$", label="PLZ", max_length=5, required=False,
                                error_messages={"invalid": "Eine Postleitzahl hat fünf Ziffern."})
    town = forms.CharField(label="Ort", max_length=120, required=False)
    mail = forms.EmailField(label="E-Mail", required=False, help_text="Eine Adresse der Stelle, nicht einer Person.")
    phone = forms.CharField(label="Telefon", max_length=60, required=False)
    opening_hours = fields.text("Öffnungszeiten", 4, help_text="Eine Zeile für jede Zeit, zum Beispiel: Montag bis "
                                "Donnerstag 9 bis 15 Uhr.")
    languages = forms.MultipleChoiceField(
        label="Sprachen", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(code, language.german) for code, language in LANGUAGES.items()])
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def facts(self, before: Profile | None = None) -> ProfileFacts:
        """What was entered; what this form does not ask stays as it is."""
        kept = stored(before) if before else {}
        given = {name: value for name, value in self.cleaned_data.items() if name in NAMES}
        return ProfileFacts(**{**kept, **given, "languages": tuple(self.cleaned_data["languages"])})


class ProfileForm(PartnerForm):
    """What the office says of an organisation."""

    field_order = ("name", "short_name", "sort", "offers", "topics")

    name = forms.CharField(label="Name", max_length=200, help_text="Wie auf dem Briefkopf.")
    sort = forms.ChoiceField(label="Art", choices=Sort.choices)
    topics = forms.MultipleChoiceField(label="Handlungsfelder", required=False, widget=forms.CheckboxSelectMultiple)
    note = fields.text("Notiz", 3, help_text="Nur für die Koordinierungsstelle.")
    is_public = forms.BooleanField(label="Im öffentlichen Verzeichnis zeigen", required=False)

    def __init__(self, *args: Any, topics: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(str(key), name) for key, name in topics.items()]  # type: ignore[attr-defined]


def stored(profile: Profile) -> dict[str, Any]:
    """What is kept of an organisation, to start from."""
    shared = {name: getattr(profile.organisation, name) for name in ("name", "short_name", "website")}
    own = {name: getattr(profile, name) for name in NAMES if name not in shared}
    return {**shared, **own}


class ContactForm(forms.Form):
    """Whom to reach."""

    person = forms.ChoiceField(label="Person", required=False, help_text="Wer schon woanders eine Aufgabe hat, wird "
                               "hier gewählt und nur einmal geführt.")
    name = forms.CharField(label="Name", max_length=150, required=False)
    function = forms.CharField(label="Funktion", max_length=200, required=False,
                               help_text="Zum Beispiel: Leitung Migrationsberatung.")
    mail = forms.EmailField(label="E-Mail", required=False)
    phone = forms.CharField(label="Telefon", max_length=60, required=False)
    purpose = forms.CharField(label="Wozu brauchen wir die Angaben?", max_length=300)
    keep_until = fields.day("Löschen am", "Vorher erinnern wir Sie: Dann prüfen Sie, ob alles noch stimmt.")
    is_public = forms.BooleanField(label="Öffentlich zeigen", required=False)
    agreed_on = forms.DateField(label="Einverstanden seit", required=False, help_text="Nötig, wenn der Kontakt "
                                "öffentlich wird.", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, persons: dict[str, Person] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persons = persons or {}
        if self.persons:
            self.fields["person"].choices = [  # type: ignore[attr-defined]
                ("", "neue Person"), *((key, person.name) for key, person in self.persons.items())]
        else:
            del self.fields["person"]
            self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        """A name, unless somebody known is chosen."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("name", "").strip() and not data.get("person"):
            self.add_error("name", "Tragen Sie einen Namen ein.")
        return data

    @property
    def chosen(self) -> Person | None:
        """Somebody who is known already."""
        return self.persons.get(self.cleaned_data.get("person") or "")

    def facts(self) -> ContactFacts:
        """What was entered."""
        data = {name: self.cleaned_data[name] for name in ContactFacts.__slots__}
        if self.chosen is not None:
            data["name"] = self.chosen.name
        return ContactFacts(**data)

    @staticmethod
    def stored(contact: Contact | None, today: date) -> dict[str, Any]:
        """What is kept, to start from; a new contact is kept for two years."""
        if contact is None:
            return {"purpose": "Zusammenarbeit im Netzwerk", "keep_until": default_keep_until(today)}
        own = {name: getattr(contact, name) for name in ("function", "mail", "phone", "is_public", "agreed_on")}
        return {**own, "name": contact.person.name, "purpose": contact.person.purpose,
                "keep_until": contact.person.keep_until}


class MergeForm(forms.Form):
    """Which organisation is the same."""

    double = forms.ChoiceField(label="Ist dieselbe wie")

    def __init__(self, *args: Any, others: fields.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["double"].choices = list(others)  # type: ignore[attr-defined]


class PartnerAccountForm(forms.Form):
    """Who acts for an organisation."""

    account = forms.ChoiceField(label="Konto mit der Rolle Träger")

    def __init__(self, *args: Any, accounts: fields.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = list(accounts)  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """A table or address cards."""

    file = forms.FileField(label="Datei", help_text="Excel (.xlsx), LibreOffice (.ods), CSV oder vCard (.vcf), "
                           "höchstens 2.000 Zeilen.")
