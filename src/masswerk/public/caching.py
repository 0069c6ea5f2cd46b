"""Pages that did not change are not made again: 304 after one small query."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from masswerk import __version__
from masswerk.people.access import get_viewer
from masswerk.public.shelf import siblings

View = Callable[..., HttpResponse]

PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-cache"


def unchanged(view: View) -> View:
    """Answer 304 while the concept's editions, the body and the program are the same.

    For pages of one concept. What signed-in readers see is their own: they may read drafts.
    """

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        etag = _etag(request, address)
        early = get_conditional_response(request, etag=etag)
        if isinstance(early, HttpResponseNotModified):
            return early
        response = view(request, **address)
        if response.status_code == 200:
            response.headers["ETag"] = etag
            signed_in = get_viewer(request).is_signed_in
            response.headers["Cache-Control"] = PRIVATE if signed_in else PUBLIC
        return response

    return answer


def _etag(request: HttpRequest, address: dict[str, Any]) -> str:
    """Of all editions the viewer may read: a page shows its neighbours too."""
    account = get_viewer(request).account
    seed = (__version__, siblings(request, address["body"], address["concept"]), request.get_full_path(),
            account.pk if account else None)
    return quote_etag(hashlib.sha256(repr(seed).encode()).hexdigest()[:32])
