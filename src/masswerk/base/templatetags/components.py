"""`{% load components %}`: every component of `masswerk.base.components` as a template tag."""

from masswerk.base.components import (
    controls,
    figures,
    forms,
    frame,
    navigation,
    notes,
    pictures,
    signs,
    states,
    tables,
    text,
    tracery,
)
from masswerk.base.components.library import register

PARTS = (signs, tracery, controls, notes, forms, tables, states, figures, pictures, navigation, frame, text)
"""The modules whose components are registered by importing them, in the order of the page /bausteine/."""

__all__ = ["PARTS", "register"]
