"""Pages that did not change are not made again: 304 after two small queries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from masswerk import __version__
from masswerk.concepts.shelf import editions_of
from masswerk.people.access import get_viewer

View = Callable[..., HttpResponse]
Seed = Callable[[HttpRequest, str], object]
_SEEDS: list[Seed] = []

PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-cache"


def also_changes_with(seed: Seed) -> None:
    """Say on what else the pages of a body depend: `seed` takes the request and its short name."""
    if seed not in _SEEDS:
        _SEEDS.append(seed)


def unchanged(view: View) -> View:
    """Answer 304 while the body, all its editions, what packages above have joined, and the program are the same.

    For views with the body's short name as `body`. What signed-in readers see is their own: they may read drafts.
    A body without editions has nothing that counts its changes; its pages are made anew.
    """

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        if not editions_of(request, address["body"]):
            return view(request, **address)
        etag = _etag(request, address["body"])
        early = get_conditional_response(request, etag=etag)
        if isinstance(early, HttpResponseNotModified):
            return early
        response = view(request, **address)
        if response.status_code == 200:
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = PRIVATE if get_viewer(request).is_signed_in else PUBLIC
        return response

    return answer


def _etag(request: HttpRequest, body: str) -> str:
    """Of all editions the viewer may read: a page shows its neighbours too."""
    account = get_viewer(request).account
    joined = [seed(request, body) for seed in _SEEDS]
    seed = __version__, editions_of(request, body), joined, request.get_full_path(), account.pk if account else None
    return quote_etag(hashlib.sha256(repr(seed).encode()).hexdigest()[:32])
