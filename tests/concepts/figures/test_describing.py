"""What a picture says, and what becomes of it over editions."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.base.models import Attachment
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Figure
from masswerk.concepts.publishing import compared
from masswerk.concepts.reading import fill, load, outline
from masswerk.concepts.refusals import EditionIsFixed
from masswerk.concepts.rules.figures import AltIsFileName, AltMissing, DecorationSpeaks
from tests.concepts.figures.pictures import adopt, alts, passage, revised, shown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("said", "refusal"), [
    ({"alt": " "}, AltMissing), ({"alt": "DSC_0815"}, AltIsFileName), ({"alt": "foto.JPG"}, AltIsFileName),
    ({"alt": "Baum", "is_decorative": True, "caption": ""}, DecorationSpeaks),
    ({"alt": "", "is_decorative": True, "caption": "Baum"}, DecorationSpeaks),
])
def test_a_picture_without_words_or_decoration_with_words_is_refused(draft, said, refusal):
    with pytest.raises(refusal):
        shown(draft, **said)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_the_database_takes_no_picture_that_says_nothing(draft):
    figure = shown(draft)
    with pytest.raises(DatabaseError), transaction.atomic():
        Figure._base_manager.filter(pk=figure.pk).update(alt="")


def test_pictures_are_read_with_their_texts_in_their_order(draft, django_assert_num_queries):
    for alt in ("eins", "zwei", "drei"):
        shown(draft, alt=alt)
    actions.move_figure(Figure.objects.get(alt="drei"), by=SYSTEM)
    assert alts(draft) == ["eins", "drei", "zwei"]
    read = outline(draft)
    with django_assert_num_queries(1):
        fill(read)
    assert [picture.alt for picture in read.by_key["p2"].figures] == ["eins", "drei", "zwei"]


def test_describing_anew_changes_what_is_said(draft):
    actions.describe_figure(shown(draft), alt="", caption="", credit="", is_decorative=True, by=SYSTEM)
    assert [(p.alt, p.is_decorative) for p in load(draft).by_key["p2"].figures] == [("", True)]


def test_a_revision_shows_the_same_pictures_from_the_same_files(draft):
    shown(draft)
    later = revised(draft)
    assert (alts(later), Attachment.objects.count()) == (["Zwei Hände"], 1)


def test_a_picture_taken_out_of_a_revision_stays_in_the_adopted_edition(draft):
    shown(draft)
    later = revised(draft)
    actions.remove_figure(Figure.objects.get(edition=later), by=SYSTEM)
    assert (alts(later), alts(draft), Attachment.objects.count()) == ([], ["Zwei Hände"], 1)


def test_an_element_brought_back_brings_its_pictures(draft):
    shown(draft)
    later = revised(draft)
    element = passage(later).element
    actions.remove_element(passage(later), by=SYSTEM)
    assert alts(later) == []
    actions.bring_back(later, old=element, by=SYSTEM)
    assert alts(later) == ["Zwei Hände"]


def test_the_last_place_of_a_picture_takes_its_file_along(draft):
    shown(draft)
    actions.remove_element(passage(draft), by=SYSTEM)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_discarded_draft_leaves_no_picture(draft):
    shown(draft)
    actions.discard_draft(draft, by=SYSTEM)
    assert (Figure.objects.count(), Attachment.objects.count()) == (0, 0)


def test_pictures_of_an_adopted_edition_are_refused_by_the_actions_and_by_the_database(draft):
    figure = shown(draft)
    adopt(draft)
    with pytest.raises(EditionIsFixed):
        actions.remove_figure(figure, by=SYSTEM)
    for change in (lambda: Figure._base_manager.filter(pk=figure.pk).update(alt="Anders"),
                   lambda: Figure._base_manager.filter(pk=figure.pk)._raw_delete("default"),
                   lambda: Figure._base_manager.bulk_create([Figure(
                       body_id=figure.body_id, edition=draft, element=figure.element, attachment=figure.attachment,
                       position=9, alt="Neu")])):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert alts(draft) == ["Zwei Hände"]


def test_a_comparison_shows_which_picture_came_and_which_went(draft):
    shown(draft)
    later = revised(draft)
    assert [entry.fate.value for entry in compared(draft, later).changed] == []
    actions.remove_figure(Figure.objects.get(edition=later), by=SYSTEM)
    shown(later, alt="Ein Baum", caption="")
    [entry] = compared(draft, later).changed
    struck = "".join(part.text for part in entry.text if part.op == "del")
    added = "".join(part.text for part in entry.text if part.op == "ins")
    assert (entry.fate.value, "Zwei Hände" in struck, "Ein Baum" in added) == ("reworded", True, True)
    assert "Ein Baum" in Client().get(f"/harz/konzept/integrationskonzept/2026/vergleich/{sent(later).key}/").content.decode()


def sent(edition: Edition) -> Edition:
    actions.send_to_consultation(edition, by=SYSTEM)
    return edition
