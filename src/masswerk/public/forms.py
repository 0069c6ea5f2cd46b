"""What arrives from everybody's pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000


class BarrierForm(forms.Form):
    """A reported barrier; only what went wrong must be said."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Was ging nicht?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("Ein Satz genügt. Schreiben Sie in Ihrer Sprache."),
        error_messages={"required": _("Schreiben Sie in einem Satz, was nicht ging.")})
    page = forms.CharField(
        label=_("Auf welcher Seite war es?"), required=False, max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}), help_text=_("Die Adresse oder der Name der Seite."))
    email = forms.EmailField(
        label=_("E-Mail für die Antwort"), required=False, max_length=254, widget=forms.EmailInput(attrs={
            "autocomplete": "email", "dir": "ltr"}),
        help_text=_("Nur, wenn Sie eine Antwort möchten. Wir löschen die Adresse, sobald die Meldung erledigt ist."),
        error_messages={"invalid": _("Diese Adresse ist unvollständig. Ergänzen Sie sie, oder lassen Sie das Feld "
                                     "leer.")})
    homepage = forms.CharField(label=_("Bitte leer lassen"), required=False, widget=forms.TextInput(
        attrs={"autocomplete": "off", "tabindex": "-1"}))
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Dieses Feld bleibt leer; es hält Programme fern."))
        return ""
