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
from masswerk.concepts.models import PUBLIC_STATES, Edition

View = Callable[..., HttpResponse]


def unchanged(view: View) -> View:
    """Answer 304 while edition, body and program are the same; for pages of one edition and visitors only.

    Signed-in readers may see more, so their pages are made anew; browsers keep them for themselves.
    """

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        if request.user.is_authenticated:
            response = view(request, **address)
            response.headers["Cache-Control"] = "private, no-cache"
            return response
        etag = _etag(request, address)
        if etag is None:
            return view(request, **address)
        early = get_conditional_response(request, etag=etag)
        if isinstance(early, HttpResponseNotModified):
            return early
        response = view(request, **address)
        if response.status_code == 200:
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    return answer


def _etag(request: HttpRequest, address: dict[str, Any]) -> str | None:
    keys = [address["edition"], address["other"]] if "other" in address else [address["edition"]]
    rows = Edition.objects.filter(body__slug=address["body"], concept__slug=address["concept"], key__in=keys,
                                  state__in=PUBLIC_STATES).order_by("key").values_list(
        "pk", "version", "state", "body__version")
    found = list(rows)
    if len(found) != len(set(keys)):
        return None
    seed = f"{__version__} {found} {request.get_full_path()}"
    return quote_etag(hashlib.sha256(seed.encode()).hexdigest()[:32])
