"""Writing cards for a group: on a phone, as a list; changing and taking down; what the moderation reports."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.events import access, actions, queries
from masswerk.events.forms import CardForm, ListForm, SummaryForm
from masswerk.events.models import Card, Group, GuidingQuestion
from masswerk.events.rules.wall import LONGEST, listed
from masswerk.events.views import frame
from masswerk.events.words import LOOKS
from masswerk.people.access import get_viewer
from masswerk.people.workplace import workplace

WRITERS = (*EDITORS, *access.MODERATION)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def capture(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """Write one card; sends cards again that waited on the device, each kept once."""
    found = access.get_group(get_viewer(request), body, event, group)
    questions = _questions(found)
    form = CardForm(request.POST or None, questions=questions, initial={
        "question": request.GET.get("frage") or (questions[0].number if questions else "")})
    card = frame.attempt(form, lambda: actions.write_card(
        found, _chosen(questions, form), text=form.cleaned_data["text"],
        client_key=form.cleaned_data["client_key"], by=frame.actor(request)))
    if request.headers.get("Accept") == "application/json":
        return _as_json(card, form)
    if card is not None:
        messages.success(request, f"Karte {card.number} hängt an der Wand.")
        return redirect(f"{frame.group_url('capture', found)}?frage={card.question.number}")
    return _page(request, body, "capture", form, found, longest=LONGEST, newest=queries.newest_cards(found),
                 next_number=queries.next_number(found.event))


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def paste(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """Hang many cards at once from a pasted list."""
    found = access.get_group(get_viewer(request), body, event, group)
    questions = _questions(found)
    form = ListForm(request.POST or None, questions=questions)
    cards = frame.attempt(form, lambda: actions.write_list(
        found, _chosen(questions, form), texts=listed(form.cleaned_data["text"]), by=frame.actor(request),
        key=form.cleaned_data["key"]))
    if cards:
        messages.success(request, f"{len(cards)} Karten hängen an der Wand.")
        return redirect(frame.group_url("wall", found))
    if cards is not None:
        form.add_error("text", "In der Liste steht keine Karte. Schreiben Sie jede in eine eigene Zeile.")
    return _page(request, body, "paste", form, found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def card(request: HttpRequest, body: Body, event: str, number: int) -> HttpResponse:
    """Correct a card, or type the text of one that came by photo."""
    found = access.get_card(get_viewer(request), body, event, number)
    questions = _questions(found.group)
    form = CardForm(request.POST or None, questions=questions, initial={
        "question": found.question.number, "text": found.text})
    done = frame.attempt(form, lambda: actions.change_card(
        found, text=form.cleaned_data["text"], question=_chosen(questions, form), by=frame.actor(request)))
    if done is not None:
        messages.success(request, f"Karte {found.number} ist berichtigt.")
        return redirect(frame.group_url("wall", found.group))
    return _page(request, body, "card", form, found.group, card=found, look=LOOKS[found.question.colour],
                 photos=list(found.photos.select_related("attachment")))


@require_POST
@workplace(*WRITERS)
def take_down(request: HttpRequest, body: Body, event: str, number: int) -> HttpResponse:
    """Remove a card that was hung by mistake."""
    found = access.get_card(get_viewer(request), body, event, number)
    actions.take_down(found, by=frame.actor(request))
    messages.success(request, f"Karte {number} ist abgenommen.")
    return redirect(frame.group_url("wall", found.group))


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def summary(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """Write down what the moderation reported."""
    found = access.get_group(get_viewer(request), body, event, group)
    rows = list(found.summaries.all())
    form = SummaryForm(request.POST or None, initial={"points": "\n\n".join(row.text for row in rows)})
    done = frame.attempt(form, lambda: actions.sum_up(found, points=form.rows(), by=frame.actor(request)))
    if done is not None:
        messages.success(request, "Die Zusammenfassung ist gespeichert.")
        return redirect(frame.group_url("summary", found))
    return _page(request, body, "summary", form, found, given=[row for row in rows if row.contribution_id])


def _questions(group: Group) -> list[GuidingQuestion]:
    return list(GuidingQuestion.objects.filter(event=group.event_id))


def _chosen(questions: list[GuidingQuestion], form: CardForm) -> GuidingQuestion:
    return next(question for question in questions if str(question.number) == form.cleaned_data["question"])


def _as_json(card: Card | None, form: CardForm) -> HttpResponse:
    """The answer a device understands that sends what waited."""
    if card is None:
        return JsonResponse({"refused": [error for errors in form.errors.values() for error in errors]}, status=422)
    return JsonResponse({"number": card.number, "text": card.text})


def _page(request: HttpRequest, body: Body, template: str, form: CardForm | SummaryForm, group: Group,
          **more: object) -> HttpResponse:
    looks = [(question, LOOKS[question.colour]) for question in _questions(group)]
    return frame.form_page(request, body, template, form, group=group, event=group.event, questions=looks, **more)
