"""Signs, states and notices."""

from __future__ import annotations

import re

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from masswerk.base.components import UnknownAttribute, states
from masswerk.base.components.signs import icon_names
from tests.base.components.kit import render


def test_icon_beside_its_word_is_silent():
    assert render('{% icon "search" %}') == '<svg class="mw-i" aria-hidden="true"><use href="#i-search"/></svg>'


def test_icon_alone_speaks():
    assert 'role="img" aria-label="erledigt"' in render('{% icon "tick" label="erledigt" %}')


def test_icon_that_points_is_mirrored_for_right_to_left():
    assert 'class="mw-i mw-i--flip"' in render('{% icon "arrow" %}')


def test_unknown_icon_is_refused_with_the_known_ones():
    with pytest.raises(UnknownAttribute) as refusal:
        render('{% icon "einhorn" %}')
    assert str(refusal.value) == f"Das Zeichen „einhorn“ gibt es nicht. Bekannt sind: {', '.join(icon_names())}."


def test_every_sign_of_every_state_is_in_the_sprite():
    tables = (states.STATUSES, states.DECISIONS, states.FATES, states.EDITIONS)
    assert {sign for table in tables for _, sign, _ in table.values()} - set(icon_names()) == set()


def test_rosette_fills_the_leaves_of_the_given_stations():
    page = render("{% rosette stations %}", stations=["contributions", "wording"])
    assert re.findall(r'#leaf-(\d)" class="is-on"', page) == ["1", "3"]
    assert "<span>Roter Faden, 2 von 6</span>" in page


def test_rosette_takes_a_bit_mask_and_becomes_a_link():
    page = render('{% rosette 63 url="/faden/" %}')
    assert page.startswith('<a class="mw-rose" href="/faden/">')
    assert "Roter Faden, 6 von 6" in page


def test_unknown_station_is_refused():
    with pytest.raises(UnknownAttribute):
        render("{% rosette stations %}", stations=["weather"])


@pytest.mark.parametrize(("kind", "words", "tint"), [
    ("idea", "Idee", "mw-status"),
    ("planned", "geplant", "mw-status"),
    ("running", "läuft", "mw-status mw-status--go"),
    ("permanent", "dauerhaft", "mw-status mw-status--go"),
    ("done", "erledigt", "mw-status mw-status--ok"),
    ("deferred", "zurückgestellt", "mw-status mw-status--wait"),
    ("waived", "verzichtet", "mw-status mw-status--wait"),
    ("handed_over", "abgegeben", "mw-status"),
    ("overdue", "überfällig", "mw-status mw-status--bad"),
])
def test_status_has_sign_word_and_tint(kind: str, words: str, tint: str):
    page = render("{% status kind %}", kind=kind)
    assert page.startswith(f'<span class="{tint}"><svg')
    assert page.endswith(f"</svg>{words}</span>")


def test_status_carries_its_day():
    assert "zurückgestellt bis 01/2029" in render('{% status "deferred" "bis 01/2029" %}')


def test_status_words_are_those_of_the_measures():
    from masswerk.measures.models import Status

    assert {name: look[0] for name, look in states.STATUSES.items() if name != "overdue"} == dict(Status.choices)


def test_unknown_status_is_refused():
    with pytest.raises(UnknownAttribute):
        render('{% status "rejected" %}')


def test_fates_name_what_became_of_an_element():
    words = {kind: look[0] for kind, look in states.FATES.items()}
    assert words == {
        "unchanged": "bleibt", "reworded": "neu gefasst", "moved": "verschoben", "merged": "zusammengeführt",
        "split": "geteilt", "dropped": "entfallen", "new": "neu", "open": "noch offen",
    }


def test_tags_mark_the_chosen_one():
    page = render("{% tags items %}", items=["Schutz", ("Ehrenamt", "/e/", True)])
    assert page == '<ul class="mw-tags"><li>Schutz</li><li><a href="/e/" aria-current="true">Ehrenamt</a></li></ul>'


def test_notice_says_one_sentence_and_one_way_out():
    page = render('{% notice "Die Datei ist leer." kind="bad" way_out="Andere Datei wählen" url="/neu/" %}')
    assert "<p><b>Die Datei ist leer.</b> <a href=\"/neu/\">Andere Datei wählen</a></p>" in page
    assert 'class="mw-note mw-note--bad"' in page


def test_notice_that_appears_later_is_spoken():
    assert 'role="alert"' in render('{% notice "Zu groß." kind="bad" live=True %}')
    assert 'role="status"' in render('{% notice "Gespeichert." kind="ok" live=True %}')


def test_success_message_tells_the_page_that_the_text_arrived():
    page = render("{% message_list messages %}", messages=[Message(constants.SUCCESS, "Entwurf gespeichert.")])
    assert "data-saved" in page
    assert "data-saved" not in render("{% message_list messages %}", messages=[Message(constants.ERROR, "Nein.")])


def test_empty_place_offers_one_action():
    page = render('{% empty "Noch keine Maßnahme." "Ein Ziel braucht eine." action="Maßnahme anlegen" url="/neu/" %}')
    assert page.count("<a ") == 1
    assert "kern-btn--primary" in page
