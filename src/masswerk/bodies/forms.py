"""What arrives from the settings of a body."""

from __future__ import annotations

from typing import Any

from django import forms

from masswerk.bodies.models import LICENCES, Body

MARKDOWN = "## Überschrift · - Liste · **fett** · zwei Leerzeichen am Ende einer Zeile: neue Zeile"


class _Settings(forms.Form):
    """Fields are named as those of `Body`; `version` is that of the settings the writer started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, body: Body, data: Any = None) -> forms.Form:
        """The form with what the body says now."""
        return cls(data, initial={name: getattr(body, name) for name in cls.base_fields})

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned settings without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _long(label: str, help_text: str = "", rows: int = 18) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=100_000, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": rows}))


class AppearanceForm(_Settings):
    """How the body presents itself."""

    name = forms.CharField(label="Name", max_length=200)
    tagline = forms.CharField(label="Leitsatz", required=False, max_length=200,
                              help_text="Steht im Kopf jeder Seite unter dem Namen.")
    lead = _long("Einleitung der Startseite", "Zwei bis drei Sätze: wofür das Konzept da ist und wen es angeht.", 4)
    accent = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$", label="Farbe", required=False, max_length=7,
        help_text="Wie #2044aa. Sie erscheint als Streifen über jeder Seite und braucht auf Weiß einen Kontrast "
                  "von 4,5 zu 1.", error_messages={"invalid": "Schreiben Sie die Farbe als # mit sechs Stellen."})
    licence = forms.ChoiceField(label="Lizenz der offenen Daten", choices=[(k, v[0]) for k, v in LICENCES.items()],
                                help_text="Unter ihr dürfen alle das Konzept weiterverwenden.")
    mail_sender = forms.EmailField(label="Absender von Nachrichten", required=False,
                                   help_text="Ohne Angabe gilt der Absender der Anwendung.")


class LogoForm(forms.Form):
    """The picture in the head of every page."""

    use_required_attribute = False

    file = forms.FileField(
        label="Logo", help_text="PNG, JPEG oder WebP, höchstens 5 MB, am besten mit durchsichtigem Grund. Es steht auf "
                                "Weiß, 46 Bildpunkte hoch.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={"required": "Wählen Sie ein Bild aus."})


class LegalForm(_Settings):
    """One of the pages a public authority must have; `text` is the field of `Body` that holds it."""

    text = ""


class ImprintForm(LegalForm):
    """Who offers these pages."""

    text = "imprint"
    imprint = _long("Impressum", MARKDOWN)


class PrivacyForm(LegalForm):
    """What happens to personal data."""

    text = "privacy_notice"
    privacy_notice = _long("Datenschutz", MARKDOWN)


class AccessibilityForm(LegalForm):
    """How accessible the pages are, and whom to tell where they are not."""

    text = "accessibility_statement"
    accessibility_statement = _long("Erklärung zur Barrierefreiheit", MARKDOWN)
    barrier_contact = forms.EmailField(label="Wer Meldungen über Barrieren bekommt", required=False,
                                       help_text="E-Mail-Adresse")
    sign_language_url = forms.URLField(label="Video in Deutscher Gebärdensprache", required=False,
                                       assume_scheme="https", help_text="Adresse einer Seite, die das Video zeigt")
