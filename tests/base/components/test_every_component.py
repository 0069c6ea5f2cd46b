"""What holds for every component, and the page that shows all of them."""

from __future__ import annotations

import inspect
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Template
from django.test import RequestFactory

from masswerk.base.components import Entry, Part, UnknownAttribute
from masswerk.base.templatetags.components import PARTS, register
from masswerk.base.views import building_blocks
from tests.base.components.kit import EVIL, EVIL_ESCAPED, Idea, render

CALLS = {
    "sprite": "{% sprite %}",
    "icon": '{% icon "search" label=evil %}',
    "rosette": "{% rosette 5 url=evil label=evil %}",
    "mark": "{% mark %}",
    "window": "{% window %}",
    "button": "{% button evil name=evil value=evil data_note=evil %}",
    "link_button": "{% link_button evil evil %}",
    "notice": "{% notice evil evil way_out=evil url=evil %}",
    "note": "{% note %}{{ evil }}{% endnote %}",
    "empty": "{% empty evil evil action=evil url=evil %}",
    "panel": "{% panel evil %}{{ evil }}{% endpanel %}",
    "unfold": "{% unfold evil %}{{ evil }}{% endunfold %}",
    "field": "{% field form.title label=evil hint=evil %}",
    "form_errors": "{% form_errors form title=evil %}",
    "table": "{% table evil evil %}<tr><td>{{ evil }}</td></tr>{% endtable %}",
    "data_table": "{% data_table rows evil headers %}",
    "facts": "{% facts pairs %}",
    "badge": "{% badge evil %}",
    "status": '{% status "idea" evil %}',
    "decision": '{% decision "open" evil %}',
    "fate": '{% fate "new" evil %}',
    "edition_state": '{% edition_state "draft" evil %}',
    "tags": "{% tags links label=evil %}",
    "ref": "{% ref evil evil %}",
    "figure": "{% figure evil evil %}",
    "picture": "{% picture evil alt=evil caption=evil credit=evil %}",
    "figure_bar": "{% figure_bar parts evil %}",
    "legend": "{% legend parts %}",
    "progress": "{% progress evil 1 2 label=evil %}",
    "steps": "{% steps evil 1 label=evil %}",
    "crumbs": "{% crumbs pairs label=evil %}",
    "segments": "{% segments choices evil %}",
    "tabs": "{% tabs choices evil %}",
    "pager": "{% pager page label=evil %}",
    "toc": "{% toc entries label=evil heading=evil %}",
    "legal_links": "{% legal_links body %}",
    "nav_links": "{% nav_links choices %}",
    "office_links": "{% office_links groups %}",
    "current_entry": "{% current_entry groups %}",
    "message_list": "{% message_list messages %}",
    "language_links": "{% language_links %}",
    "redline": "{% redline changes %}",
    "pointed": "{% pointed pieces %}",
}


def hostile_context() -> dict[str, object]:
    return {
        "evil": EVIL,
        "form": Idea({"title": EVIL}),
        "rows": [(EVIL, EVIL)], "headers": [EVIL, EVIL],
        "pairs": [(EVIL, EVIL), (EVIL, EVIL)],
        "links": [(EVIL, EVIL, True), EVIL],
        "choices": [(EVIL, EVIL, True)],
        "parts": [Part(1, EVIL, url=EVIL)],
        "entries": [Entry(EVIL, EVIL, EVIL, children=(Entry(EVIL, EVIL),))],
        "body": SimpleNamespace(slug=EVIL),
        "groups": [(EVIL, [(EVIL, EVIL, True, 1)])],
        "messages": [Message(constants.ERROR, EVIL)],
        "pieces": [(EVIL, "", False), (EVIL, EVIL, False), (EVIL, EVIL, True)],
        "changes": [("", EVIL), ("ins", EVIL), ("del", EVIL)],
        "page": Paginator(range(100), 10).page(3),
    }


def test_each_component_is_tried_with_hostile_words():
    assert set(CALLS) == set(register.tags)


@pytest.mark.parametrize("name", CALLS)
def test_hostile_words_are_escaped(name: str):
    page = render(CALLS[name], **hostile_context())
    assert "<script" not in page
    if "evil" in CALLS[name]:
        assert EVIL_ESCAPED in page


@pytest.mark.parametrize("name", CALLS)
def test_no_component_writes_a_style_or_a_handler(name: str):
    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not [key for key, _ in attrs if key == "style" or key.startswith("on")]

    Attributes().feed(render(CALLS[name], **hostile_context()))


@pytest.mark.parametrize("name", CALLS)
def test_unknown_attributes_are_refused_before_the_page_is_shown(name: str):
    call = CALLS[name].replace(" %}", ' colour="red" %}', 1)
    with pytest.raises(UnknownAttribute) as refusal:
        Template(call)
    assert str(refusal.value).startswith(f"„{name}“ kennt „colour“ nicht. Bekannt sind: ")


def test_refusal_lists_the_known_attributes():
    with pytest.raises(UnknownAttribute) as refusal:
        Template('{% icon "search" colour="red" %}')
    assert str(refusal.value) == "„icon“ kennt „colour“ nicht. Bekannt sind: name, label, large."


def test_open_components_hand_on_htmx_data_and_aria_attributes():
    page = render('{% button "Text senden" hx_post=url data_key="s" aria_controls="x" id="senden" %}', url="/a/?b&c")
    assert page == (
        '<button type="submit" class="kern-btn kern-btn--secondary" hx-post="/a/?b&amp;c" data-key="s"'
        ' aria-controls="x" id="senden"><span class="kern-label">Text senden</span></button>'
    )


def test_handlers_are_no_attributes():
    with pytest.raises(UnknownAttribute):
        Template('{% button "Text senden" onclick="x()" %}')


def test_every_public_component_says_what_it_is_for():
    undocumented = [
        name for part in PARTS for name, function in inspect.getmembers(part, inspect.isfunction)
        if name in register.tags and not function.__doc__
    ]
    assert undocumented == []


@pytest.mark.parametrize("query", ["", "?dir=rtl", "?theme=dark", "?theme=light&dir=rtl"])
def test_page_of_all_components_answers(query: str):
    assert building_blocks(RequestFactory().get(f"/bausteine/{query}")).status_code == 200


def test_page_of_all_components_shows_every_component():
    from pathlib import Path

    import masswerk.base

    folder = Path(masswerk.base.__file__).parent / "templates" / "base"
    shown = "".join((folder / f"{name}.html").read_text() for name in ("bausteine", "frame", "page", "foot", "brand"))
    office_only = {"office_links", "current_entry"}
    assert {name for name in register.tags if not re.search(rf"{{% {name}\b", shown)} == office_only


def test_page_of_all_components_repeats_no_id():
    page = building_blocks(RequestFactory().get("/bausteine/")).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
