"""The page on the demonstration names addresses, accounts and codes that there are."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from masswerk.site.demo import load, procedures

PAGE = (Path(__file__).parents[2] / "docs" / "vorfuehrung.md").read_text(encoding="utf-8")
ADDRESSES = sorted(set(re.findall(r"`(/[^`]+)`", PAGE)))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_address_leads_somewhere(address: str):
    try:
        found = resolve(address)
    except Resolver404:
        pytest.fail(f"{address} leads nowhere")
    assert found.kwargs["body"] in load.ORDER


def test_the_codes_are_those_of_contributions_that_are_loaded():
    told = {}
    for name, key in load.SHOWN:
        data = procedures.plan(name, TODAY)
        assert key in {one["key"] for one in data["said"]}
        told[f"/{name}/mitreden/code/"] = procedures.receipt_code(data["slug"], key)
    assert dict(re.findall(r"`(/\w+/mitreden/code/)`, Code `([-0-9A-Z]+)`", PAGE)) == told


def test_its_counts_are_those_of_the_data():
    harz, sachsen = (procedures.plan(name, TODAY) for name in ("harz", "sachsen"))
    languages = {one.get("language", "de") for one in harz["said"]}
    counts = {len(harz["said"]): "41 Beiträge", len(languages): "acht Sprachen", len(sachsen["said"]): "812 Beiträge",
              len(sachsen["decided"]): "60 Entscheidungen"}
    assert sorted(counts) == [8, 41, 60, 812]
    assert [words for words in counts.values() if words not in " ".join(PAGE.split())] == []
    assert sum("st-haltung" in one["at"] for one in sachsen["said"]) == 81
