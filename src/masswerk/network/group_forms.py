"""What arrives from the pages of groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from masswerk.concepts.forms import fields
from masswerk.concepts.forms.fields import LongSelect
from masswerk.network.actions import GroupFacts, MeetingFacts
from masswerk.network.models import GroupKind, Meeting, Profile, WorkingGroup

MORE_POINTS = 4
"""Blank lines below an agenda."""


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def _element(label: str, elements: Mapping[int, str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=LongSelect,
                             choices=[("", "keine"), *((str(key), name) for key, name in elements.items())])


class GroupForm(forms.Form):
    """What a group is for."""

    name = forms.CharField(label="Name", max_length=200)
    slug = fields.slug("Adresse", 60, "Steht in der Adresszeile: nur Buchstaben, Ziffern und Bindestriche.")
    kind = forms.ChoiceField(label="Art", choices=GroupKind.choices)
    charge = fields.text("Auftrag", 4)
    fields_ = forms.MultipleChoiceField(label="Handlungsfelder", required=False, widget=forms.CheckboxSelectMultiple)
    moderator = forms.ChoiceField(label="Moderation", required=False, help_text="Die Organisation, die einlädt.")
    is_public = forms.BooleanField(label="Öffentlich zeigen", required=False)

    def __init__(self, *args: Any, parts: Mapping[int, str], profiles: Mapping[str, Profile], is_new: bool = True,
                 **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profiles = profiles
        self.fields["fields_"].choices = [(str(key), name) for key, name in parts.items()]  # type: ignore[attr-defined]
        self.fields["moderator"].choices = _organisations(profiles)  # type: ignore[attr-defined]
        if not is_new:
            del self.fields["slug"]

    def facts(self) -> GroupFacts:
        """What was entered."""
        data = self.cleaned_data
        return GroupFacts(name=data["name"], kind=data["kind"], charge=data["charge"], is_public=data["is_public"],
                          moderator=self.profiles.get(data["moderator"]))

    @staticmethod
    def stored(group: WorkingGroup) -> dict[str, Any]:
        """What is kept, to start from."""
        return {"name": group.name, "kind": group.kind, "charge": group.charge, "is_public": group.is_public,
                "moderator": str(group.moderator_id or ""),
                "fields_": [str(key) for key in group.charges.values_list("element_id", flat=True)]}


def _organisations(profiles: Mapping[str, Profile], nobody: str = "keine") -> list[tuple[str, str]]:
    return [("", nobody), *((key, str(profile)) for key, profile in profiles.items())]


class MemberForm(forms.Form):
    """Who comes into a group."""

    profile = forms.ChoiceField(label="Organisation", required=False)
    contact = forms.ChoiceField(label="oder Person", required=False)
    role = forms.CharField(label="Aufgabe in der Gruppe", max_length=120, required=False,
                           help_text="Zum Beispiel: Vorsitz.")

    def __init__(self, *args: Any, profiles: Mapping[str, Profile], contacts: fields.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"].choices = _organisations(profiles)  # type: ignore[attr-defined]
        self.fields["contact"].choices = [("", "keine"), *contacts]  # type: ignore[attr-defined]


class MailForm(forms.Form):
    """A mail to all members."""

    subject = forms.CharField(label="Betreff", max_length=200)
    text = fields.text("Text", 10, required=True)
    key = forms.CharField(widget=forms.HiddenInput, max_length=36)


class MeetingForm(forms.Form):
    """When and where a meeting is."""

    title = forms.CharField(label="Titel", max_length=200, required=False,
                            help_text="Leer: der Name der Gruppe mit dem Tag.")
    held_on = fields.day("Tag")
    begins_at = _clock("Beginn")
    ends_at = _clock("Ende")
    place = forms.CharField(label="Ort", max_length=200, required=False, help_text="Raum und Adresse, oder: online.")
    invitation = fields.text("Text der Einladung", 4)
    is_public = forms.BooleanField(label="Tag, Ort, Tagesordnung und Beschlüsse öffentlich zeigen", required=False)

    def facts(self) -> MeetingFacts:
        """What was entered."""
        return MeetingFacts(**{name: self.cleaned_data[name] for name in MeetingFacts.__slots__})

    @staticmethod
    def stored(meeting: Meeting) -> dict[str, Any]:
        """What is kept, to start from."""
        return {name: getattr(meeting, name) for name in MeetingFacts.__slots__}


class AgendaForm(forms.Form):
    """The points of an agenda, each with the element it is about."""

    def __init__(self, *args: Any, points: list[tuple[str, str]], elements: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.amount = len(points) + MORE_POINTS
        for place in range(1, self.amount + 1):
            title, element = points[place - 1] if place <= len(points) else ("", "")
            self.fields[f"title_{place}"] = forms.CharField(label=f"Punkt {place}", max_length=300, required=False,
                                                            initial=title)
            self.fields[f"element_{place}"] = _element(f"Textstelle zu Punkt {place}", elements)
            self.fields[f"element_{place}"].initial = element

    def rows(self) -> list[tuple[Any, Any]]:
        """The fields of each point, for the page."""
        return [(self[f"title_{place}"], self[f"element_{place}"]) for place in range(1, self.amount + 1)]

    def entered(self) -> list[tuple[str, str]]:
        """Title and element of each point that has a title."""
        data = self.cleaned_data
        found = [(data[f"title_{place}"], data[f"element_{place}"]) for place in range(1, self.amount + 1)]
        return [(title, element) for title, element in found if title.strip()]


class MinutesForm(forms.Form):
    """What was talked about."""

    minutes = fields.text("Protokoll", 16, help_text="Nur für die Mitglieder der Gruppe. Beschlüsse und Aufgaben "
                          "tragen Sie einzeln ein.")


class ResolutionForm(forms.Form):
    """What was decided."""

    text = fields.text("Beschluss", 4, required=True)
    votes = forms.CharField(label="Abstimmung", max_length=120, required=False, help_text="Zum Beispiel: einstimmig.")

    def __init__(self, *args: Any, elements: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["element"] = _element("Betrifft die Textstelle", elements)


class TaskForm(forms.Form):
    """Who does what until when."""

    text = forms.CharField(label="Aufgabe", max_length=500)
    profile = forms.ChoiceField(label="Wer", required=False)
    due_on = forms.DateField(label="Bis wann", required=False,
                             widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, profiles: Mapping[str, Profile], elements: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"].choices = _organisations(profiles, "noch offen")  # type: ignore[attr-defined]
        self.fields["element"] = _element("Gehört zu", elements)
