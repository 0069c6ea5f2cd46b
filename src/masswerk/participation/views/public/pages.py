"""Reading: all procedures of a body, a draft with everything that was said to it, one passage, one contribution."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.base.components.library import joined
from masswerk.base.components.navigation import Entry
from masswerk.bodies.access import visible as visible_bodies
from masswerk.bodies.models import Body
from masswerk.concepts.unchanged import unchanged
from masswerk.participation import access, hooks, queries
from masswerk.participation.hooks import Time
from masswerk.participation.models import Procedure, Visibility
from masswerk.participation.queries import WHOLE, Point, Words
from masswerk.participation.rules.phases import Phase, days_left
from masswerk.participation.views.public import frame, passages, story
from masswerk.participation.views.public.redlines import between
from masswerk.participation.words import PHASES, step_of, steps
from masswerk.people.access import get_viewer


def get_body(slug: str) -> Body:
    """A visible body; 404 otherwise."""
    body = visible_bodies().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


@require_safe
def index(request: HttpRequest, body: str) -> HttpResponse:
    """Everything people can take part in at a body: now, later, and what was."""
    place = get_body(body)
    found = hooks.ways(get_viewer(request), place, localdate())
    return frame.page(request, place, "participation/index.html", {
        "now": found[Time.NOW], "later": found[Time.LATER], "past": found[Time.PAST]}, trail=[(_("Mitreden"), "")])


@unchanged
def draft(request: HttpRequest, body: str, procedure: str) -> HttpResponse:
    """The draft as it was laid out, with everything that was said to it and what became of it."""
    found = access.get_visible(get_viewer(request), body, procedure)
    laid_out = queries.laid_out(found, get_language() or "de")
    voices, ways = queries.points(found), passages.Ways(found)
    now = frame.phase_today(found)
    is_open = now is Phase.CONTRIBUTE
    whole, whole_hidden = voices.at(WHOLE)
    amount, waiting = voices.amounts
    return frame.page(request, found.body, "participation/draft.html", {
        **_about(found, now), "is_open": is_open,
        "articles": passages.articles(laid_out, voices, ways, is_open=is_open),
        "contents": [Entry(frame.name_of(item), f"#e-{item.key}", item.number)
                     for item in laid_out.reading.pages if item.element_id in laid_out.wordings],
        "whole": listed(whole, ways), "whole_amount": len(whole),
        "whole_more": SafeString(passages.more(whole_hidden)), "amount": amount,
        "more": SafeString(passages.more(waiting)),
        "spoken": len(voices.elements), "passages": len(laid_out.wordings),
    }, trail=[(_("Mitreden"), frame.index_url(found.body)), (found.title, "")])


@unchanged
def place(request: HttpRequest, body: str, procedure: str, element: str) -> HttpResponse:
    """One passage with everything that was said to it, with reasons, and how it reads now."""
    found = access.get_visible(get_viewer(request), body, procedure)
    there = queries.laid_out_place(found, element)
    if there is None:
        raise Http404
    item = there.item
    points, hidden = queries.points(found, item.element_id).at(item.element_id)
    ways = passages.Ways(found)
    return frame.page(request, found.body, "participation/place.html", {
        "procedure": found, "item": item, "name": frame.name_of(item), "text": passages.text_of(item),
        "own_language": SafeString(passages.language_of(item)), "is_open": frame.phase_today(found) is Phase.CONTRIBUTE,
        "write_url": ways.write(item.key), "thread_url": ways.thread(item.key), "draft_url": frame.url("draft", found),
        "voices": listed(points, ways, reason=True), "amount": len(points),
        "more": SafeString(passages.more(hidden)), "now": _now(there.wording, there.current),
        "is_gone": there.current is None,
    }, trail=frame.trail(found, (frame.place_of(item), "")))


def listed(points: Iterable[Point], ways: passages.Ways, *, reason: bool = False) -> SafeString:
    """Contributions as items of a list."""
    shown: set[int] = set()
    return joined([SafeString(passages.voice(point, ways, shown, reason=reason)) for point in points])


@unchanged
def contribution(request: HttpRequest, body: str, procedure: str, number: int) -> HttpResponse:
    """One public contribution: its words, the decision, what changed; of a withdrawn one, that it was."""
    found = access.get_visible(get_viewer(request), body, procedure)
    one = access.get_shown(found, number)
    parts = story.told(found, one)
    return frame.page(request, found.body, "participation/contribution.html", {
        "procedure": found, "contribution": one, "story": parts, "level": 3 if len(parts) > 1 else 2,
        "draft_url": frame.url("draft", found),
        "is_withdrawn": one.visibility == Visibility.WITHDRAWN,
    }, trail=frame.trail(found, (one.sign, "")))


@unchanged
def privacy(request: HttpRequest, body: str, procedure: str) -> HttpResponse:
    """What happens to the data of those who take part."""
    found = access.get_visible(get_viewer(request), body, procedure)
    return frame.page(request, found.body, "participation/privacy.html", {"procedure": found},
                      trail=frame.trail(found, (_("Datenschutz"), "")))


def _about(procedure: Procedure, now: Phase) -> dict[str, object]:
    return {
        "procedure": procedure, "steps": [f"{word}: {when}" for word, when in steps(procedure)], "step": step_of(now),
        "phase": PHASES[now], "left": days_left(procedure.days, localdate()), "is_announced": now is Phase.ANNOUNCED,
        "whole_url": frame.url("write_whole", procedure), "privacy_url": frame.url("privacy", procedure),
        "code_url": frame.code_url(procedure.body),
    }


def _now(wording: Words, current: Words | None) -> object:
    """How a passage reads now, against how it was laid out; None where it reads the same or is gone."""
    if current is None or current.hash == wording.hash:
        return None
    return between((wording.title, wording.text), (current.title, current.text))

