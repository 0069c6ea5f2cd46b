"""What arrives from the pages of events."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms

from masswerk.concepts.forms import fields
from masswerk.events.actions import Facts, Item
from masswerk.events.models import Colour, Event, EventKind, GuidingQuestion
from masswerk.events.rules.wall import LONGEST

Choices = Iterable[tuple[str, str]]
_TIME = re.compile(r"^(\d{1,2})[.:](\d{2})(?: Uhr)?\s+(.*)$")


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class EventForm(forms.Form):
    """What an event is about."""

    title = forms.CharField(label="Titel", max_length=200, help_text="Zum Beispiel: Diskussion der Leitlinien.")
    kind = forms.ChoiceField(label="Art", choices=EventKind.choices)
    held_on = fields.day("Tag")
    begins_at = _clock("Beginn")
    ends_at = _clock("Ende")
    place = forms.CharField(label="Ort", max_length=200, required=False)
    hosts = forms.CharField(label="Eingeladen haben", max_length=300, required=False,
                            help_text="Ämter und Gremien, keine Privatpersonen.")
    lead = fields.text("Worum geht es?", 4, help_text="Steht am Anfang der Einladung und der Dokumentation.")
    outlook = fields.text("Wie geht es weiter?", 3, help_text="Steht am Ende der Dokumentation.")

    def facts(self) -> Facts:
        """What was entered."""
        return Facts(**{name: self.cleaned_data[name] for name in Facts.__slots__})

    @staticmethod
    def stored(event: Event) -> dict[str, Any]:
        """What is kept, to start from."""
        return {name: getattr(event, name) for name in Facts.__slots__}


class PlanForm(EventForm):
    """A new event."""

    edition = forms.ChoiceField(label="Zu welcher Fassung?")
    slug = fields.slug("Adresse", 60, "Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")

    def __init__(self, *args: Any, editions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = list(editions)  # type: ignore[attr-defined]


class AgendaForm(forms.Form):
    """The programme, a line for each item."""

    items = fields.text("Programm", 12, help_text="Eine Zeile für jeden Punkt, zum Beispiel: "
                        "17:00 Begrüßung | Oberbürgermeister")

    def rows(self) -> list[Item]:
        """The items: time, title, and who after a bar."""
        return [_item(line) for line in self.cleaned_data["items"].splitlines() if line.strip()]

    @staticmethod
    def stored(event: Event) -> dict[str, str]:
        """The programme as lines."""
        lines = []
        for row in event.agendaitems.all():
            begin = f"{row.begins_at:%H:%M} " if row.begins_at else ""
            lines.append(f"{begin}{row.title}" + (f" | {row.by}" if row.by else ""))
        return {"items": "\n".join(lines)}


def _item(line: str) -> Item:
    words, _, who = line.strip().partition("|")
    found = _TIME.match(words.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return Item(found[3].strip()[:300], time(int(found[1]), int(found[2])), who.strip()[:200])
    return Item(words.strip()[:300], None, who.strip()[:200])


class QuestionForm(forms.Form):
    """A guiding question."""

    number = forms.IntegerField(label="Nummer", min_value=1, max_value=20)
    text = fields.text("Leitfrage", 2, required=True)
    short = forms.CharField(label="Kurz", max_length=60, help_text="So steht sie auf dem Telefon, zum Beispiel: "
                            "Neue Ansätze.")
    colour = forms.ChoiceField(label="Farbe der Karten", choices=Colour.choices)


class GroupForm(forms.Form):
    """A working group."""

    number = forms.IntegerField(label="Nummer", min_value=1, max_value=60)
    title = forms.CharField(label="Titel", max_length=200)
    fields_ = forms.MultipleChoiceField(label="Bespricht", required=False, widget=forms.CheckboxSelectMultiple)
    room = forms.CharField(label="Raum", max_length=120, required=False)
    moderation = forms.CharField(label="Moderation, wie sie genannt wird", max_length=200, required=False,
                                 help_text="Ein Amt oder eine Funktion, zum Beispiel: Koordinierungsstelle.")
    moderator = forms.ChoiceField(label="Moderation: schreibt Zusammenfassung und Karten", required=False)
    co_moderator = forms.ChoiceField(label="Ko-Moderation: schreibt Karten", required=False)

    def __init__(self, *args: Any, parts: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_"].choices = list(parts)  # type: ignore[attr-defined]
        for name in ("moderator", "co_moderator"):
            self.fields[name].choices = [("", "niemand mit Konto"), *people]  # type: ignore[attr-defined]


class CountForm(forms.Form):
    """How many came; fields for the groups are made from their numbers."""

    guests = forms.IntegerField(label="Gäste insgesamt", required=False, min_value=0, max_value=100_000)

    def __init__(self, *args: Any, groups: Iterable[tuple[int, str, int | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = []
        for number, title, count in groups:
            self.numbers.append(number)
            self.fields[f"group_{number}"] = forms.IntegerField(
                label=f"Arbeitsgruppe {number}: {title}", required=False, min_value=0, max_value=100_000, initial=count)

    def by_group(self) -> dict[int, int | None]:
        """Guests by number of the group."""
        return {number: self.cleaned_data[f"group_{number}"] for number in self.numbers}


class CardForm(forms.Form):
    """One card."""

    question = forms.ChoiceField(label="Leitfrage")
    text = forms.CharField(label="Text der Karte", max_length=LONGEST * 5, required=False,
                           widget=forms.Textarea(attrs={"rows": 4}))
    client_key = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, questions: Iterable[GuidingQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [  # type: ignore[attr-defined]
            (str(question.number), f"{question.number} {question.short}") for question in questions]


class ListForm(CardForm):
    """Many cards, a line for each; `key` is made with the form, so that sending it twice hangs them once."""

    text = fields.text("Karten", 10, required=True, help_text="Eine Zeile für jede Karte; Striche und Nummern davor "
                       "lassen wir weg.")
    key = forms.RegexField(r"^[\w-]{10,24}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": secrets.token_urlsafe(12)}, **kwargs})


class MoveForm(forms.Form):
    """Into which cluster a card goes."""

    cluster = forms.ChoiceField(label="Kartengruppe", required=False)
    fresh = forms.CharField(label="oder neue Kartengruppe", max_length=120, required=False)
    before = forms.ChoiceField(label="Vor Karte", required=False)

    def __init__(self, *args: Any, clusters: Choices, cards: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cluster"].choices = [("", "ohne Gruppe"), *clusters]  # type: ignore[attr-defined]
        self.fields["before"].choices = [("", "ans Ende"), *cards]  # type: ignore[attr-defined]


class ClusterForm(forms.Form):
    """The heading of a cluster."""

    title = forms.CharField(label="Überschrift", max_length=120)


class SummaryForm(forms.Form):
    """What the moderation reported."""

    points = fields.text("Zusammenfassung", 10, help_text="Ein Absatz für jeden Punkt; dazwischen eine leere Zeile. "
                         "Jeder Punkt wird später für sich abgewogen.")

    def rows(self) -> list[str]:
        """The points."""
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", self.cleaned_data["points"].replace("\r", ""))]
