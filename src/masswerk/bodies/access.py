"""Who may see which body, and which organisations a body works with."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from masswerk.base.attachments.purposes import MEGABYTE, Purpose
from masswerk.base.models import Attachment
from masswerk.bodies.models import Body, Organisation


def visible() -> QuerySet[Body]:
    """Bodies with public pages: all active ones."""
    return Body.objects.filter(is_active=True)


def get_visible(slug: str) -> Body:
    """A visible body by its short name; 404 otherwise."""
    body = visible().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def may_see_logo(request: HttpRequest, attachment: Attachment) -> bool:
    """True for everybody as long as a body with public pages shows it."""
    return visible().filter(logo=attachment).exists()


LOGO = Purpose("logo", "Logo", may_see_logo, most_bytes=5 * MEGABYTE)


def known_organisations(body: Body) -> QuerySet[Organisation]:
    """Organisations a body knows; those only others know stay theirs."""
    return Organisation.objects.filter(bodies=body)


def get_known_organisation(body: Body, pk: int) -> Organisation:
    """One organisation a body knows; 404 otherwise."""
    found = known_organisations(body).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
