"""What is asked of one measure when its concept is revised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from masswerk.measures.forms.fields import chosen, text
from masswerk.measures.models import Fate


class FateForm(forms.Form):
    """What becomes of it. Measures it may be merged into are given with the form."""

    fate = forms.ChoiceField(label="Verbleib", choices=Fate.choices, widget=forms.RadioSelect)
    reason = text("Grund", 2000, 2, hint="Nötig, wenn die Maßnahme entfällt.")
    into = chosen("Geht weiter in", empty="keine")

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", "keine"), *others]  # type: ignore[attr-defined]
