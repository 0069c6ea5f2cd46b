"""Taking a passage out of a draft, and saying what becomes of its content."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.actions.relations import TARGETS
from masswerk.concepts.forms import RemoveForm
from masswerk.concepts.models import Passage
from masswerk.concepts.reading import Reading, load
from masswerk.concepts.refusals import GONE
from masswerk.concepts.views import frame
from masswerk.concepts.views.affected import affected
from masswerk.concepts.views.placing import parents
from masswerk.concepts.views.tree import name
from masswerk.people.access import get_viewer


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def remove(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Ask before a passage goes with all it contains, and what becomes of its content."""
    row = access.get_editable_passage(get_viewer(request), body, edition, element)
    reading = load(row.edition)
    item = reading.by_key[element]
    form = RemoveForm(request.POST or None, targets=parents(reading, item), initial={
        "fate": "dropped", "keep_below": True})
    refusal = None
    if request.method == "POST" and (row.edition.based_on is None or form.is_valid()):
        try:
            _remove(request, reading, row, form)
        except GONE:
            raise
        except RuleError as error:
            refusal = error
        else:
            messages.success(request, "Die Textstelle ist aus dem Entwurf entfernt.")
            return redirect(frame.passage_url("passage", item.parent.passage) if item.parent
                            else frame.url("edition", row.edition))
    return frame.work_page(request, row.edition, "concepts/remove.html", {
        "form": form, "passage": row, "affected": affected(reading, item), "refusal": refusal, "tab": "place",
        "has_below": bool(item.children), "is_target": item.kind in TARGETS,
        "needs_fate": row.edition.based_on is not None, "name": name(item)},
        current=element, status=422 if refusal else frame.status_of(form), reading=reading)


def _remove(request: HttpRequest, reading: Reading, row: Passage, form: RemoveForm) -> None:
    if row.edition.based_on is None:
        actions.dissolve(row, by=frame.actor(request))
        return
    data = form.cleaned_data
    into = reading.by_key[data["into"]].passage.element if data["fate"] == "merged" else None
    actions.dissolve(row, reason=data["reason"] if data["fate"] == "dropped" else "", into=into,
                     keep_below=data["keep_below"], by=frame.actor(request))
