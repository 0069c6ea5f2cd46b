"""The preview of a returned copy, and taking it in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from masswerk.base.errors import RuleError
from masswerk.participation import actions
from masswerk.participation.arriving_copy import WHOLE, Choice, Copy, drafts_of, read_copy
from masswerk.participation.arriving_sorts import content_of
from masswerk.participation.models import Arrival
from masswerk.participation.views.arriving import frame


def page(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """Per author: changes as redlines on their passages, comments, new paragraphs, what has no place."""
    copy = read_copy(arrival.procedure, arrival.name, content_of(arrival))
    choice = _choice(request, copy) if request.method == "POST" else None
    refusal = None
    if choice is not None:
        try:
            return _taken(request, arrival, copy, choice)
        except RuleError as error:
            refusal = error
    places = [(WHOLE, "zum ganzen Konzept"), *((key, spot.name[:110]) for key, spot in copy.spots.items())]
    return frame.page(request, arrival.procedure, "copy", {
        "arrival": arrival, "copy": copy, "authors": _authors(copy, choice), "places": places, "refusal": refusal,
        "fresh": len(copy.rows) - copy.known}, status=422 if refusal else 200)


def _taken(request: HttpRequest, arrival: Arrival, copy: Copy, choice: Choice) -> HttpResponse:
    actions.take_arrival(arrival, drafts_of(copy, choice), by=frame.actor(request), now=timezone.now())
    messages.success(request, f"„{arrival.name}“ ist übernommen. Neue Beiträge: {arrival.taken}. Schon bekannt: "
                     f"{arrival.known}.")
    return redirect(frame.url("overview", arrival.procedure))


def _choice(request: HttpRequest, copy: Copy) -> Choice:
    taken = set(request.POST.getlist("nimm"))
    people = {author: (request.POST.get(f"name-{place}", "").strip()[:200],
                       request.POST.get(f"organisation-{place}", "").strip()[:200])
              for place, author in enumerate(copy.authors)}
    places = {row.point.id: request.POST.get(f"ort-{row.point.id}", "") for row in copy.rows if row.spot is None}
    return Choice(frozenset(row.point.id for row in copy.rows) - taken, places, people)


def _authors(copy: Copy, choice: Choice | None) -> list[dict[str, object]]:
    """Each author as shown: who they are, and their points with what was chosen."""
    found = []
    for place, (author, rows) in enumerate(copy.authors.items()):
        is_nobody = rows[0].point.is_anonymous
        name, organisation = choice.people[author] if choice else ("" if is_nobody else author, "")
        found.append({
            "place": place, "author": "Ohne Namen geändert" if is_nobody else author, "name": name,
            "organisation": organisation, "is_nobody": is_nobody,
            "rows": [{"row": row, "taken": row.point.id not in choice.left_out if choice else True,
                      "at": choice.places.get(row.point.id, "") if choice else ""} for row in rows]})
    return found
