"""The glossary of a concept: words explained in place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import TermForm
from masswerk.concepts.models import Concept, GlossaryTerm
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page


@require_safe
@frame.editors
def terms(request: HttpRequest, body: Body, concept: str) -> HttpResponse:
    """All words of the glossary."""
    chosen = access.get_concept(get_viewer(request), body, concept)
    return office_page(request, body, "concepts/terms.html", {
        "concept": chosen, "terms": list(chosen.terms.all())})


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def define(request: HttpRequest, body: Body, concept: str) -> HttpResponse:
    """Explain another word."""
    chosen = access.get_concept(get_viewer(request), body, concept)
    return _form(request, chosen, None)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def change(request: HttpRequest, body: Body, concept: str, term: str) -> HttpResponse:
    """Change a word's explanation."""
    chosen = access.get_concept(get_viewer(request), body, concept)
    return _form(request, chosen, _get_term(chosen, term))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def remove(request: HttpRequest, body: Body, concept: str, term: str) -> HttpResponse:
    """Ask before a word leaves the glossary."""
    chosen = access.get_concept(get_viewer(request), body, concept)
    row = _get_term(chosen, term)
    if request.method == "POST":
        actions.remove_term(row, by=frame.actor(request))
        messages.success(request, f"„{row.term}“ ist aus dem Verzeichnis genommen.")
        return redirect("concepts:terms", body=body.slug, concept=chosen.slug)
    return office_page(request, body, "concepts/remove_term.html", {"concept": chosen, "term": row})


def _get_term(concept: Concept, key: str) -> GlossaryTerm:
    row: GlossaryTerm | None = concept.terms.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def _form(request: HttpRequest, concept: Concept, row: GlossaryTerm | None) -> HttpResponse:
    form = TermForm(request.POST or None, initial=_stored(row))
    made = frame.attempt(form, lambda: actions.define_term(
        concept, key=row.key if row else "", term=form.cleaned_data["term"],
        explanation=form.cleaned_data["explanation"], variants=form.spellings(), renditions=form.renditions(),
        by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, concept.body, "concepts/term.html", form, concept=concept, term=row)
    messages.success(request, f"„{made.term}“ ist gespeichert.")
    return redirect("concepts:terms", body=concept.body.slug, concept=concept.slug)


def _stored(row: GlossaryTerm | None) -> dict[str, Any]:
    if row is None:
        return {}
    found = {"term": row.term, "variants": ", ".join(row.variants), "explanation": row.explanation}
    for code, rendered in row.renditions.items():
        found[f"term_{code}"] = rendered.get("term", "")
        found[f"explanation_{code}"] = rendered.get("explanation", "")
    return found
