"""Writing a contribution: the form, and the preview of a wording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.participation import access, queries
from masswerk.participation.actions import VISITOR, Submitted, submit
from masswerk.participation.forms import ContributionForm
from masswerk.participation.models import Channel, Procedure, Visibility
from masswerk.participation.refusals import NotTheTime
from masswerk.participation.rules.drafts import At, Person, Proposal
from masswerk.participation.rules.languages import guess
from masswerk.participation.rules.phases import Phase
from masswerk.participation.rules.said import commitment
from masswerk.participation.views.public import frame, passages
from masswerk.participation.views.public.acknowledging import receipt
from masswerk.participation.views.public.redlines import Redline, between
from masswerk.participation.views.public.sending import Sent, fresh_ticket, same_ticket, weighed
from masswerk.participation.words import PERSONAL, step_of, steps
from masswerk.people.access import get_viewer

OTHERS = 4
"""Contributions of others shown beside the form."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, body: str, procedure: str, element: str) -> HttpResponse:
    """Contribute to one passage."""
    found = access.get_visible(get_viewer(request), body, procedure)
    there = queries.laid_out_place(found, element)
    if there is None:
        if not queries.is_new(found, element):
            raise Http404
        return redirect(frame.url("write_whole", found))
    return _answer(request, found, there)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest, body: str, procedure: str) -> HttpResponse:
    """Contribute to the whole draft."""
    return _answer(request, access.get_visible(get_viewer(request), body, procedure), None)


def _answer(request: HttpRequest, procedure: Procedure, place: queries.Place | None) -> HttpResponse:
    if not access.may_contribute(get_viewer(request), procedure, frame.invited_to(request)):
        return _closed(request, procedure, place)
    if request.method != "POST":
        if frame.phase_today(procedure) is not Phase.CONTRIBUTE:
            return _closed(request, procedure, place)
        return _form(request, procedure, place, _new_form(place), fresh_ticket(request, _scope(procedure, place)))
    form = _new_form(place, request)
    if "vorschau" in request.POST:
        return _preview(request, procedure, place, form)
    if form.is_valid() and not form.cleaned_data["asked"] and (pointing := form.pointing()):
        return _form(request, procedure, place, form, same_ticket(request, _scope(procedure, place)),
                     pointing=[(PERSONAL[kind], words) for kind, words in pointing])
    kept = _kept(form, procedure, place) if form.is_valid() else None
    if kept is not None:
        return receipt(request, procedure, place, kept)
    ticket = fresh_ticket if form.is_used else same_ticket
    return _form(request, procedure, place, form, ticket(request, _scope(procedure, place)), status=422)


def _new_form(place: queries.Place | None, request: HttpRequest | None = None) -> ContributionForm:
    before = (place.wording.title, place.wording.text) if place else None
    return ContributionForm(request.POST if request else None, before=before)


def _scope(procedure: Procedure, place: queries.Place | None) -> str:
    return f"procedure {procedure.pk} {place.item.element_id if place else 'whole'}"


def _kept(form: ContributionForm, procedure: Procedure, place: queries.Place | None) -> Submitted | None:
    """The contribution, kept; None with an error in the form where it cannot be."""
    sent = weighed(form, _scope(procedure, place), timezone.now())
    if sent is None:
        return None
    try:
        kept = submit(procedure, **_draft(form, place, sent), key=sent.key, code=sent.code, by=VISITOR,
                      now=timezone.now())
    except RuleError as refusal:
        form.add_error(None, str(refusal) if not isinstance(refusal, NotTheTime) else _(
            "Die Frist ist inzwischen zu Ende. Ihr Text ist noch da: Kopieren Sie ihn und wenden Sie sich an die "
            "Koordinierungsstelle."))
        return None
    if not kept.is_new and not _is_same(kept, form, place, sent):
        form.is_used = True
        form.add_error(None, _("Ihr Beitrag ist schon gespeichert; danach haben Sie ihn geändert. Senden Sie noch "
                               "einmal, wenn auch das Geänderte gelten soll: als zweiter Beitrag."))
        return None
    return kept


