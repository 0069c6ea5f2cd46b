"""Concepts, editions, passages, comparisons."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Router

from masswerk.api.caching import revalidated
from masswerk.api.schemas import (
    ChangeOut,
    ComparisonPage,
    ConceptOut,
    Cursor,
    EditionOut,
    FateOut,
    Faults,
    Language,
    Limit,
    MeasureOut,
    MeasurePage,
    PassageOut,
    PassagePage,
    PictureOut,
    Problem,
    SheetOut,
    Slug,
)
from masswerk.bodies.access import get_visible
from masswerk.concepts import queries
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Concept, Edition, Rendition
from masswerk.concepts.publishing import compared
from masswerk.concepts.reading import Item, load
from masswerk.concepts.rules.comparison import Entry
from masswerk.measures import rows
from masswerk.measures.models import Measure
from masswerk.people.access import VISITOR

router = Router(tags=["Konzepte"])
ERRORS = {404: Problem, 422: Faults}
FORMATS = ("pdf", "docx", "odt", "html", "json")


@router.get("", response={200: list[ConceptOut], **ERRORS}, summary="Konzepte einer Gebietskörperschaft")
@revalidated
def concepts(request: HttpRequest, body: Slug) -> list[ConceptOut]:
    """All concepts of a body that have a public edition."""
    found = Concept.objects.filter(body=get_visible(body)).select_related("body")
    return [out for out in (_concept(concept) for concept in found) if out.editions]


@router.get("/{concept}", response={200: ConceptOut, **ERRORS}, summary="Ein Konzept")
@revalidated
def concept(request: HttpRequest, body: Slug, concept: Slug) -> ConceptOut:
    """One concept."""
    found = Concept.objects.filter(body=get_visible(body), slug=concept).select_related("body").first()
    out = _concept(found) if found else None
    if out is None or not out.editions:
        raise Http404
    return out


@router.get("/{concept}/editions/{edition}", response={200: EditionOut, **ERRORS}, summary="Eine Fassung")
@revalidated
def edition(request: HttpRequest, body: Slug, concept: Slug, edition: Slug) -> EditionOut:
    """One edition without its text."""
    return _edition(_get(body, concept, edition))


@router.get("/{concept}/editions/{edition}/passages", response={200: PassagePage, **ERRORS},
            summary="Textstellen einer Fassung")
@revalidated
def passages(request: HttpRequest, body: Slug, concept: Slug, edition: Slug, language: Language = "de",
             limit: Limit = 100, cursor: Cursor = 0) -> PassagePage:
    """The text of an edition, passage by passage in reading order."""
    found = _get(body, concept, edition)
    rows = queries.passages(found).select_related("element__measure__lead_organisation", "element", "wording")
    items = list(load(found, language, rows).walk())
    page = items[cursor:cursor + limit]
    return PassagePage(items=[_passage(found, item) for item in page],
                       next=cursor + limit if cursor + limit < len(items) else None)


@router.get("/{concept}/editions/{edition}/measures", response={200: MeasurePage, **ERRORS},
            summary="Maßnahmen einer Fassung")
@revalidated
def measures(request: HttpRequest, body: Slug, concept: Slug, edition: Slug, limit: Limit = 100,
             cursor: Cursor = 0) -> MeasurePage:
    """The sheets of an edition's measures with what everybody sees of them, by element."""
    found = _get(body, concept, edition)
    asked = Measure.objects.filter(element__passages__edition=found).order_by("element__key")
    page = list(asked.values_list("pk", flat=True)[cursor:cursor + limit + 1])
    items = [rows.public(row) for row in rows.whole(Measure.objects.filter(pk__in=page[:limit]))]
    return MeasurePage(items=[SheetOut(**item) for item in items], next=cursor + limit if page[limit:] else None)


@router.get("/{concept}/editions/{edition}/compare/{other}", response={200: ComparisonPage, **ERRORS},
            summary="Zwei Fassungen vergleichen")
@revalidated
def comparison(request: HttpRequest, body: Slug, concept: Slug, edition: Slug, other: Slug, limit: Limit = 100,
               cursor: Cursor = 0) -> ComparisonPage:
    """The fate of each element from `edition` to `other`, with redlines."""
    result = compared(_get(body, concept, edition), _get(body, concept, other))
    page = result.entries[cursor:cursor + limit]
    return ComparisonPage(counts={fate.value: n for fate, n in result.counts.items()},
                          items=[_fate(entry) for entry in page],
                          next=cursor + limit if cursor + limit < len(result.entries) else None)


def _get(body: str, concept: str, key: str) -> Edition:
    found = readable_editions(VISITOR).filter(body__slug=body, concept__slug=concept, key=key).select_related(
        "concept", "body", "based_on").first()
    if found is None:
        raise Http404
    return found


def _concept(concept: Concept) -> ConceptOut:
    keys = list(readable_editions(VISITOR).filter(concept=concept).order_by("created_at", "id").values_list(
        "key", flat=True))
    current = queries.current_edition(concept)
    return ConceptOut(slug=concept.slug, title=concept.title, summary=concept.summary, editions=keys,
                      current=current.key if current else None,
                      url=reverse("public:editions", kwargs={"body": concept.body.slug, "concept": concept.slug}))


def _edition(edition: Edition) -> EditionOut:
    names = {"body": edition.body.slug, "concept": edition.concept.slug, "edition": edition.key}
    languages = Rendition.objects.filter(edition=edition).values_list("language", flat=True).distinct()
    based_on = edition.based_on.key if edition.based_on and edition.based_on.is_public else None
    return EditionOut(
        key=edition.key, title=edition.title, lead=edition.lead, state=edition.state, based_on=based_on,
        decided_by=edition.decided_by, decided_on=edition.decided_on, paper=edition.paper,
        created_at=edition.created_at, languages=sorted(languages),
        downloads={form: reverse("public:download", kwargs={**names, "form": form}) for form in FORMATS},
        url=reverse("public:edition", kwargs=names))


def _passage(edition: Edition, item: Item) -> PassageOut:
    measure = getattr(item.passage.element, "measure", None)
    url = reverse("public:place", kwargs={"body": edition.body.slug, "concept": edition.concept.slug,
                                          "element": item.key})
    return PassageOut(
        element=item.key, parent=item.parent.key if item.parent else None, kind=item.kind, number=item.number,
        title=item.title, text=item.text, language=item.language, is_stale=item.is_stale,
        hash=item.passage.wording.hash, themes=[theme.key for theme in item.themes],
        fields=[field.key for field in item.fields], url=url,
        errata=[{"dated": c.dated, "note": c.note, "text": c.text} for c in item.corrections],
        pictures=[PictureOut(url=p.address, alt=p.alt, caption=p.caption, credit=p.credit, width=p.width,
                             height=p.height) for p in item.figures],
        measure=_measure(measure) if measure else None)


def _fate(entry: Entry) -> FateOut:
    return FateOut(fate=entry.fate.value, old=[s.place.element for s in entry.olds],
                   new=[s.place.element for s in entry.news], reason=entry.reason,
                   title=[ChangeOut(op=c.op, text=c.text) for c in entry.title],
                   text=[ChangeOut(op=c.op, text=c.text) for c in entry.text])


def _measure(measure: Measure) -> MeasureOut:
    """What everybody sees of how a measure stands."""
    return MeasureOut(status=measure.status, lead=measure.leader if measure.shows("lead") else "",
                      reason=measure.reason if measure.shows("reason") else "",
                      review_on=measure.review_on if measure.shows("review_on") else None)
