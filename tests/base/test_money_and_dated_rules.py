"""Amounts are exact to the cent; figures of the law hold from their first day on, and nobody guesses one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.base.rules.dated import NoRuleOnDay, RuleTable, TwoRulesOnDay, Value
from masswerk.base.rules.money import NoAmount, euro, parse_euro, to_cents

MINIMUM_WAGE = RuleTable("Mindestlohn", tuple(
    Value(Decimal(amount), "EUR je Stunde", date.fromisoformat(first), source) for amount, first, source in (
        ("10.45", "2022-07-01", "BGBl. 2020 I S. 2356"), ("12.00", "2022-10-01", "BGBl. 2022 I S. 969"),
        ("12.41", "2024-01-01", "BGBl. 2023 I Nr. 321"), ("12.82", "2025-01-01", "BGBl. 2023 I Nr. 321"))))
"""A figure everybody can look up."""


@pytest.mark.parametrize(("day", "amount"), [
    ("2022-07-01", "10.45"), ("2022-09-30", "10.45"), ("2022-10-01", "12.00"), ("2023-12-31", "12.00"),
    ("2024-01-01", "12.41"), ("2025-06-30", "12.82")])
def test_a_value_holds_from_its_first_day_until_the_next(day, amount):
    assert MINIMUM_WAGE.on(date.fromisoformat(day)).amount == Decimal(amount)


def test_a_day_before_the_first_value_is_refused_with_what_is_known():
    with pytest.raises(NoRuleOnDay) as refusal:
        MINIMUM_WAGE.on(date(2022, 6, 30))
    assert refusal.value.explained == "Für den 30.06.2022 ist nicht hinterlegt: Mindestlohn."
    assert "Der früheste gilt ab 01.07.2022." in refusal.value.remedy


def test_a_day_after_a_value_that_ended_is_refused():
    ended = RuleTable("Zuschuss", (Value(Decimal(5), "EUR", date(2024, 1, 1), "Richtlinie", date(2024, 12, 31)),))
    assert ended.on(date(2024, 12, 31)).amount == 5
    with pytest.raises(NoRuleOnDay):
        ended.on(date(2025, 1, 1))


def test_an_empty_table_refuses_every_day():
    with pytest.raises(NoRuleOnDay, match="Noch ist kein Wert hinterlegt"):
        RuleTable("Quote", ()).on(date(2026, 1, 1))


@pytest.mark.parametrize("second", [date(2024, 1, 1), date(2024, 6, 30)])
def test_two_values_for_one_day_are_refused(second):
    first = Value(Decimal(1), "%", date(2024, 1, 1), "Satzung", date(2024, 6, 30))
    with pytest.raises(TwoRulesOnDay):
        RuleTable("Satz", (Value(Decimal(2), "%", second, "Satzung"), first))


@pytest.mark.parametrize("wrong", [{"unit": " "}, {"source": ""}, {"last": date(2023, 12, 31)}])
def test_a_value_without_unit_or_source_or_that_ends_before_it_begins_cannot_be_made(wrong):
    with pytest.raises(ValueError, match="dated value"):
        Value(**{"amount": Decimal(1), "unit": "%", "first": date(2024, 1, 1), "source": "Satzung", **wrong})


@given(st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1, max_size=20, unique=True), st.dates(
    date(1990, 1, 1), date(2061, 1, 1)))
def test_the_value_found_is_the_latest_that_had_begun(firsts, day):
    table = RuleTable("x", tuple(Value(Decimal(n), "u", first, "s") for n, first in enumerate(firsts)))
    begun = [first for first in firsts if first <= day]
    if begun:
        assert table.on(day).first == max(begun)
    else:
        with pytest.raises(NoRuleOnDay):
            table.on(day)


@pytest.mark.parametrize(("typed", "amount"), [
    ("0", "0.00"), ("12,5", "12.50"), ("1.234,56", "1234.56"), ("1 234,56 €", "1234.56"), ("1234567", "1234567.00"),
    ("46.800 Euro", "46800.00"), ("-3,00 EUR", "-3.00"), ("−3,-", "-3.00"), ("  7,– € ", "7.00"),
    ("1.000.000", "1000000.00")])
def test_amounts_are_read_as_offices_write_them(typed, amount):
    assert str(parse_euro(typed)) == amount


@pytest.mark.parametrize("typed", ["", "€", "1.5", "1.2345", "1,234,5", "12.34", "1,005", "zwölf", "1e3", "1.23.456", "--1"])
def test_what_might_mean_something_else_is_refused(typed):
    with pytest.raises(NoAmount) as refusal:
        parse_euro(typed)
    assert refusal.value.facts == {"text": typed}


@pytest.mark.parametrize(("amount", "cents"), [
    ("0.005", "0.01"), ("0.004999", "0.00"), ("1.115", "1.12"), ("-0.005", "-0.01"), ("2.675", "2.68")])
def test_half_a_cent_is_rounded_away_from_zero(amount, cents):
    assert to_cents(Decimal(amount)) == Decimal(cents)


@given(st.decimals(-10**9, 10**9, places=2))
def test_what_is_shown_is_read_back_as_the_same_amount(amount):
    assert parse_euro(euro(amount)) == amount
