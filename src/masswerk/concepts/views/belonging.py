"""To which further fields and cross-cutting themes a passage belongs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import BelongForm
from masswerk.concepts.models import Passage
from masswerk.concepts.reading import Item, Reading, load
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.views import frame
from masswerk.concepts.views.tree import name
from masswerk.people.access import get_viewer


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def belong(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Say to which further fields and cross-cutting themes a passage belongs."""
    row = access.get_editable_passage(get_viewer(request), body, edition, element)
    reading = load(row.edition)
    item = reading.by_key[element]
    form = BelongForm(request.POST if request.method == "POST" else None, fields=_fields(reading, item),
                      themes=[(theme.key, name(theme)) for theme in reading.themes if theme is not item],
                      initial={"fields_": [f.key for f in item.fields], "themes": [t.key for t in item.themes]})
    if frame.attempt(form, lambda: _belong(request, reading, row, form)):
        messages.success(request, "Die Zuordnung ist gespeichert.")
        return redirect(frame.passage_url("belong", row))
    return frame.work_page(request, row.edition, "concepts/belong.html", {
        "form": form, "passage": row, "tab": "belong"}, current=element, status=frame.status_of(form),
        reading=reading)


def _fields(reading: Reading, item: Item) -> list[tuple[str, str]]:
    """Fields of action but the passage itself and those it stands in."""
    own = {item.key}
    above = item.parent
    while above is not None:
        own.add(above.key)
        above = above.parent
    return [(f.key, name(f)) for f in reading.walk() if f.kind == Kind.FIELD and f.key not in own]


def _belong(request: HttpRequest, reading: Reading, row: Passage, form: BelongForm) -> bool:
    data = form.cleaned_data
    fields, themes = ([reading.by_key[key].passage.element for key in data[part]] for part in ("fields_", "themes"))
    actions.belong(row, fields=fields, themes=themes, by=frame.actor(request))
    return True
