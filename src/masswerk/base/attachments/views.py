"""Gives files out: only to whoever may see them, and so that a browser can do nothing else with them."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from masswerk.base.attachments.purposes import PURPOSES
from masswerk.base.models import Attachment
from masswerk.base.rules.media import PICTURES

LOCKED_UP = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Policy of a file opened by itself: a null origin, no scripts, no forms, nothing loaded."""


@require_safe
def attachment(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file of an attachment: pictures to be shown, documents to be saved; 404 to whoever may not see it."""
    kept = Attachment.objects.filter(key=key).exclude(file="").first()
    purpose = PURPOSES.get(kept.purpose) if kept else None
    if kept is None or purpose is None or not purpose.may_see(request, kept):
        raise Http404
    etag = quote_etag(kept.sha256[:32])
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = FileResponse(default_storage.open(kept.file), as_attachment=kept.media_type not in PICTURES,
                              filename=kept.name, content_type=kept.media_type)
        answer.headers["Content-Length"] = str(kept.size)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    return answer
