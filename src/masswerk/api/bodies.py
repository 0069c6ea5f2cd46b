"""Bodies."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from masswerk.api.caching import revalidated
from masswerk.api.schemas import BodyOut, Faults, Problem, Slug
from masswerk.bodies.access import get_visible, visible
from masswerk.bodies.models import LICENCES, Body

router = Router(tags=["Gebietskörperschaften"])


@router.get("", response={200: list[BodyOut]}, summary="Alle Gebietskörperschaften")
@revalidated
def bodies(request: HttpRequest) -> list[BodyOut]:
    """All bodies of this installation, by name."""
    return [_out(body) for body in visible().select_related("parent").order_by("name")]


@router.get("/{body}", response={200: BodyOut, 404: Problem, 422: Faults}, summary="Eine Gebietskörperschaft")
@revalidated
def body(request: HttpRequest, body: Slug) -> BodyOut:
    """One body."""
    return _out(get_visible(body))


def _out(body: Body) -> BodyOut:
    return BodyOut(slug=body.slug, name=body.name, kind=body.kind, ars=body.ars,
                   parent=body.parent.slug if body.parent else None, licence=body.licence,
                   licence_url=LICENCES[body.licence][1], is_demo=body.is_demo,
                   url=reverse("public:start", kwargs={"body": body.slug}))
