"""Adding and moving passages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.actions.placing import LAST, new_key
from masswerk.concepts.forms import AddForm, PlaceForm
from masswerk.concepts.models import Element, Passage
from masswerk.concepts.reading import Item, Reading, load
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.views import frame
from masswerk.concepts.views.tree import name
from masswerk.people.access import get_viewer

Spot = tuple[Element | None, int]


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def add(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Add a passage: behind or below the one it was asked for at, or at the end."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    reading = load(chosen)
    beside = reading.by_key.get(request.GET.get("bei", ""))
    brought = frame.brought(request, "title", "text", "kind")
    form = AddForm(None if brought else request.POST or None, places=_places(beside), initial={
        "key": new_key(),
        "where": request.GET.get("wo") if beside and request.GET.get("wo") in ("after", "below") else
        "after" if beside else "end", "kind": _likely(beside, request.GET.get("wo", "")), **brought})
    made = frame.attempt(form, lambda: _add(request, reading, beside, form))
    if made is None:
        return frame.work_page(request, chosen, "concepts/add.html", {"form": form, "beside": beside},
                               current=beside.key if beside else "", status=frame.status_of(form), reading=reading)
    messages.success(request, "Die Textstelle ist angelegt.")
    return redirect(frame.passage_url("passage", made))


def _likely(beside: Item | None, where: str) -> str:
    """What a new passage most likely is: like those it will stand beside, below a leaf a text."""
    if beside is None:
        return Kind.SECTION
    if where != "below":
        return beside.kind
    return beside.children[-1].kind if beside.children else Kind.TEXT


def _places(beside: Item | None) -> list[tuple[str, str]]:
    end = ("end", "ganz am Ende des Konzepts")
    if beside is None:
        return [end]
    return [("after", f"direkt nach „{name(beside)}“"), ("below", f"als letzter Teil von „{name(beside)}“"), end]


def _add(request: HttpRequest, reading: Reading, beside: Item | None, form: AddForm) -> Passage:
    data = form.cleaned_data
    parent, position = _new_spot(reading, beside, data["where"])
    return actions.add_element(reading.edition, kind=data["kind"], title=data["title"], text=data["text"],
                               parent=parent, position=position, key=data["key"], by=frame.actor(request))


def _new_spot(reading: Reading, beside: Item | None, where: str) -> Spot:
    if beside is None or where == "end":
        return None, LAST
    if where == "below":
        return beside.passage.element, LAST
    return beside.parent.passage.element if beside.parent else None, _row(reading, beside).index(beside) + 2


def _row(reading: Reading, item: Item) -> list[Item]:
    """An item among its siblings."""
    return item.parent.children if item.parent else reading.top


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def place(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Move a passage: a step up, down, out or in, or below another element."""
    row = access.get_editable_passage(get_viewer(request), body, edition, element)
    reading = load(row.edition)
    item = reading.by_key[element]
    spots = steps(reading, item)
    form = PlaceForm(None if "schritt" in request.POST else request.POST or None, parents=parents(reading, item),
                     initial={"parent": item.parent.key if item.parent else ""})
    if request.method == "POST":
        spot = spots.get(request.POST.get("schritt", "")) or _chosen(reading, form)
        if spot is not None:
            actions.move(row, parent=spot[0], position=spot[1], by=frame.actor(request))
            messages.success(request, "Die Textstelle steht jetzt an der neuen Stelle.")
            return redirect(frame.passage_url("place", row) + "#schritte")
    return frame.work_page(request, row.edition, "concepts/place.html", {
        "form": form, "passage": row, "spots": spots, "tab": "place", "row": _row(reading, item)},
        current=element, status=frame.status_of(form), reading=reading)


def steps(reading: Reading, item: Item) -> dict[str, Spot]:
    """Where each step leads: parent and position; steps that are not possible are missing."""
    row = _row(reading, item)
    at, parent = row.index(item), item.parent
    spots: dict[str, Spot] = {}
    above = parent.passage.element if parent else None
    if at > 0:
        spots["hoch"] = above, at
        spots["hinein"] = row[at - 1].passage.element, LAST
    if at + 1 < len(row):
        spots["runter"] = above, at + 2
    if parent is not None:
        further = parent.parent.passage.element if parent.parent else None
        spots["heraus"] = further, _row(reading, parent).index(parent) + 2
    return spots


def parents(reading: Reading, item: Item) -> list[tuple[str, str]]:
    """Every other element that does not stand inside an item: key and name."""
    inside = {below.key for below in item.walk()}
    return [(other.key, name(other)) for other in reading.walk() if other.key not in inside]


def _chosen(reading: Reading, form: PlaceForm) -> Spot | None:
    if not form.is_valid():
        return None
    parent = reading.by_key.get(form.cleaned_data["parent"])
    return parent.passage.element if parent else None, 1 if form.cleaned_data["at"] == "first" else LAST
