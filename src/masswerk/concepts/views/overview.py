"""All editions of all concepts, and the first page of one edition."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions, queries
from masswerk.concepts.forms import EditionForm, FoundForm
from masswerk.concepts.reading import Reading, load
from masswerk.concepts.revision import open_points
from masswerk.concepts.rules.kinds import GERMAN
from masswerk.concepts.views import frame
from masswerk.concepts.views.steps import possible
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page


@require_safe
@frame.editors
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """Every concept of the body with its editions, their state and the next steps."""
    concepts = access.editable_concepts(get_viewer(request)).filter(body=body)
    shelf = queries.shelf(concepts)
    return office_page(request, body, "concepts/overview.html", {"shelf": shelf})


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def found(request: HttpRequest, body: Body) -> HttpResponse:
    """Start a concept."""
    form = FoundForm(request.POST or None, initial={"slug": "integrationskonzept"})
    made = frame.attempt(form, lambda: actions.found_concept(body, **form.cleaned_data, by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "concepts/found.html", form)
    messages.success(request, "Das Konzept ist angelegt.")
    return redirect("concepts:begin", body=body.slug, concept=made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def begin(request: HttpRequest, body: Body, concept: str) -> HttpResponse:
    """Start an empty edition of a concept."""
    chosen = access.get_concept(get_viewer(request), body, concept)
    form = EditionForm(request.POST or None, initial=frame.next_edition(chosen))
    made = frame.attempt(form, lambda: actions.build_edition(
        chosen, nodes=(), **form.cleaned_data, by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "concepts/begin.html", form, concept=chosen)
    messages.success(request, "Die Fassung ist angelegt. Schreiben Sie jetzt die erste Textstelle.")
    return redirect(frame.url("edition", made))


@require_safe
@frame.editors
def edition(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """One edition: where it stands, what it holds, what comes next."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    reading = load(chosen)
    points = () if chosen.is_fixed else open_points(chosen)
    return frame.work_page(request, chosen, "concepts/edition.html", {
        "steps": possible(chosen), "points": _asked(len(points)), "kinds": _kinds(reading),
        "older": chosen.based_on}, reading=reading)


def _asked(count: int) -> str:
    """How many questions are open, in words; "" for none."""
    return "" if not count else "Eine Frage ist noch offen." if count == 1 else f"{count} Fragen sind noch offen."


def _kinds(reading: Reading) -> list[tuple[str, int]]:
    """How many elements of each kind the edition holds, in the order of the word list."""
    counts: dict[str, int] = {}
    for item in reading.walk():
        counts[item.kind] = counts.get(item.kind, 0) + 1
    return [(GERMAN[kind], counts[kind]) for kind in GERMAN if counts.get(kind)]

