"""What was confirmed speaks for those who say nearly the same, and for nobody else."""

from __future__ import annotations

import pytest

from masswerk.participation.rules.sorting import Confirmed, near

KNOWN = ["Mehr Sprachkurse am Abend", "Bus am Sonntag in die Dörfer", "Abends mehr Kurse in Sprachen", "Keine Gebühren"]


def test_the_likest_come_first_and_not_more_than_asked_for():
    found = Confirmed(KNOWN).near("Mehr Sprachkurse am Abend!", at_least=0.1)
    assert [one.place for one in found][:2] == [0, 2]
    assert [one.place for one in Confirmed(KNOWN).near("Mehr Sprachkurse am Abend!", most=1)] == [0]


@pytest.mark.parametrize("text", ["", "???", "Xylophon", "Hebammen in die Krankenhäuser"])
def test_who_says_something_else_has_no_neighbour(text):
    assert Confirmed(KNOWN).near(text) == []


def test_nothing_is_near_to_nothing():
    assert Confirmed([]).near("Mehr Sprachkurse") == []


def test_words_not_heard_before_make_less_alike():
    plain, longer = (Confirmed(KNOWN).near(text, at_least=0.1)[0].score for text in (
        "Bus am Sonntag in die Dörfer", "Bus am Sonntag in die Dörfer und Xylophone für Bibliotheken"))
    assert plain > longer


def test_the_same_words_are_alike_by_one():
    assert Confirmed(KNOWN).near(KNOWN[1])[0][:2] == (1, 1.0)


def test_likeness_is_nearly_that_of_bundles():
    (pair,) = near([KNOWN[0], KNOWN[2]], at_least=0.1)
    (found,) = Confirmed([KNOWN[0]]).near(KNOWN[2], at_least=0.1)
    assert abs(pair.score - found.score) < 0.1
