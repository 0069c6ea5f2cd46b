"""Components: the parts pages are made of, as template tags.

`{% load components %}` brings all of them. Each refuses attributes it does not know; all output is escaped.
Components with `**attrs` hand on `id`, `lang`, `hreflang`, `dir`, `hx_…`, `data_…` and `aria_…` to their outermost
element.
Every component stands in all its states on the page /bausteine/. Words come from the glossary, looks from KERN UX.
"""

from masswerk.base.components.figures import Part
from masswerk.base.components.library import UnknownAttribute
from masswerk.base.components.navigation import Entry
from masswerk.base.components.signs import STATIONS

__all__ = ["STATIONS", "Entry", "Part", "UnknownAttribute"]
