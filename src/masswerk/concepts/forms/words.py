"""What arrives about the glossary."""

from __future__ import annotations

from django import forms

from masswerk.concepts.forms import fields
from masswerk.concepts.models import Language

TERM_LANGUAGES = (Language.SIMPLE, Language.ENGLISH, Language.ARABIC)
"""Languages a word can be explained in besides German; the short form uses the German explanation."""


class TermForm(forms.Form):
    """A word with its explanation, and both in other languages."""

    term = forms.CharField(label="Begriff", max_length=120)
    variants = forms.CharField(label="Weitere Schreibweisen", required=False, max_length=500,
                               help_text="Durch Komma getrennt, zum Beispiel: Lotsin, Lotsen.")
    explanation = fields.text("Erklärung", 3, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for code in TERM_LANGUAGES:
            self.fields[f"term_{code}"] = forms.CharField(label="Begriff", required=False, max_length=120)
            self.fields[f"explanation_{code}"] = fields.text("Erklärung", 2)

    @property
    def languages(self) -> list[tuple[str, str, str, forms.BoundField, forms.BoundField]]:
        """Each further language: code, name, direction, field of the term, field of the explanation."""
        return [(code, str(Language(code).label), "rtl" if code == Language.ARABIC else "ltr", self[f"term_{code}"],
                 self[f"explanation_{code}"]) for code in TERM_LANGUAGES]

    def renditions(self) -> dict[str, dict[str, str]]:
        """What was written in further languages; languages without a word are left out."""
        given = {code: {part: self.cleaned_data[f"{part}_{code}"] for part in ("term", "explanation")}
                 for code in TERM_LANGUAGES}
        return {code: {part: text for part, text in said.items() if text}
                for code, said in given.items() if any(said.values())}

    def spellings(self) -> list[str]:
        """The other spellings, each once."""
        given = (part.strip() for part in self.cleaned_data["variants"].split(","))
        return list(dict.fromkeys(part for part in given if part))
