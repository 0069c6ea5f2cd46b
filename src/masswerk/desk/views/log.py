"""The log of a body: what happened, entry by entry, and whether it is whole."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from masswerk.base import log as stored
from masswerk.base.checkpoints import checkpoint, secret
from masswerk.base.models import ChainHead, LogEntry
from masswerk.base.reads import of_body
from masswerk.base.rules import chain as rules
from masswerk.base.rules.checkpoints import as_text
from masswerk.bodies.models import Body
from masswerk.desk.forms import LogForm
from masswerk.desk.log.changes import content
from masswerk.desk.log.entries import Wanted, lines, starts, with_head
from masswerk.desk.log.naming import name_people, name_subjects
from masswerk.people.access import get_viewer
from masswerk.people.models import Role
from masswerk.people.workplace import office_page, workplace

readers = workplace(Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR)
PER_PAGE = 40


@require_safe
@readers
def log(request: HttpRequest, body: Body) -> HttpResponse:
    """Newest first; filtered by kind of action, object and days."""
    form = LogForm(request.GET or None)
    wanted = form.wanted() if form.is_valid() else Wanted()
    page = Paginator(starts(body.chain, wanted), PER_PAGE).get_page(request.GET.get("page"))
    shown = lines(page.object_list)
    days: dict[date, list[object]] = {}
    for line in shown:
        days.setdefault(line.at.date(), []).append(line)
    about = name_subjects([wanted.subject])[wanted.subject].it if wanted.subject else ""
    return office_page(request, body, "desk/log.html", {
        "form": form, "page": page, "days": days.items(), "wanted": wanted, "about": about,
        "is_filtered": wanted != Wanted(), "may_see_reads": get_viewer(request).has(body, Role.AUDITOR)})


@require_safe
@readers
def entry(request: HttpRequest, body: Body, seq: int) -> HttpResponse:
    """One entry with everything it changed."""
    found = with_head(LogEntry.objects.filter(chain=body.chain, seq=seq)).first()
    if found is None:
        raise Http404
    line = lines([found], alone=True)[0]
    payload = found.payload  # deferred: read for this page only
    same = LogEntry.objects.filter(chain=body.chain, cause=found.cause).order_by("seq").only("pk")
    related = Paginator(same, PER_PAGE).get_page(request.GET.get("page"))
    return office_page(request, body, "desk/log_entry.html", {
        "line": line, "content": content(payload) if payload else None, "entry": found, "page": related,
        "related": lines(
            with_head(LogEntry.objects.filter(pk__in=[row.pk for row in related])).order_by("seq"), alone=True)})


@require_POST
@readers
def verify(request: HttpRequest, body: Body) -> HttpResponse:
    """Check the body's chain from its first entry on and show the result; changes nothing."""
    head = ChainHead.objects.filter(chain=body.chain).first()
    faults = rules.verify(stored.entries(body.chain), (head.seq, head.hash) if head else (0, rules.GENESIS))
    return office_page(request, body, "desk/log_verified.html", {
        "faults": faults, "number": head.seq if head else 0, "checkpoint": as_text([checkpoint(body.chain)], secret())})


@require_safe
@workplace(Role.AUDITOR)
def reads(request: HttpRequest, body: Body) -> HttpResponse:
    """Who read which protected record; for auditors alone."""
    page = Paginator(of_body(body.pk), PER_PAGE).get_page(request.GET.get("page"))
    people, things = name_people(row.actor for row in page), name_subjects(row.subject for row in page)
    rows = [(row.at, people[row.actor], things[row.subject].it, row.page) for row in page]
    return office_page(request, body, "desk/reads.html", {"page": page, "rows": rows})
