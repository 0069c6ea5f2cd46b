"""The demonstration has a survey to fill in, in all four languages, and one whose figures can be read."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import open_procedure
from masswerk.participation.models import Contribution
from masswerk.participation.rules.phases import Days
from masswerk.site.demo.surveys import load_surveys
from masswerk.surveys.models import Survey
from masswerk.surveys.queries import asked, figures
from masswerk.surveys.rules.forms import is_whole_in
from masswerk.surveys.rules.stages import Stage
from tests import factories
from tests.participation import weighing

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def surveys() -> dict[str, Survey]:
    """Loaded into the consultation the data asks for, twice."""
    edition = factories.edition(factories.concept(factories.body(slug="harz")))
    open_procedure(edition, slug="beteiligung-2026", title="Beteiligung", days=Days(TODAY, TODAY, TODAY),
                   now=weighing.NOW, by=SYSTEM)
    load_surveys("harz", TODAY)
    load_surveys("harz", TODAY)
    return {one.slug: one for one in Survey.objects.all()}


def test_one_runs_and_can_be_read_in_every_language(surveys):
    assert surveys["sprachkurse"].stage(TODAY) is Stage.RUNNING
    questions = asked(surveys["sprachkurse"])
    assert [code for code in ("de", "en", "ar", "de-simple") if is_whole_in(questions, code)] == [
        "de", "en", "ar", "de-simple"]


def test_one_is_over_and_its_figures_can_be_read(surveys):
    assert surveys["ehrenamt"].stage(TODAY) is Stage.OVER
    count, rows = figures(surveys["ehrenamt"])
    assert (count, [row.answered for row in rows], rows[0].counts) == (17, [17, 15, 16], {
        "woche": 7, "monat": 7, "selten": 3})


def test_loading_adds_no_contribution_to_the_consultation(surveys):
    assert (len(surveys), Contribution.objects.count()) == (2, 0)
