"""Fields and what is wrong with them: the error stands beside the field and is tied to it."""

from __future__ import annotations

from django import forms
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masswerk.base.components.library import choose, component, html_attributes, joined
from masswerk.base.components.signs import icon

WIDTHS = {"full": "mw-field", "short": "mw-field mw-field--short", "number": "mw-field mw-field--num"}

Attributes = dict[str, str | bool]

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
"""Widgets that are several inputs: they become a `fieldset` with a `legend`."""


@component
def field(bound: BoundField, *, label: str = "", hint: str = "", width: str = "full", **attrs: object) -> SafeString:
    """One field of a form: label, hint, errors, input, tied by `aria-describedby`.

    Fields nobody must fill in say "(freiwillig)". Extra attributes go to the input.
    """
    if bound.is_hidden:
        return SafeString(bound.as_hidden())
    words, help_text = str(label or bound.label), str(hint or bound.help_text)
    html_attributes(attrs)  # refuses what is not known
    extra: Attributes = {name.replace("_", "-"): str(value) for name, value in attrs.items()}
    if isinstance(bound.field.widget, GROUPS):
        return _group(bound, words, help_text, extra)
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return _checkbox(bound, words, help_text, extra)
    look: Attributes = {"class": choose(WIDTHS, width, "Die Breite")}
    control = bound.as_widget(attrs=_tied(bound, help_text) | look | extra)
    return format_html(
        '<div class="mw-formfield"><label class="mw-lab" for="{}">{}{}</label>{}{}{}</div>',
        bound.id_for_label, words, _optional(bound), _hint(bound, help_text), control, _errors(bound),
    )


def _checkbox(bound: BoundField, words: str, hint: str, extra: Attributes) -> SafeString:
    control = bound.as_widget(attrs=_tied(bound, hint) | extra)
    return format_html(
        '<div class="mw-formfield"><label class="mw-check">{}<span>{}</span></label>{}{}</div>',
        control, words, _hint(bound, hint), _errors(bound),
    )


def _group(bound: BoundField, words: str, hint: str, extra: Attributes) -> SafeString:
    choices = joined([
        format_html('<label class="mw-check">{}<span>{}</span></label>', choice.tag(), choice.choice_label)
        for choice in bound.subwidgets
    ])
    tied = _tied(bound, hint).get("aria-describedby", "")
    return format_html(
        '<fieldset class="mw-choice" id="{}"{}{}><legend>{}{}</legend>{}{}{}</fieldset>',
        bound.auto_id, format_html(' aria-describedby="{}"', tied) if tied else "",
        joined([format_html(' {}="{}"', name, value) for name, value in extra.items()]),
        words, _optional(bound), _hint(bound, hint), choices, _errors(bound),
    )


def _tied(bound: BoundField, hint: str) -> Attributes:
    attributes: Attributes = {"aria-invalid": "true"} if bound.errors else {}
    ends = [f"{bound.auto_id}_{end}" for end, given in (("hinweis", hint), ("fehler", bound.errors)) if given]
    if ends:
        attributes["aria-describedby"] = " ".join(ends)
    return attributes


def _optional(bound: BoundField) -> SafeString:
    return SafeString("") if bound.field.required else format_html(" <small>{}</small>", _("(freiwillig)"))


def _hint(bound: BoundField, hint: str) -> SafeString:
    return format_html('<p class="mw-hint" id="{}_hinweis">{}</p>', bound.auto_id, hint) if hint else SafeString("")


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    return format_html(
        '<p class="mw-error" id="{}_fehler">{} {}</p>', bound.auto_id, icon("warning"), joined(bound.errors, " ")
    )


@component
def form_errors(form: BaseForm, *, title: str = "", focus: bool = True) -> SafeString:
    """What is wrong, above the form, with a link to each field; nothing if all is well.

    focus: `menu.js` puts the focus here, so that it is read first
    """
    if not form.errors:
        return SafeString("")
    lines = [format_html("<li>{}</li>", error) for error in form.non_field_errors()]
    for bound in form.visible_fields():
        lines += [
            format_html('<li><a href="#{}">{}</a>: {}</li>', bound.id_for_label or bound.auto_id, bound.label, error)
            for error in bound.errors
        ]
    count = ngettext("Bitte prüfen Sie eine Angabe.", "Bitte prüfen Sie {n} Angaben.", len(lines)).format(n=len(lines))
    return format_html(
        '<div class="mw-note mw-note--bad" role="alert" tabindex="-1"{}>{}'
        '<div class="mw-note__body"><p><b>{}</b></p><ul>{}</ul></div></div>',
        html_attributes({"data_form_errors": focus}), icon("cross", large=True), title or count, joined(lines),
    )
