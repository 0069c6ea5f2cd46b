"""The card wall: for the projector, and for putting cards together."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.bodies.models import Body
from masswerk.events import access, actions, queries
from masswerk.events.forms import ClusterForm, MoveForm
from masswerk.events.models import Card, Cluster, Group
from masswerk.events.views import frame
from masswerk.events.views.cards import WRITERS
from masswerk.people.access import get_viewer
from masswerk.people.workplace import workplace


@require_safe
@workplace(*WRITERS)
def wall(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """All that hangs for one group; `?teil=karten` gives the cards alone, or 304 where nothing changed."""
    found = access.get_group(get_viewer(request), body, event, group)
    tag = f'"{hashlib.sha256(f"{found.event.pk}.{found.event.version}.{found.pk}".encode()).hexdigest()[:16]}"'
    is_part = request.GET.get("teil") == "karten"
    if is_part and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    asked = queries.wall(found)
    template = "events/parts/cards.html" if is_part else "events/wall.html"
    answer = render(request, template, {
        "body": body, "group": found, "event": found.event, "asked": asked, "now": timezone.localtime(),
        "count": sum(one.column.count for one in asked)})
    if is_part:
        answer.headers["ETag"] = tag
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def move(request: HttpRequest, body: Body, event: str, number: int) -> HttpResponse:
    """Put one card into a cluster, a new one, or none; by form, and by the wall's script."""
    found = access.get_card(get_viewer(request), body, event, number)
    clusters = list(Cluster.objects.filter(group=found.group, question=found.question))
    cards = Card.objects.filter(group=found.group, question=found.question).exclude(pk=found.pk)
    form = MoveForm(request.POST or None, clusters=[(str(row.pk), row.title) for row in clusters],
                    cards=[(str(row.number), f"{row.number} {row.text[:60]}") for row in cards],
                    initial={"cluster": found.cluster_id})
    done = frame.attempt(form, lambda: _moved(request, found, form, clusters, list(cards)))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"moved": bool(done)}, status=200 if done else 422)
    if done:
        messages.success(request, f"Karte {found.number} hängt an ihrem neuen Ort.")
        return redirect(frame.group_url("wall", found.group))
    return frame.form_page(request, body, "move", form, event=found.event, group=found.group, card=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def cluster(request: HttpRequest, body: Body, event: str, group: int, cluster: int) -> HttpResponse:
    """Give a cluster another heading, or take it apart."""
    found = access.get_group(get_viewer(request), body, event, group)
    row = _get_cluster(found, cluster)
    form = ClusterForm(request.POST or None, initial={"title": row.title})
    if frame.attempt(form, lambda: actions.rename_cluster(
            row, title=form.cleaned_data["title"], by=frame.actor(request)) or True):
        return redirect(frame.group_url("wall", found))
    return frame.form_page(request, body, "cluster", form, event=found.event, group=found, cluster=row)


@require_POST
@workplace(*WRITERS)
def dissolve(request: HttpRequest, body: Body, event: str, group: int, cluster: int) -> HttpResponse:
    """Take a cluster apart; its cards hang alone again."""
    found = access.get_group(get_viewer(request), body, event, group)
    row = _get_cluster(found, cluster)
    actions.dissolve_cluster(row, by=frame.actor(request))
    messages.success(request, f"„{row.title}“ ist aufgelöst; die Karten hängen einzeln.")
    return redirect(frame.group_url("wall", found))


def _moved(request: HttpRequest, card: Card, form: MoveForm, clusters: list[Cluster], cards: list[Card]) -> bool:
    by, data = frame.actor(request), form.cleaned_data
    if data["fresh"].strip():
        actions.form_cluster(card.group, card.question, title=data["fresh"], cards=[card], by=by)
        return True
    chosen = next((row for row in clusters if str(row.pk) == data["cluster"]), None)
    before = next((row for row in cards if str(row.number) == data["before"]), None)
    actions.move_card(card, cluster=chosen, before=before, by=by)
    return True


def _get_cluster(group: Group, pk: int) -> Cluster:
    row: Cluster | None = Cluster.objects.filter(group=group, pk=pk).first()
    if row is None:
        raise Http404
    return row
