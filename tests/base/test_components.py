"""Components render their markup, escape what they are given and refuse what they do not know."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from masswerk.base.components import UnknownAttribute


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_icon_stands_silent_beside_its_word():
    assert render('{% icon "search" %}') == '<svg class="mw-i" aria-hidden="true"><use href="#i-search"/></svg>'


def test_unknown_attribute_is_refused_with_the_known_ones():
    with pytest.raises(UnknownAttribute) as refusal:
        render('{% icon "search" colour="red" %}')
    assert str(refusal.value) == "„icon“ kennt „colour“ nicht. Bekannt sind: name, label, large."
