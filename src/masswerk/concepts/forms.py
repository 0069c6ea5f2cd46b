"""What arrives from the pages of editions."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.validators import validate_slug

from masswerk.concepts.models import KINDS, Language

LONGEST_TEXT = 200_000
"""Characters of one passage; a whole concept fits, a mistake does not."""

TERM_LANGUAGES = (Language.SIMPLE, Language.ENGLISH, Language.ARABIC)
"""Languages a word can be explained in besides German; the short form uses the German explanation."""

Choices = Iterable[tuple[str, str]]


def _slug(label: str, length: int, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, validators=[validate_slug], help_text=help_text)


def _text(label: str, rows: int, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=LONGEST_TEXT, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": rows}))


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text,
                           widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class FoundForm(forms.Form):
    """A new concept."""

    title = forms.CharField(label="Titel des Konzepts", max_length=300)
    slug = _slug("Adresse", 80, "Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")
    summary = _text("Worum geht es?", 3, help_text="Zwei Sätze für die Startseite.")


class EditionForm(forms.Form):
    """A new edition: empty, or written forward from another."""

    title = forms.CharField(label="Titel der Fassung", max_length=200, help_text="Zum Beispiel: Entwurf 2031.")
    key = _slug("Kennung", 40, "Steht in der Adresszeile, meist das Jahr.")


class RenameForm(forms.Form):
    """Title and introduction of a draft."""

    title = forms.CharField(label="Titel der Fassung", max_length=200)
    lead = _text("Einleitung", 4, help_text="Steht auf der ersten Seite über dem Inhalt.")


class WordingForm(forms.Form):
    """One passage; `serial` is the wording the writer started from."""

    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = _text("Text", 10)
    kind = forms.ChoiceField(label="Art", choices=KINDS)
    number = forms.CharField(label="Nummer", required=False, max_length=40, help_text="Leer: wird gezählt.")
    serial = forms.IntegerField(min_value=0)


class AddForm(forms.Form):
    """A new passage and where it stands."""

    kind = forms.ChoiceField(label="Art", choices=KINDS, initial="text")
    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = _text("Text", 8)
    where = forms.ChoiceField(label="Wo soll sie stehen?", widget=forms.RadioSelect)

    def __init__(self, *args: object, places: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["where"].choices = list(places)  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """Another place in the tree."""

    parent = forms.ChoiceField(label="Unter welches Element?", required=False)
    at = forms.ChoiceField(label="An welche Stelle dort?", choices=[("last", "ans Ende"), ("first", "an den Anfang")])

    def __init__(self, *args: object, parents: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["parent"].choices = [("", "ganz oben im Konzept"), *parents]  # type: ignore[attr-defined]


class BelongForm(forms.Form):
    """What else a passage belongs to."""

    fields_ = forms.MultipleChoiceField(label="Weitere Handlungsfelder", required=False,
                                        widget=forms.CheckboxSelectMultiple)
    themes = forms.MultipleChoiceField(label="Querschnittsthemen", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, fields: Choices, themes: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["fields_"].choices = list(fields)  # type: ignore[attr-defined]
        self.fields["themes"].choices = list(themes)  # type: ignore[attr-defined]


class RemoveForm(forms.Form):
    """What becomes of a passage that is taken out of a revision."""

    fate = forms.ChoiceField(label="Was wird aus dem Inhalt?", widget=forms.RadioSelect, choices=[
        ("dropped", "Er entfällt"), ("merged", "Er ist in eine andere Textstelle eingegangen"),
        ("later", "Das sage ich später")])
    reason = _text("Begründung", 3, help_text="Nur wenn er entfällt. Die Begründung ist öffentlich.")
    into = forms.ChoiceField(label="Eingegangen in", required=False)

    def __init__(self, *args: object, targets: Choices, **kwargs: object) -> None:
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
    """What became of an element of the edition before."""

    relation = forms.ChoiceField(label="Verbleib", widget=forms.RadioSelect, choices=[
        ("continued", "fortgeführt: steht im Entwurf, auch wenn der Wortlaut anders ist"),
        ("merged", "zusammengeführt: ging mit anderen in einer Textstelle auf"),
        ("split", "geteilt: steht jetzt an mehreren Stellen"),
        ("dropped", "entfallen")])
    target = forms.ChoiceField(label="Steht jetzt in", required=False)
    second = forms.ChoiceField(label="und in", required=False, help_text="Nur wenn geteilt.")
    third = forms.ChoiceField(label="und in", required=False, help_text="Nur wenn in drei Teile geteilt.")
    reason = _text("Begründung", 3, help_text="Nötig, wenn das Element entfällt. Sie ist öffentlich.")

    def __init__(self, *args: object, targets: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "–"), *targets]
        for name in ("target", "second", "third"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def targets(self) -> list[str]:
        """Keys of the chosen elements, each once, in order; none where the element is dropped."""
        data = self.cleaned_data
        names = {"split": ("target", "second", "third"), "dropped": ()}.get(data["relation"], ("target",))
        return list(dict.fromkeys(data[name] for name in names if data[name]))


class OriginForm(forms.Form):
    """Where an element of the draft came from: it is new, or continues one of the edition before."""

    origin = forms.ChoiceField(label="Führt fort", required=False)

    def __init__(self, *args: object, origins: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["origin"].choices = [("", "nichts: Es ist neu"), *origins]  # type: ignore[attr-defined]


class AdoptForm(forms.Form):
    """Who decided, when, and by which paper. All may be empty here, because the rules say what is missing."""

    decided_by = forms.CharField(label="Gremium", required=True, max_length=200, help_text="Zum Beispiel: Kreistag.")
    decided_on = _day("Tag des Beschlusses")
    paper = forms.CharField(label="Drucksache", max_length=120, help_text="Nummer oder Bezeichnung des Beschlusses.")
    sure = forms.BooleanField(label="Ich habe verstanden: Danach kann niemand den Text mehr ändern.")


class ErratumForm(forms.Form):
    """A dated correction of an adopted edition."""

    dated = _day("Tag der Berichtigung")
    note = forms.CharField(label="Was wird berichtigt?", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
                           help_text="Ein Satz, zum Beispiel: Der Anteil war falsch übertragen.")
    text = _text("So lautet die Stelle richtig", 5, help_text="Der beschlossene Text bleibt daneben sichtbar.")


class InterfaceForm(forms.Form):
    """How two fields touch."""

    source = forms.ChoiceField(label="Handlungsfeld")
    target = forms.ChoiceField(label="berührt Handlungsfeld")
    note = forms.CharField(label="Worin?", max_length=300)

    def __init__(self, *args: object, fields: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("source", "target"):
            self.fields[name].choices = [("", "Bitte wählen"), *fields]  # type: ignore[attr-defined]


class TermForm(forms.Form):
    """A word with its explanation, and both in other languages."""

    term = forms.CharField(label="Begriff", max_length=120)
    variants = forms.CharField(label="Weitere Schreibweisen", required=False, max_length=500,
                               help_text="Durch Komma getrennt, zum Beispiel: Lotsin, Lotsen.")
    explanation = _text("Erklärung", 3, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for code in TERM_LANGUAGES:
            self.fields[f"term_{code}"] = forms.CharField(label="Begriff", required=False, max_length=120)
            self.fields[f"explanation_{code}"] = _text("Erklärung", 2)

    @property
    def languages(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField]]:
        """Each further language: code, name, field of the term, field of the explanation."""
        return [(code, str(Language(code).label), self[f"term_{code}"], self[f"explanation_{code}"])
                for code in TERM_LANGUAGES]

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


class TranslateForm(forms.Form):
    """A passage in another language or form.

    rendered: hash of the German wording the translator sees; before: hash of the translation they started from
    """

    title = forms.CharField(label="Titel", required=False, max_length=500)
    text = _text("Text", 10)
    rendered = forms.CharField(max_length=64)
    before = forms.CharField(max_length=64, required=False)
