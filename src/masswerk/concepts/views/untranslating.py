"""Deleting a saved translation."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.models import Language, Passage, Rendition
from masswerk.concepts.refusals import TranslatedMeanwhile
from masswerk.concepts.views import frame
from masswerk.concepts.views.translating import direction
from masswerk.documents.markdown import to_html
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def remove(request: HttpRequest, body: Body, edition: int, language: str, element: str) -> HttpResponse:
    """Ask before a translation is deleted, showing it; delete what was shown."""
    row = access.get_steerable_passage(get_viewer(request), body, edition, element)
    held = _get_rendition(row, language)
    refusal = None
    if request.method == "POST":
        try:
            actions.remove_rendition(held, before=request.POST.get("before", ""), by=frame.actor(request))
        except TranslatedMeanwhile as found:
            refusal = found
        else:
            messages.success(request, "Die Übersetzung ist gelöscht.")
            return redirect(frame.url("translate", row.edition, language=language, element=element))
    return office_page(request, body, "concepts/remove_translation.html", {
        "edition": row.edition, "passage": row, "held": held, "spoken": Language(language), "refusal": refusal,
        "html": mark_safe(to_html(held.text)),  # noqa: S308  cleaned by `to_html`
        "before": actions.rendition_hash(held), **direction(language)}, status=CONFLICT if refusal else 200)


def _get_rendition(row: Passage, language: str) -> Rendition:
    held: Rendition | None = Rendition.objects.filter(
        edition=row.edition, element=row.element, language=language).select_related("edition").first()
    if held is None:
        raise Http404
    return held
