"""Interfaces: where fields of action touch."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import InterfaceForm
from masswerk.concepts.models import Interface
from masswerk.concepts.reading import load
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.views import frame
from masswerk.concepts.views.tree import name
from masswerk.people.access import get_viewer


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def interfaces(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """All interfaces of a draft, and a form for another."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    reading = load(chosen)
    fields = [(item.key, name(item)) for item in reading.walk() if item.kind == Kind.FIELD]
    form = InterfaceForm(request.POST or None, fields=fields)
    made = frame.attempt(form, lambda: actions.state_interface(
        chosen, source=reading.by_key[form.cleaned_data["source"]].passage.element,
        target=reading.by_key[form.cleaned_data["target"]].passage.element, note=form.cleaned_data["note"],
        by=frame.actor(request)))
    if made is not None:
        messages.success(request, "Die Schnittstelle ist gespeichert.")
        return redirect(frame.url("interfaces", chosen))
    stated = Interface.objects.filter(edition=chosen).select_related("source", "target").order_by("id")
    rows = [(row, name(reading.by_key[row.source.key]), name(reading.by_key[row.target.key])) for row in stated]
    return frame.work_page(request, chosen, "concepts/interfaces.html", {"form": form, "rows": rows},
                           status=frame.status_of(form), reading=reading)


@require_POST
@frame.editors
def remove(request: HttpRequest, body: Body, edition: int, interface: int) -> HttpResponse:
    """Take back a stated interface."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    actions.remove_interface(get_object_or_404(Interface, edition=chosen, pk=interface), by=frame.actor(request))
    messages.success(request, "Die Schnittstelle ist entfernt.")
    return redirect(frame.url("interfaces", chosen))
