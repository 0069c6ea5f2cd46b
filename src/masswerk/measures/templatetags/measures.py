"""How pages write money and days of measures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.rules import money
from masswerk.measures.forms.fields import german_number
from masswerk.measures.rules.money import Sum

register = template.Library()

UNKNOWN = SafeString('<span class="mw-muted">keine Angabe</span>')


@register.filter
def euro(amount: Decimal | None) -> str:
    """An amount in Euro; "keine Angabe" where nobody knows, never 0."""
    return UNKNOWN if amount is None else money.euro(amount)


@register.filter
def summed(total: Sum) -> str:
    """A sum; one that lacks a part says so."""
    if total.amount is None:
        return UNKNOWN
    said = money.euro(total.amount)
    return said if total.is_whole else format_html(
        '{}<br><span class="mw-small mw-muted">unvollständig</span>', said)


@register.filter
def number(value: Decimal | None) -> str:
    """A number as it is written in Germany; "keine Angabe" where nobody knows."""
    return UNKNOWN if value is None else german_number(value)


@register.filter
def day(value: date | None) -> str:
    """A day as it is written in Germany; "" for none."""
    return f"{value:%d.%m.%Y}" if value else ""
