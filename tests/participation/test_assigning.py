"""Parting contributions into statements, and saying where they belong."""

from __future__ import annotations

import pytest

from masswerk.participation.actions import assigning, bundling
from masswerk.participation.models import Amendment, Bundle, Statement
from masswerk.participation.rules.coverage import NothingMarked, NothingToJoin, gaps
from masswerk.participation.weighing_refusals import (
    BundleDecided,
    BundleNeedsTwo,
    ElementNotOfDraft,
    InAnotherBundle,
    StatementDecided,
)
from tests.participation import weighing

pytestmark = pytest.mark.django_db
LETTER = "Sehr geehrte Damen und Herren. 130 Euro reichen nicht. Jede Gemeinde braucht Lotsen. Mit Gruß"


@pytest.fixture
def desk():
    return weighing.desk()


def cut(statement: Statement, words: str, **facts) -> None:
    start = LETTER.index(words)
    assigning.carve_statement(statement.contribution, start=start, end=start + len(words), **facts)


class TestParting:
    def test_a_stretch_becomes_a_statement_and_the_rest_stays(self, desk):
        statement = desk.said(LETTER, "p2")
        cut(statement, "Jede Gemeinde braucht Lotsen.", by=desk.first)
        assert weighing.parts(statement.contribution) == [
            "Sehr geehrte Damen und Herren. 130 Euro reichen nicht.", "Jede Gemeinde braucht Lotsen.", "Mit Gruß"]
        assert gaps(LETTER, assigning.spans_of(statement.contribution)) == ()

    def test_the_larger_rest_keeps_its_places(self, desk):
        statement = desk.said(LETTER, "p2")
        cut(statement, "Jede Gemeinde braucht Lotsen.", by=desk.first)
        found = Statement.objects.filter(contribution=statement.contribution).order_by("number")
        assert [weighing.anchored(row) for row in found] == [{"p2"}, set(), set()]

    def test_greetings_are_marked_at_once(self, desk):
        statement = desk.said(LETTER)
        cut(statement, "Sehr geehrte Damen und Herren.", is_idle=True, by=desk.first)
        rows = Statement.objects.filter(contribution=statement.contribution).order_by("number")
        assert [row.is_without_reference for row in rows] == [True, False]

    def test_joining_undoes_parting_and_hands_over_places_and_proposals(self, desk):
        statement = desk.proposed("p2", weighing.ALLOWANCE.replace("130", "150"), text=LETTER)
        cut(statement, "Sehr geehrte Damen und Herren.", by=desk.first)
        assigning.join_statement(Statement.objects.get(pk=statement.pk), by=desk.first)
        only = Statement.objects.get(contribution=statement.contribution)
        assert weighing.parts(statement.contribution) == [LETTER]
        assert weighing.anchored(only) == {"p2"}
        assert Amendment.objects.get().statement == only

    def test_the_first_has_nothing_before_it(self, desk):
        with pytest.raises(NothingToJoin):
            assigning.join_statement(desk.said(LETTER), by=desk.first)

    def test_nothing_marked_is_refused(self, desk):
        with pytest.raises(NothingMarked):
            assigning.carve_statement(desk.said(LETTER).contribution, start=30, end=31, by=desk.first)

    def test_what_is_decided_keeps_its_extent(self, desk):
        statement = desk.said(LETTER)
        desk.decided(statement, confirm=False)
        with pytest.raises(StatementDecided):
            cut(statement, "Jede Gemeinde braucht Lotsen.", by=desk.first)
        assert weighing.parts(statement.contribution) == [LETTER]


class TestPlaces:
    def test_a_statement_belongs_to_several_places(self, desk):
        statement = desk.said("Mehr Geld und mehr Stellen.", "p1")
        places = [desk.element("p1"), desk.element("p2"), desk.element("thema")]
        assigning.assign(statement, elements=places, words={places[1].pk: "Euro"}, by=desk.first)
        assert weighing.anchored(statement) == {"p1", "p2", "thema"}
        assert statement.anchors.get(element=places[1]).words == "Euro"

    def test_what_a_proposal_rewords_stays_assigned(self, desk):
        statement = desk.proposed("p2", "Kurz.")
        assigning.assign(statement, elements=[desk.element("p1")], by=desk.first)
        assert weighing.anchored(statement) == {"p1", "p2"}

    def test_another_concept_is_refused(self, desk):
        other = weighing.desk()
        with pytest.raises(ElementNotOfDraft):
            assigning.assign(desk.said("Hier."), elements=[other.element("p1")], by=desk.first)

    def test_several_get_a_place_together_and_keep_theirs(self, desk):
        first, second = desk.said("Eins.", "p1"), desk.said("Zwei.", "p2")
        assert assigning.assign_together([first, second], elements=[desk.element("p2")], by=desk.first) == 1
        assert (weighing.anchored(first), weighing.anchored(second)) == ({"p1", "p2"}, {"p2"})


class TestBundles:
    def test_a_bundle_of_two_dissolves_when_one_leaves(self, desk):
        first, second = desk.said("150 Euro."), desk.said("Bitte 150 Euro.")
        bundling.make_bundle([first, second], title="150 Euro", by=desk.first)
        bundling.leave_bundle(Statement.objects.get(pk=first.pk), by=desk.first)
        assert (Bundle.objects.count(), Statement.objects.get(pk=second.pk).bundle_id) == (0, None)

    def test_others_join_a_standing_bundle(self, desk):
        rows = [desk.said(f"{amount} Euro.") for amount in (150, 151, 152)]
        bundle = bundling.make_bundle(rows[:2], title="Mehr Geld", by=desk.first)
        again = bundling.make_bundle([Statement.objects.get(pk=rows[0].pk), rows[2]], title="", by=desk.first)
        assert (again.pk, again.title, again.statements.count()) == (bundle.pk, "Mehr Geld", 3)

    def test_one_statement_is_no_bundle(self, desk):
        statement = desk.said("150 Euro.")
        with pytest.raises(BundleNeedsTwo):
            bundling.make_bundle([statement, statement], title="Allein", by=desk.first)

    def test_two_bundles_are_not_mixed(self, desk):
        rows = [desk.said(f"{amount} Euro.") for amount in range(4)]
        bundling.make_bundle(rows[:2], title="Eins", by=desk.first)
        bundling.make_bundle(rows[2:], title="Zwei", by=desk.first)
        with pytest.raises(InAnotherBundle):
            bundling.make_bundle(list(Statement.objects.filter(pk__in=[r.pk for r in rows])), title="", by=desk.first)

    def test_a_decided_bundle_stays_as_it_is(self, desk):
        rows = [desk.said("150 Euro."), desk.said("Bitte 150 Euro.")]
        bundle = bundling.make_bundle(rows, title="150 Euro", by=desk.first)
        desk.decided(bundle)
        with pytest.raises(BundleDecided):
            bundling.dissolve_bundle(bundle, by=desk.first)
        assert bundle.statements.count() == 2

    def test_dissolving_parts_them_again(self, desk):
        rows = [desk.said("150 Euro."), desk.said("Bitte 150 Euro.")]
        bundling.dissolve_bundle(bundling.make_bundle(rows, title="150 Euro", by=desk.first), by=desk.first)
        assert Statement.objects.filter(bundle__isnull=False).count() == 0
