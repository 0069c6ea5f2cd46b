"""The tag library all components join, and their refusal of what they do not know."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django import template
from django.template.base import Parser, Token
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

register = template.Library()

EXTRA = ("id", "lang", "hreflang", "dir", "hx_…", "data_…", "aria_…")
"""Attributes that components with `**attrs` hand on to their outermost element; "_" becomes "-"."""

_EXTRA_NAME = re.compile(r"(id|lang|hreflang|dir|(hx|data|aria)_[a-z_]+)")

Component = TypeVar("Component", bound=Callable[..., SafeString])
Compile = Callable[[Parser, Token], Any]


class UnknownAttribute(TypeError):
    """A component was given an attribute it does not know; says which ones it knows."""


def component(function: Component) -> Component:
    """Register a function as tag `{% name … %}`.

    Unknown attributes raise UnknownAttribute when the template is compiled, so no page is needed to notice.
    """
    name = function.__name__
    register.simple_tag(function, takes_context=_first_parameter(function) == "context")
    register.tags[name] = _refusing(name, register.tags[name], function)
    return function


def block_component(function: Component) -> Component:
    """Register a function as `{% name … %} content {% endname %}`; its first parameter is `content`."""
    name = function.__name__
    register.simple_block_tag(function)
    register.tags[name] = _refusing(name, register.tags[name], function)
    return function


def html_attributes(attrs: Mapping[str, object]) -> SafeString:
    """Extra attributes as HTML; those with None or False are left out, True stands alone.

    >>> html_attributes({"id": "t1", "hx_get": "/a?b&c", "data_keep": True, "lang": None})
    ' id="t1" hx-get="/a?b&amp;c" data-keep'
    """
    parts = []
    for name, value in attrs.items():
        _check("html_attributes", name, EXTRA)
        if value is True:
            parts.append(SafeString(f" {_dashed(name)}"))
        elif value is not None and value is not False and value != "":
            parts.append(format_html(' {}="{}"', _dashed(name), value))
    return joined(parts)


def joined(parts: Iterable[object], between: str = "") -> SafeString:
    """Parts one after the other; each is escaped unless it is safe already.

    >>> joined(["<", SafeString("<br>")], " ")
    '&lt; <br>'
    """
    return SafeString(between.join([part if isinstance(part, SafeString) else escape(str(part)) for part in parts]))


def parted(words: str | Promise | Sequence[str]) -> list[str]:
    """Words of one text parted by "|", or words that are apart already.

    words: a text that is translated only when it is shown (`_("Antwort|Anzahl")`) is no `str`, but one text too

    >>> parted("Antwort|#Anzahl"), parted(("Antwort", "#Anzahl"))
    (['Antwort', '#Anzahl'], ['Antwort', '#Anzahl'])
    """
    return str(words).split("|") if isinstance(words, str | Promise) else list(words)


def choose(table: Mapping[str, Any], key: str, what: str) -> Any:
    """The entry of a table of kinds; refuses a kind that is not in it, naming the known ones."""
    try:
        return table[key]
    except KeyError:
        raise UnknownAttribute(f"{what} „{key}“ gibt es nicht. Bekannt sind: {', '.join(table)}.") from None


def _first_parameter(function: Callable[..., SafeString]) -> str:
    return next(iter(inspect.signature(function).parameters), "")


def _refusing(name: str, compile_tag: Compile, function: Callable[..., SafeString]) -> Compile:
    parameters = inspect.signature(function).parameters.values()
    known = [p.name for p in parameters if p.kind is not p.VAR_KEYWORD and p.name not in ("context", "content")]
    open_ended = any(p.kind is p.VAR_KEYWORD for p in parameters)

    def compile_or_refuse(parser: Parser, token: Token) -> Any:
        for bit in token.split_contents()[1:]:
            given = re.match(r"(\w+)=", bit)
            if given and given[1] not in known:
                _check(name, given[1], (*known, *EXTRA) if open_ended else tuple(known), open_ended)
        return compile_tag(parser, token)

    return compile_or_refuse


def _check(component_name: str, given: str, known: tuple[str, ...], open_ended: bool = True) -> None:
    if not (open_ended and _EXTRA_NAME.fullmatch(given)):
        raise UnknownAttribute(f"„{component_name}“ kennt „{given}“ nicht. Bekannt sind: {', '.join(known)}.")


def _dashed(name: str) -> str:
    return name.replace("_", "-")
