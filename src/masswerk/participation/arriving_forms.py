"""What the office fills in where contributions arrive on paper, by mail or as files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from masswerk.participation.arriving_copy import Spot
from masswerk.participation.models import Channel
from masswerk.participation.rules.drafts import At, Draft, Person

ACCEPTED = ".docx,.odt,.eml,.xlsx,.ods,.csv,.pdf,.txt,.png,.jpg,.jpeg,.gif,.webp"
LANGUAGES = [("de", "Deutsch"), ("en", "Englisch"), ("ar", "Arabisch"), ("uk", "Ukrainisch"), ("ru", "Russisch"),
             ("fr", "Französisch"), ("fa", "Persisch"), ("tr", "Türkisch"), ("pl", "Polnisch")]
BY_HAND = [(code, Channel(code).label) for code in (
    Channel.LETTER, Channel.MAIL, Channel.PDF, Channel.WORD, Channel.BOARD, Channel.SPOKEN)]


class ArrivalForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Datei", widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="Zurückgesandter Entwurf (Word, LibreOffice), Mail (.eml), Tabelle (.xlsx, .ods, .csv), PDF oder "
                  "Bild eines Briefes, bis 40 MB.",
        error_messages={"required": "Wählen Sie eine Datei aus.", "empty": "Die Datei ist leer. Wählen Sie eine "
                        "andere."})


class EntryForm(forms.Form):
    """One contribution as the office enters it."""

    use_required_attribute = False

    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}), strip=False,
                           help_text="Im Wortlaut, bis 20.000 Zeichen. In Aussagen teilen Sie ihn danach.",
                           error_messages={"required": "Tippen Sie den Text ab, oder fügen Sie ihn ein."})
    channel = forms.ChoiceField(label="Weg", choices=BY_HAND)
    passage = forms.ChoiceField(label="Textstelle", required=False, help_text="Wenn es nur um eine geht.")
    received_on = forms.DateField(label="Eingegangen am", widget=forms.DateInput(
        attrs={"type": "date"}, format="%Y-%m-%d"))
    organisation = forms.CharField(label="Organisation", required=False, max_length=200,
                                   help_text="Zum Beispiel ein Beirat oder Verein. Sie steht öffentlich am Beitrag.")
    name = forms.CharField(label="Name", required=False, max_length=200,
                           help_text="Nur für die Antwort, verschlüsselt gespeichert, nie öffentlich.")
    email = forms.EmailField(label="E-Mail", required=False, max_length=254)
    address = forms.CharField(label="Anschrift", required=False, max_length=500,
                              widget=forms.Textarea(attrs={"rows": 3}))
    language = forms.ChoiceField(label="Sprache", choices=LANGUAGES, initial="de")
    may_publish = forms.BooleanField(label="Der Text darf veröffentlicht werden", required=False, initial=True)
    token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Iterable[Spot], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {spot.key: spot for spot in places}
        self.today = today
        self.fields["passage"].choices = [  # type: ignore[attr-defined]
            ("", "zum ganzen Konzept"), *((key, spot.name[:110]) for key, spot in self.places.items())]

    def clean_received_on(self) -> date:
        given: date = self.cleaned_data["received_on"]
        if given > self.today:
            raise forms.ValidationError("Dieser Tag liegt in der Zukunft.")
        return given

    def draft(self, key: str) -> Draft:
        """What was entered, as it is kept. key: what makes it the same when it arrives again."""
        data = self.cleaned_data
        spot = self.places.get(data["passage"])
        person = Person(data["name"], data["email"], data["address"])
        return Draft(
            text=data["text"].replace("\r\n", "\n").strip(), channel=data["channel"],
            at=(At(spot.element, spot.wording),) if spot else (), language=data["language"],
            may_publish=data["may_publish"], organisation=data["organisation"].strip(),
            person=person if person != Person() else None, received_on=data["received_on"], key=key)
