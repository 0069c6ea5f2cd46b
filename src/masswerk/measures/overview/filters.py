"""The filters of the overview; they stand in the address."""

from __future__ import annotations

from typing import Any

from django import forms

from masswerk.concepts.models import Edition
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import Status
from masswerk.measures.overview.groups import Choices, Group, Groups
from masswerk.measures.overview.wanted import NO_STATUS, ORDERS


class FilterForm(forms.Form):
    """What can be chosen; a filter with nothing to choose from is left out."""

    suche = forms.CharField(label="Suchen", required=False, max_length=100,
                            widget=forms.TextInput(attrs={"type": "search"}))
    feld = forms.ChoiceField(label="Handlungsfeld", required=False)
    status = forms.ChoiceField(label="Status", required=False, choices=[
        ("", "alle"), *Status.choices, (NO_STATUS, "ohne Status")])
    federfuehrung = forms.ChoiceField(label="Federführung", required=False)
    thema = forms.ChoiceField(label="Querschnittsthema", required=False)
    zielgruppe = forms.ChoiceField(label="Zielgruppe", required=False)
    gebiet = forms.ChoiceField(label="Gebiet", required=False)
    reihenfolge = forms.ChoiceField(label="Reihenfolge", required=False, choices=[
        (name, word.removeprefix("nach ")) for name, word in ORDERS.items()])
    fassung = forms.ChoiceField(label="Fassung", required=False)

    def __init__(self, *args: Any, choices: Choices, groups: Groups, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "feld": _keys(groups.of_kind(Kind.FIELD)), "thema": _keys(groups.of_kind(Kind.CROSS_CUTTING_THEME)),
            "federfuehrung": choices.leads, "zielgruppe": choices.targets, "gebiet": choices.regions,
            "fassung": [(str(edition.pk), _name(edition, editions)) for edition in editions]}
        for name, known in offered.items():
            if len(known) < (2 if name == "fassung" else 1):
                del self.fields[name]
            else:
                self.fields[name].choices = known if name == "fassung" else [("", "alle"), *known]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "mw-field"


def _keys(groups: list[Group]) -> list[tuple[str, str]]:
    return [(group.key, group.title) for group in groups]


def _name(edition: Edition, editions: list[Edition]) -> str:
    several = len({other.concept_id for other in editions}) > 1
    return f"{edition.concept.title}: {edition.title}" if several else edition.title


class PublicFilterForm(FilterForm):
    """What everybody may choose: public are the concept's structure and how a measure stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reihenfolge"]