def _draft(form: ContributionForm, place: queries.Place | None, sent: Sent) -> dict[str, Any]:
    data = form.cleaned_data
    said = form.said()
    facts: dict[str, Any] = {
        "text": said, "channel": Channel.WEB, "language": data["language"] or guess(said, _default_language()),
        "may_publish": data["may_publish"], "person": Person(email=data["email"]) if data["email"] else None,
        # without the work of a browser a person looks first, however the procedure is set
        "visibility": "" if sent.worked or not data["may_publish"] else Visibility.WAITING}
    if place is not None:
        facts["at"] = [At(place.item.element_id, place.wording.pk)]
        if form.is_wording:
            title, text = form.proposed
            facts["proposals"] = [Proposal(place.item.element_id, place.wording.pk, text, title)]
    return facts


def _default_language() -> str:
    language = get_language() or "de"
    return "de" if language == "de-simple" else language


def _is_same(kept: Submitted, form: ContributionForm, place: queries.Place | None, sent: Sent) -> bool:
    """True where what was kept under this ticket is what was sent now."""
    draft = _draft(form, place, sent)
    proposals = [(str(p.element), p.sort, p.title, p.text) for p in draft.get("proposals", [])]
    salt = kept.contribution.salt
    return salt is not None and commitment(bytes(salt), draft["text"], proposals) == kept.contribution.commitment


def _preview(request: HttpRequest, procedure: Procedure, place: queries.Place | None,
             form: ContributionForm) -> HttpResponse:
    """The redline of a proposed wording; nothing is checked or kept."""
    redline = _redline(form)
    if request.headers.get("X-Teil") == "vorschau":
        return render(request, "participation/parts/preview.html", {"redline": redline})
    form.errors.clear()
    return _form(request, procedure, place, form, same_ticket(request, _scope(procedure, place)), redline=redline)


def _redline(form: ContributionForm) -> Redline | None:
    if form.before is None:
        return None
    before = form.before[0].strip(), form.before[1].strip()
    return between(before, form.proposed) if form.proposed != before else None


def _form(request: HttpRequest, procedure: Procedure, place: queries.Place | None, form: ContributionForm,
          ticket: dict[str, object], *, redline: Redline | None = None, status: int = 200,
          pointing: Sequence[tuple[object, str]] = ()) -> HttpResponse:
    """The page of the form. pointing: what in it points at people, told once before it is sent."""
    others: list[queries.Point] = []
    if place is not None:
        others, _hidden = queries.points(procedure, place.item.element_id).at(place.item.element_id)
        if form.is_bound and form.is_wording:
            redline = redline or _redline(form)
    ways = passages.Ways(procedure)
    return frame.page(request, procedure.body, "participation/writing.html", {
        "procedure": procedure, "place": place, "form": form, "redline": redline, **ticket, **_words(place),
        "others": [SafeString(passages.voice(point, ways, set())) for point in others[:OTHERS]],
        "offered_languages": procedure.languages, "more_others": max(0, len(others) - OTHERS),
        "place_url": ways.place(place.item.key) if place else "",
        "privacy_url": frame.url("privacy", procedure), "pointing": pointing,
        "is_wording": form.is_bound and form.is_wording,
    }, trail=frame.trail(procedure, (_title(place), "")), status=status)


def _words(place: queries.Place | None) -> dict[str, object]:
    if place is None:
        return {}
    return {"quoted": passages.text_of(place.item), "own_language": SafeString(passages.language_of(place.item))}


def _title(place: queries.Place | None) -> str:
    return _("Beitrag zu {place}").format(place=frame.place_of(place.item)) if place else _("Beitrag")


def _closed(request: HttpRequest, procedure: Procedure, place: queries.Place | None) -> HttpResponse:
    """Why nobody, or not this person, can contribute now; whatever was typed stands below to be copied."""
    now = frame.phase_today(procedure)
    return frame.page(request, procedure.body, "participation/closed.html", {
        "procedure": procedure, "is_open": now is Phase.CONTRIBUTE, "is_announced": now is Phase.ANNOUNCED,
        "steps": [f"{word}: {when}" for word, when in steps(procedure)], "step": step_of(now),
        "draft_url": frame.url("draft", procedure), "invited_url": frame.url("invited", procedure),
        "sign_in_url": f"{reverse('account_login')}?next={request.path}", "typed": request.POST.get("text", ""),
        "typed_wording": request.POST.get("wording", ""),
    }, trail=frame.trail(procedure, (_title(place), "")), status=422 if request.method == "POST" else 200)
