"""What was typed for a place that is gone when it is saved: shown in full, with what happened and where it can go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.concepts import access, happened
from masswerk.concepts.actions.placing import new_key
from masswerk.concepts.happened import Happening
from masswerk.concepts.models import Edition, Element, Language, Lineage, Passage
from masswerk.concepts.refusals import GONE
from masswerk.people.access import get_viewer
from masswerk.people.workplace import Page, office_page

TYPED = {"title": "Titel", "text": "Text", "reason": "Begründung", "lead": "Einleitung", "note": "Hinweis",
         "term": "Begriff", "explanation": "Erklärung"}
"""Fields of the forms that somebody writes into, with their words on the page."""

FIXED, REMOVED, UNKNOWN = 409, 410, 404
OF_PASSAGES = {"passage", "erratum"}
"""Pages whose text may as well become a passage elsewhere."""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened. edition: None where it is discarded; element: None where no passage was written."""

    status: int
    cause: str
    edition: Edition | None
    element: Element | None
    happening: Happening | None


def keeping(view: Page) -> Page:
    """Answer with what was typed where the place it was typed for is gone or fixed; nothing typed: as before.

    For views that are sure of body and role already: strangers never get here.
    """

    @wraps(view)
    def page(request: HttpRequest, body: Body, **address: Any) -> HttpResponse:
        try:
            return view(request, body=body, **address)
        except (Http404, *GONE):
            given = _typed(request)
            if not given:
                raise
            return _show(request, body, address, given)

    return page


def _typed(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Name, word and content of each field somebody wrote into; none for requests of a script."""
    if request.method != "POST" or "HX-Request" in request.headers:
        return []
    given = ((name, word, request.POST.get(name, "").strip()) for name, word in TYPED.items())
    return [field for field in given if field[2]]


def _show(request: HttpRequest, body: Body, address: dict[str, Any], given: list[tuple[str, str, str]]) -> HttpResponse:
    story = _story(body, address)
    language = address.get("language", "")
    open_editions = access.editable_editions(get_viewer(request)).filter(body=body).select_related("concept")
    if story.element is not None:
        open_editions = open_editions.filter(concept_id=story.element.concept_id)
    standing = Passage.objects.filter(edition__in=open_editions, element=story.element).select_related("edition")
    is_passage = request.resolver_match is not None and request.resolver_match.url_name in OF_PASSAGES
    return office_page(request, body, "concepts/gone.html", {
        "story": story, "edition": story.edition, "given": given, "language": language, "tag": _tag(language),
        "text_direction": "rtl" if language == Language.ARABIC else "ltr", "went_into": _went_into(story),
        "standing": [(row, _address(body, row, language)) for row in standing], "editions": open_editions,
        "may_become_passage": is_passage, "key": new_key(), "kind": request.POST.get("kind", ""),
    }, status=story.status)


def _story(body: Body, address: dict[str, Any]) -> Story:
    number, key = address.get("edition", 0), address.get("element", "")
    edition = Edition.objects.filter(body=body, pk=number).select_related("concept", "body").first()
    elements = Element.objects.filter(body=body, key=key)
    element = (elements.filter(concept=edition.concept_id) if edition else elements).first()
    if edition is None:
        gone = happened.discarding(body, number)
        cause = "Der Entwurf, in dem Sie geschrieben haben, ist inzwischen verworfen."
        return Story(REMOVED, cause, None, element, gone) if gone else _unknown(element)
    if edition.is_fixed and not Passage.objects.filter(edition=edition, element=element).exists():
        return _unknown(element, edition)
    if edition.is_fixed:
        cause = f"„{edition.title}“ ist inzwischen beschlossen. Der Text steht fest."
        return Story(FIXED, cause, edition, element, happened.adoption(body, number))
    removal = happened.removal(body, number, element) if element else None
    if removal is None:
        return _unknown(element, edition)
    return Story(REMOVED, f"Diese Textstelle ist inzwischen aus „{edition.title}“ entfernt.", edition, element, removal)


def _unknown(element: Element | None, edition: Edition | None = None) -> Story:
    return Story(UNKNOWN, "Die Stelle, für die Sie geschrieben haben, gibt es nicht mehr.", edition, element, None)


def _went_into(story: Story) -> list[Passage]:
    """Passages of the draft into which the content of a removed one went, as far as it was said."""
    rows = Lineage.objects.filter(edition=story.edition, old=story.element, new__isnull=False).values("new")
    return list(Passage.objects.filter(edition=story.edition, element__in=rows).select_related("element", "wording"))


def _address(body: Body, row: Passage, language: str) -> str:
    page, names = "passage", {"body": body.slug, "edition": row.edition_id, "element": row.element.key}
    if language in Language.values:
        page, names = "translate", {**names, "language": language}
    return reverse(f"concepts:{page}", kwargs=names)


def _tag(language: str) -> str:
    return "de" if language in ("", Language.GERMAN_SHORT) else language
