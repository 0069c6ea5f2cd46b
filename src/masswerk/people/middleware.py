"""Nobody stays signed in for good."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from masswerk.people.sessions import SIGNED_IN

LAST_SEEN = "last_seen"


class SessionLimits:
    """Ends sessions after 30 idle minutes and 12 hours at most; those of demonstration accounts outside of a demo."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._limit(request)
        return self.get_response(request)

    def _limit(self, request: HttpRequest) -> None:
        now = int(time.time())
        started = request.session.setdefault(SIGNED_IN, now)
        seen = request.session.get(LAST_SEEN, now)
        is_closed = request.user.is_demo and not settings.DEMO  # type: ignore[union-attr]
        if is_closed or now - seen > settings.SESSION_IDLE_SECONDS or now - started > settings.SESSION_COOKIE_AGE:
            logout(request)
        elif now - seen >= 60 or LAST_SEEN not in request.session:
            request.session[LAST_SEEN] = now
