"""What arrives from everybody's pages of participation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from masswerk.concepts.forms.fields import AskedText
from masswerk.participation.rules import codes
from masswerk.participation.rules.personal import Kind, find
from masswerk.participation.rules.said import LONGEST
from masswerk.participation.words import LANGUAGES

NOTE, WORDING = "note", "wording"


def _long(rows: int, **attrs: str) -> forms.Textarea:
    # no maxlength: a browser would cut off what is pasted without a word
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "data-count": LONGEST, **attrs})


class ContributionForm(forms.Form):
    """A remark, or another wording for a passage; only one of the two must be filled in.

    before:  title and text of the passage as laid out; None for the whole concept
    is_used: something else was kept under its ticket
    asked:   was told once what in it points at people
    """

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Was möchten Sie tun?"), widget=forms.RadioSelect, initial=NOTE, choices=[
        (NOTE, _("Etwas anmerken")), (WORDING, _("Eine andere Formulierung vorschlagen"))])
    title = AskedText(label=_("Überschrift"), strip=False, widget=forms.TextInput(
        attrs={"dir": "auto"}))
    wording = AskedText(label=_("Ihr Wortlaut"), strip=False, widget=_long(6), help_text=_(
        "Ändern Sie den Text, wie er stehen soll. Die Markierung machen wir."))
    text = AskedText(label=_("Ihre Anmerkung"), strip=False, widget=_long(6))
    language = forms.ChoiceField(label=_("Sprache Ihres Beitrags"), required=False, choices=[
        ("", _("erkennen wir selbst")), *LANGUAGES.items()], help_text=_(
        "Schreiben können Sie in jeder Sprache, auch in einer, die hier nicht steht."))
    email = forms.EmailField(label=_("E-Mail für die Antwort"), required=False, max_length=254, error_messages={
        "invalid": _("Diese Adresse ist unvollständig. Ergänzen Sie sie, zum Beispiel „name@beispiel.de“, oder lassen "
                     "Sie das Feld leer.")})
    may_publish = forms.BooleanField(label=_("Mein Beitrag darf ohne Namen veröffentlicht werden."), required=False,
                                     initial=True)
    homepage = forms.CharField(label=_("Bitte leer lassen"), required=False, widget=forms.TextInput(
        attrs={"autocomplete": "off", "tabindex": "-1"}))
    asked = forms.BooleanField(required=False, widget=forms.HiddenInput)
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, before: tuple[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        self.is_used = False
        if before is None:
            for name in ("kind", "title", "wording"):
                del self.fields[name]
            return
        title, text = before
        self.fields["title"].initial, self.fields["wording"].initial = title, text
        for name, given in (("title", title), ("wording", text)):
            if not given:
                del self.fields[name]

    @property
    def is_wording(self) -> bool:
        """True where another wording is proposed."""
        return self.before is not None and self.data.get("kind") == WORDING

    @property
    def proposed(self) -> tuple[str, str]:
        """Title and text as they should read."""
        title, text = self.before or ("", "")
        given = [self.data.get(name, was) if name in self.fields else was
                 for name, was in (("title", title), ("wording", text))]
        return _typed(given[0]).strip(), _typed(given[1]).strip()

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Dieses Feld bleibt leer; es hält Programme fern."))
        return ""

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for name in ("text", "wording"):
            self._check_length(name)
        if self.is_wording:
            before = tuple(part.strip() for part in self.before or ("", ""))
            if self.proposed == before:
                field = "wording" if "wording" in self.fields else "title"
                self.add_error(field, _("Sie haben am Text noch nichts geändert. Schreiben Sie ihn so, wie er stehen "
                                        "soll, oder wählen Sie „Etwas anmerken“."))
        elif "text" not in self.errors and not data.get("text", "").strip():
            self.add_error("text", _("Der Beitrag ist noch leer. Schreiben Sie, was Sie anmerken möchten."))
        return data

    def _check_length(self, name: str) -> None:
        length = len(_typed(self.cleaned_data.get(name, "")))
        if length > LONGEST:
            self.add_error(name, _("Der Text hat {length} Zeichen; möglich sind {longest}. Kürzen Sie ihn, oder "
                                   "senden Sie ihn in zwei Teilen.").format(length=length, longest=LONGEST))

    def said(self) -> str:
        """The words of the contribution: what was remarked, else the proposed wording."""
        return _typed(self.cleaned_data["text"]).strip() or "\n\n".join(part for part in self.proposed if part)

    def pointing(self) -> list[tuple[Kind, str]]:
        """What everybody would read that points at people, with its words; nothing where it stays internal."""
        if not self.cleaned_data["may_publish"]:
            return []
        texts = [self.said(), *(self.proposed if self.is_wording else ())]
        before = " ".join(self.before or ())
        found = [(one.kind, text[one.start:one.end]) for text in texts for one in find(text)]
        return list(dict.fromkeys(pair for pair in found if pair[1] not in before))


class CodeForm(forms.Form):
    """A receipt code; the ticket makes guessing costly."""

    use_required_attribute = False

    code = forms.CharField(label=_("Quittungscode"), max_length=80, help_text=_(
        "28 Zeichen in sieben Gruppen. Groß oder klein, mit oder ohne Striche."), error_messages={
            "required": _("Geben Sie den Code ein, der auf Ihrer Quittung steht.")}, widget=forms.TextInput(attrs={
                "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}))
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if codes.read(typed) is None:
            raise forms.ValidationError(_("Der Code enthält einen Schreibfehler. Vergleichen Sie ihn Zeichen für "
                                          "Zeichen mit Ihrer Quittung."))
        return typed


class InvitedForm(forms.Form):
    """The secret of an invitation to contribute."""

    secret = forms.CharField(label=_("Code aus Ihrer Einladung"), max_length=200, widget=forms.TextInput(
        attrs={"autocomplete": "off", "dir": "ltr"}))


def _typed(text: str) -> str:
    """Line ends as one sign: browsers send two."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
