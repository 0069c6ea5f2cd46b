"""What arrives about what became of an element."""

from __future__ import annotations

from django import forms

from masswerk.concepts.forms import fields

FEWEST_PARTS, MOST_PARTS, MORE_PARTS = 3, 30, 3
"""Places offered for a split element: at first, at most, and with each "Weitere Stelle angeben"."""


class RemoveForm(forms.Form):
    """What becomes of a passage that is taken out of a revision."""

    use_required_attribute = False

    fate = forms.ChoiceField(label="Was wird aus dem Inhalt?", widget=forms.RadioSelect, choices=[
        ("dropped", "Er entfällt"), ("merged", "Er ist in eine andere Textstelle eingegangen"),
        ("later", "Das sage ich später")])
    reason = fields.asked("Begründung", 3, help_text="Nur wenn er entfällt. Die Begründung ist öffentlich.")
    into = fields.AskedField(label="Eingegangen in")
    keep_below = forms.BooleanField(label="Was darunter steht, kommt mit dorthin", required=False)

    def __init__(self, *args: object, targets: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["into"].choices = [("", "Bitte wählen"), *targets]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        data = self.cleaned_data
        if data.get("fate") == "dropped" and not data.get("reason"):
            self.add_error("reason", "Schreiben Sie, warum die Textstelle entfällt.")
        if data.get("fate") == "merged" and not data.get("into"):
            self.add_error("into", "Wählen Sie, in welche Textstelle der Inhalt eingegangen ist.")
        return data


class FateForm(forms.Form):
    """What became of an element of the edition before.

    parts: how many places a split one may be given; the first is `target`, the others `part2`, `part3`, …
    """

    use_required_attribute = False

    relation = forms.ChoiceField(label="Verbleib", widget=forms.RadioSelect, choices=[
        ("continued", "fortgeführt: steht im Entwurf, auch wenn der Wortlaut anders ist"),
        ("merged", "zusammengeführt: ging mit anderen in einer Textstelle auf"),
        ("split", "geteilt: steht jetzt an mehreren Stellen"),
        ("dropped", "entfallen")])
    target = fields.AskedField(label="Steht jetzt in")
    reason = fields.asked("Begründung", 3, help_text="Nötig, wenn das Element entfällt. Sie ist öffentlich.")

    def __init__(self, *args: object, targets: fields.Choices, parts: int = FEWEST_PARTS, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "–"), *targets]
        self.further = [f"part{number}" for number in range(2, min(parts, MOST_PARTS) + 1)]
        for name in self.further:
            self.fields[name] = fields.AskedField(label="und in")
        for name in ("target", *self.further):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields for the parts behind the first."""
        return [self[name] for name in self.further]

    def targets(self) -> list[str]:
        """Keys of the chosen elements, each once, in order; none where the element is dropped."""
        data = self.cleaned_data
        names = {"split": ("target", *self.further), "dropped": ()}.get(data["relation"], ("target",))
        return list(dict.fromkeys(data[name] for name in names if data[name]))


class OriginForm(forms.Form):
    """Where an element of the draft came from: it is new, or continues one of the edition before."""

    use_required_attribute = False

    origin = fields.AskedField(label="Führt fort")

    def __init__(self, *args: object, origins: fields.Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["origin"].choices = [("", "nichts: Es ist neu"), *origins]  # type: ignore[attr-defined]
