"""Letters in the office's own template: a Word file with placeholders such as {{ betreff }}.

A template may name placeholders, repeat paragraphs ({%p for aussage in aussagen %} … {%p endfor %}) and show some only
where there is something to show ({%p if hinweis %}). Nothing else of the template language is allowed, so that a
template can neither reach into the program nor run for ever; the language runs in its sandbox besides.
Source: docxtpl (tags with "p" remove their paragraph); Jinja, Sandbox.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NoReturn

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from masswerk.documents.writers.letter_files import checked
from masswerk.documents.writers.letter_refusals import MissingPlaceholders, TemplateNotAllowed, UnknownPlaceholders
from masswerk.documents.writers.prepare import clean

Row = Mapping[str, str]
Values = Mapping[str, str | bool | Sequence[Row]]

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Not,
    nodes.And, nodes.Or,
)
_OF_THE_LANGUAGE = {"self", "loop", "caller", "varargs", "kwargs", "super"}
_WORDS = {
    "Call": "ein Aufruf", "Filter": "ein Filter (|)", "Getitem": "eckige Klammern", "Assign": "{% set %}",
    "Include": "{% include %}", "Import": "{% import %}", "FromImport": "{% import %}", "Macro": "{% macro %}",
    "Compare": "ein Vergleich", "Extends": "{% extends %}", "Block": "{% block %}",
}


class _Environment(SandboxedEnvironment):
    """Checks every text before it is compiled and notes which placeholders it names."""

    def __init__(self, undefined: type[ChainableUndefined] | type[StrictUndefined]) -> None:
        super().__init__(autoescape=True, undefined=undefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.named: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                kind = type(node).__name__
                raise TemplateNotAllowed(name="", detail=_WORDS.get(kind, f"{kind}"))
            if isinstance(node, nodes.Name) and node.name in _OF_THE_LANGUAGE:
                raise TemplateNotAllowed(name="", detail=f"„{node.name}“")
            if isinstance(node, nodes.Getattr) and (not isinstance(node.node, nodes.Name) or node.attr.startswith("_")):
                raise TemplateNotAllowed(name="", detail=f"„.{node.attr}“")
            if isinstance(node, nodes.For) and (not isinstance(node.iter, nodes.Name) or node.recursive or node.test):
                raise TemplateNotAllowed(name="", detail="eine Schleife über etwas anderes als eine Liste")
        self.named |= find_undeclared_variables(tree)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of rows only."""
        return isinstance(obj, dict) and not attr.startswith("_")

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a row, never an attribute of an object: "items" of a row is its field "items"."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return self.undefined(obj=obj, name=attribute)


class _Told(StrictUndefined):
    """A placeholder without value ends the letter and says its name."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnknownPlaceholders(name="", placeholders=str(self._undefined_name), known="")

    __iter__ = __str__ = __len__ = __bool__ = __eq__ = __hash__ = _fail_with_undefined_error  # type: ignore[assignment]


def placeholders(template: bytes, *, name: str = "Vorlage.docx") -> frozenset[str]:
    """The placeholders of a template; fields of repeated rows are not among them.

    Raises TemplateNotAllowed for anything but names, loops and conditions; HasMacros, Damaged, UnsafeContent and
    others of `refusals.Unreadable` for files that are no sound Word file.
    """
    environment = _Environment(ChainableUndefined)
    _rendered(template, {}, environment, name)
    return frozenset(environment.named)


def check_template(
    template: bytes, known: Collection[str], required: Collection[str] = (), *, name: str = "Vorlage.docx"
) -> None:
    """Refuse a template that names what will have no value, or lacks what a letter needs.

    known, required: placeholders. Raises UnknownPlaceholders, MissingPlaceholders, and what `placeholders` raises.
    """
    found = placeholders(template, name=name)
    if found - set(known):
        raise UnknownPlaceholders(
            name=name, placeholders=_listed(found - set(known)), known=f" Bekannt sind: {_listed(known)}.")
    if set(required) - found:
        raise MissingPlaceholders(name=name, placeholders=_listed(set(required) - found))


def write_letter(template: bytes, values: Values, *, name: str = "Vorlage.docx") -> bytes:
    """The template with its placeholders filled, as a Word file.

    values: text by placeholder (line breaks are kept), truth for conditions, or rows of texts for loops
    Raises UnknownPlaceholders with the names that have no value, and what `placeholders` raises.
    """
    check_template(template, values.keys(), name=name)
    return _rendered(template, {key: _clean(value) for key, value in values.items()}, _Environment(_Told), name)


def _rendered(template: bytes, context: dict[str, Any], environment: _Environment, name: str) -> bytes:
    checked(name, template)
    buffer = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, environment, autoescape=True)
        document.save(buffer)
    except TemplateSyntaxError as error:
        raise TemplateNotAllowed(name=name, detail=f"eine unvollständige Anweisung ({error.message})") from error
    except (TemplateNotAllowed, UnknownPlaceholders) as refusal:
        raise type(refusal)(**{**refusal.facts, "name": name}) from None
    return buffer.getvalue()


def _clean(value: str | bool | Sequence[Row]) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean(value)
    return [{key: clean(text) for key, text in row.items()} for row in value]


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))
