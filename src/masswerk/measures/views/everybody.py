"""What everybody finds of all measures: how they stand, narrowed down by field, theme and status."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.bodies.access import get_visible
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Edition, State
from masswerk.concepts.unchanged import unchanged
from masswerk.measures.overview.filters import PublicFilterForm
from masswerk.measures.overview.groups import Choices, read
from masswerk.measures.overview.table import filtered, measures, order_of, page_of
from masswerk.measures.overview.wanted import PUBLIC_ORDERS, Wanted
from masswerk.people.access import VISITOR
from masswerk.people.front import front

ASKED = ("words", "field", "theme", "status")
"""What the public page takes from its address; who leads and what lacks money is asked in the office."""


@require_safe
@unchanged
def index(request: HttpRequest, body: str) -> HttpResponse:
    """Measures of the edition in force: the same page for everybody, signed in or not."""
    place = get_visible(body)
    language = get_language() or settings.LANGUAGE_CODE
    suffix = "" if language == settings.LANGUAGE_CODE else f"?sprache={language}"
    edition = _edition(place.pk)
    context = _found(request, edition) if edition else {"count": 0}
    return render(request, "steering/public.html", {
        "body": place, "edition": edition, "today": timezone.localdate(), **context,
        "is_foreign": language != settings.LANGUAGE_CODE,
        "trail": [(place.name, reverse("public:start", kwargs={"body": place.slug}) + suffix), (_("Maßnahmen"), "")],
        **front(request, place, "measures", suffix)})


def _edition(body: int) -> Edition | None:
    """The edition in force, else the newest that everybody reads."""
    found = readable_editions(VISITOR).filter(body=body).select_related("concept").order_by("-created_at", "-pk")
    return min(found, key=lambda edition: edition.state != State.ADOPTED, default=None)


def _found(request: HttpRequest, edition: Edition) -> dict[str, object]:
    today, given = timezone.localdate(), Wanted.of(request.GET)
    wanted = Wanted(**{name: getattr(given, name) for name in ASKED},
                    order=given.order if given.order in PUBLIC_ORDERS else "konzept")
    groups, _choices = read(edition)
    rows = filtered(measures(edition), wanted, groups, today)
    amount = rows.count()
    page, shown = page_of(rows.order_by(*order_of(wanted.order, groups, today)), amount, request.GET.get("page"),
                          groups, today)
    form = PublicFilterForm(request.GET, choices=Choices([], [], []), groups=groups, editions=[])
    return {"count": amount, "page": page, "rows": shown, "filters": form, "wanted": wanted}
