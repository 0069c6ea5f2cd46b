"""Which words a page can show in another language: found in templates and in Python, without running them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

CALLS = frozenset({"_", "gettext", "gettext_lazy", "ngettext"})
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"(?<![\w.])(ngettext|gettext|_)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?")
"""What Django's `templatize` makes of a template's translatable words."""


def of_python(source: str) -> Iterator[str]:
    """Messages of Python code; those with a plural as "singular\\0plural".

    >>> list(of_python('_("Suche"); ngettext("{n} Wort", "{n} Wörter", n)'))
    ['Suche', '{n} Wort\\x00{n} Wörter']
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if texts:
                yield "\0".join(texts[:2] if node.func.id == "ngettext" else texts[:1])


def of_template(source: str) -> Iterator[str]:
    """Messages of a template, in the same form.

    >>> list(of_template('{% load i18n %}{% translate "Suche" %}{% notice _("Nichts gefunden.") %}'))
    ['Suche', 'Nichts gefunden.']
    """
    for name, *literals in IN_TEMPLATE.findall(templatize(source)):
        texts = [ast.literal_eval(literal) for literal in literals if literal]
        yield "\0".join(texts if name == "ngettext" else texts[:1])


def of_folder(folder: Path) -> set[str]:
    """Messages of all Python files and templates below a folder."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".py":
            found.update(of_python(path.read_text(encoding="utf-8")))
        elif path.suffix == ".html":
            found.update(of_template(path.read_text(encoding="utf-8")))
    return found
