"""Fields that several sections share, and what can be chosen at a body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django import forms
from django.db.models import Q

from masswerk.base.rules.money import NoAmount, parse_euro
from masswerk.bodies.access import known_organisations
from masswerk.bodies.models import Body, BodyKind, Organisation, Region
from masswerk.bodies.queries import regions_on
from masswerk.measures.models import Measure, TargetGroup

Options = Sequence[tuple[Any, str]]


class Choices(NamedTuple):
    """What can be chosen at a body, as options of select fields."""

    organisations: Options
    groups: Options
    regions: Options


KEY_DIGITS = {BodyKind.STATE: 2, BodyKind.COUNTY: 5, BodyKind.CITY: 5, BodyKind.MUNICIPALITY: 12}
"""So many digits of the regional key a body shares with the regions inside it."""


def choices_for(measure: Measure, today: date) -> Choices:
    """Organisations, target groups still offered and regions of today, with those the measure has; three queries."""
    body = measure.body
    used = Q(led_measures=measure) | Q(partnerships__measure=measure) | Q(tasks__measure=measure)
    organisations = Organisation.objects.filter(Q(pk__in=known_organisations(body).values("pk")) | used)
    groups = TargetGroup.objects.filter(body=body).filter(Q(is_retired=False) | Q(measures__measure=measure))
    inside = regions_on(today).filter(_inside(body)).values("pk")
    regions = Region.objects.filter(Q(pk__in=inside) | Q(measures__measure=measure))
    return Choices(*(list(found.distinct().values_list("pk", "name")) for found in (organisations, groups, regions)))


def _inside(body: Body) -> Q:
    if not body.ars:
        return Q()
    inside = Q(ars__startswith=body.ars[:KEY_DIGITS[BodyKind(body.kind)]])
    quarters = Region.objects.filter(inside).values("pk")
    return inside | Q(ars="", parent__in=quarters)


class DayField(forms.DateField):
    """A day, typed or chosen; may be left open."""

    def __init__(self, label: str, *, required: bool = False, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=required, widget=widget, **kwargs)


class AmountField(forms.Field):
    """EUR as German offices write them; empty where nobody knows, which is not zero."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False,
                         widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": "20"}))

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            amount = parse_euro(text)
        except NoAmount as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if amount < 0 or amount >= Decimal(10) ** 10:
            raise forms.ValidationError("Der Betrag muss zwischen 0 und 9.999.999.999,99 Euro liegen.")
        return amount

    def prepare_value(self, value: Any) -> Any:
        return german_number(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((data or "").strip())


class NumberField(forms.Field):
    """A number with up to two decimals, written with a comma; empty where nobody knows."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False,
                         widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": "20"}))

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip().replace(".", "").replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise forms.ValidationError(f"„{value}“ ist keine Zahl. Schreiben Sie zum Beispiel 12 oder 0,5.") from None
        if not 0 <= number < Decimal(10) ** 10 or number != round(number, 2):
            raise forms.ValidationError("Schreiben Sie eine Zahl ab 0 mit höchstens zwei Stellen nach dem Komma.")
        return number

    def prepare_value(self, value: Any) -> Any:
        return german_number(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((data or "").strip())


def german_number(value: Decimal) -> str:
    """A number as it is typed in Germany, without needless decimals.

    >>> german_number(Decimal("46800.00")), german_number(Decimal("0.50"))
    ('46.800', '0,5')
    """
    whole, _, decimals = f"{value:,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def text(label: str, most: int = 5000, rows: int = 3, hint: str = "") -> forms.CharField:
    """A field for some sentences."""
    return forms.CharField(label=label, required=False, max_length=most, help_text=hint,
                           widget=forms.Textarea(attrs={"rows": rows}))


def line(label: str, most: int, *, required: bool = False, hint: str = "") -> forms.CharField:
    """A field for one line."""
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


def chosen(label: str, *, empty: str, required: bool = False) -> forms.TypedChoiceField:
    """A field to choose one thing by its key; its options are set when the form is made."""
    return forms.TypedChoiceField(label=label, required=required, coerce=int, empty_value=None, choices=[("", empty)])
