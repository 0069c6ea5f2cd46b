"""What everybody reads of a measure."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.bodies.access import get_visible
from masswerk.measures import access
from masswerk.measures.rules.progress import Pace, in_words
from masswerk.measures.views.files import read
from masswerk.people.access import VISITOR
from masswerk.people.front import front

SECTION = "measures"


@require_safe
def show(request: HttpRequest, body: str, concept: str, element: str) -> HttpResponse:
    """A measure's sheet with its public fields: the same page for everybody, signed in or not."""
    place = get_visible(body)
    shown = read(access.get_public(VISITOR, place, concept, element), VISITOR, whole=False)
    language = get_language() or settings.LANGUAGE_CODE
    suffix = "" if language == settings.LANGUAGE_CODE else f"?sprache={language}"
    names = {"body": place.slug, "concept": concept, "edition": shown.edition.key}
    trail = [(place.name, reverse("public:start", kwargs={"body": place.slug}) + suffix),
             (_("Konzept"), reverse("public:edition", kwargs=names) + suffix), (shown.title, "")]
    return render(request, "measures/public/sheet.html", {
        "body": place, "sheet": shown, "measure": shown.measure, "trail": trail, "query": suffix,
        "computed": in_words(shown.computed), "is_late": shown.computed.pace is Pace.LATE, "open": frozenset(),
        "is_foreign": language != settings.LANGUAGE_CODE, "is_office": False,
        **front(request, place, SECTION, suffix)})
