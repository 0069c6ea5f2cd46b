"""What the tests of components render with."""

from __future__ import annotations

from django import forms
from django.template import Context, Template

EVIL = '"><script>alert(1)</script>'


EVIL_ESCAPED = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


class Idea(forms.Form):
    title = forms.CharField(label="Titel", help_text="Kurz.", max_length=5)
    reason = forms.CharField(label="Grund", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Einverstanden", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Anmerkung"), ("b", "Vorschlag")], widget=forms.RadioSelect)
