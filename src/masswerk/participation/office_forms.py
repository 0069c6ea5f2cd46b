"""What arrives from the office's pages about procedures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug

from masswerk.participation.models import Access, Moderation, Procedure
from masswerk.participation.rules.phases import Days

LANGUAGES = [("de", "Deutsch"), ("de-simple", "Leichte Sprache"), ("en", "Englisch"), ("ar", "Arabisch")]
RESERVED = frozenset({"code", "neu"})
DAYS = ("inform_on", "contribute_from", "contribute_until", "weigh_until", "answer_on")


def _text(label: str, help_text: str, rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20_000, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": rows}))


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=required, help_text=help_text,
                           widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class ProcedureForm(forms.Form):
    """What a procedure says of itself, its days, and who may contribute."""

    use_required_attribute = False

    title = forms.CharField(label="Titel", max_length=200, help_text="Zum Beispiel: Fortschreibung 2026.")
    lead = _text("Worum geht es?", "Zwei Sätze, die über dem Entwurf stehen.", 3)
    inform_on = _day("Bekannt ab")
    contribute_from = _day("Beiträge ab")
    contribute_until = _day("Beiträge bis", help_text="Einschließlich dieses Tages.")
    weigh_until = _day("Abwägung bis", required=False)
    answer_on = _day("Antworten am", required=False, help_text="Ab diesem Tag gilt die Beteiligung als beantwortet.")
    access = forms.ChoiceField(label="Wer kann beitragen?", widget=forms.RadioSelect, choices=Access.choices,
                               initial=Access.EVERYBODY)
    moderation = forms.ChoiceField(label="Wann sehen Sie Beiträge durch?", widget=forms.RadioSelect,
                                   choices=Moderation.choices, initial=Moderation.BEFORE)
    languages = forms.MultipleChoiceField(label="Sprachen der Formulare", widget=forms.CheckboxSelectMultiple,
                                          choices=LANGUAGES, initial=[code for code, _name in LANGUAGES],
                                          help_text="In diesen bieten wir Formular und Quittung an. Schreiben können "
                                          "alle in ihrer eigenen Sprache.")
    contact = _text("Lieber sprechen?", "Telefon, Anschrift, nächste Treffen: andere Wege, etwas beizutragen.", 3)
    privacy_notice = _text("Hinweis zum Datenschutz", "Was mit den Beiträgen geschieht, wer sie liest, wann sie "
                           "gelöscht werden. Ohne eigenen Text steht dort unser Muster.", 5)

    def days(self) -> Days:
        """The days of its phases."""
        return Days(*[self.cleaned_data[name] for name in DAYS])

    def facts(self) -> dict[str, Any]:
        """What the actions take, without the draft and its address."""
        names = ("title", "lead", "access", "moderation", "languages", "contact", "privacy_notice")
        return {name: self.cleaned_data[name] for name in names} | {"days": self.days()}

    @classmethod
    def stored(cls, procedure: Procedure) -> dict[str, Any]:
        """What a procedure says now."""
        return {name: getattr(procedure, name) for name in cls.base_fields}


class OpenForm(ProcedureForm):
    """A new procedure on a draft."""

    edition = forms.ChoiceField(label="Entwurf")
    slug = forms.CharField(label="Adresse", max_length=60, validators=[validate_slug],
                           help_text="Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")

    field_order = ["edition", "title", "slug"]

    def __init__(self, *args: Any, editions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = editions  # type: ignore[attr-defined]

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED:
            raise forms.ValidationError("Diese Adresse ist vergeben. Wählen Sie eine andere.")
        return slug


class HideForm(forms.Form):
    """Why a contribution stays internal."""

    use_required_attribute = False

    reason = forms.CharField(label="Grund", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text="Steht für die Person unter ihrem Code.")


class BlackenForm(forms.Form):
    """Words to be covered wherever they stand in a contribution."""

    use_required_attribute = False

    words = forms.CharField(label="Andere Wörter", required=False, max_length=200, help_text=(
        "Genau so, wie sie im Text stehen. Sie werden überall geschwärzt, wo sie vorkommen."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}))


class InviteForm(forms.Form):
    """Until when the link of an invitation holds."""

    until = _day("Der Link gilt bis")
