"""The form by which everybody reports a barrier, without an account and without a name."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masswerk.barriers.actions import report
from masswerk.bodies.models import Body
from masswerk.participation.actions import VISITOR
from masswerk.participation.views.public.sending import fresh_ticket, same_ticket, weighed
from masswerk.public import frame
from masswerk.public.forms import BarrierForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, body: str) -> HttpResponse:
    """Report a barrier; sent twice, it is kept once."""
    place = frame.get_body(body)
    if request.method != "POST":
        return _show(request, place, BarrierForm(initial={"page": _came_from(request)}), fresh_ticket)
    form = BarrierForm(request.POST)
    if form.is_valid() and _kept(request, place, form):
        return frame.page(request, place, "public/barrier_sent.html", {
            "trail": _trail(request, place), "will_answer": bool(form.cleaned_data["email"])})
    return _show(request, place, form, same_ticket)


def _kept(request: HttpRequest, place: Body, form: BarrierForm) -> bool:
    now, data = timezone.now(), form.cleaned_data
    sent = weighed(form, _scope(place), now)
    if sent is None:
        return False
    report(place, text=data["text"], page=data["page"], email=data["email"], language=get_language() or "de",
           key=sent.key, by=VISITOR, now=now,
           url=request.build_absolute_uri(reverse("barriers:reports", kwargs={"body": place.slug})))
    return True


def _show(request: HttpRequest, place: Body, form: BarrierForm, ticket: object) -> HttpResponse:
    given = ticket(request, _scope(place))  # type: ignore[operator]
    return frame.page(request, place, "public/barrier_form.html", {
        "form": form, "trail": _trail(request, place), **given}, status=422 if form.errors else 200)


def _scope(place: Body) -> str:
    return f"barrier {place.pk}"


def _came_from(request: HttpRequest) -> str:
    """The page somebody comes from, to be named in the form; "" for the pages about barriers themselves."""
    given = request.GET.get("seite", "")[:300]
    return given if given.startswith("/") else ""


def page_before(request: HttpRequest) -> str:
    """Path of our own page that led here; "" for none. Browsers tell it within one site only."""
    there = urlsplit(request.headers.get("Referer", ""))
    return there.path if there.netloc == request.get_host() and "/barriere-melden/" not in there.path else ""


def _trail(request: HttpRequest, place: Body) -> list[tuple[str, str]]:
    suffix, names = frame.query(request), {"body": place.slug}
    return [(place.name, reverse("public:start", kwargs=names) + suffix), (_("Barriere melden"), "")]
