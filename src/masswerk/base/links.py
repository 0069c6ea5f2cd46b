"""Links that open one thing for somebody without an account: for one purpose, at one body, until a day.

The token belongs behind `#` or into a form, never into a path: addresses end in logs.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from django.conf import settings

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.base.models import SignedLink
from masswerk.base.rules import links as rules


class LinkClosed(RuleError):
    """One refusal for every reason: a wrong link learns nothing about why it is wrong."""

    cause = "Dieser Link ist abgelaufen, zurückgezogen oder unvollständig."
    way_out = "Bitten Sie die Stelle, von der Sie ihn haben, um einen neuen Link."


@action("link.issued")
def issue(*, purpose: str, scope: str, expires_at: datetime, by: Actor, body_id: int | None = None) -> str:
    """Make a link and give its token, which is kept nowhere.

    purpose: what it opens; the page that opens it asks for the same
    scope:   the object it opens, as the log names objects ("measure 7")
    """
    name = secrets.token_bytes(rules.NAME_BYTES)
    link = SignedLink(name_hash=rules.stored_name(name), purpose=purpose, scope=scope, body_id=body_id,
                      expires_at=expires_at)
    link.save()
    return rules.make_token(name, _facts(link), settings.SECRET_KEY.encode())


@action("link.revoked")
def revoke(link: SignedLink, *, by: Actor, now: datetime) -> None:
    """Make a link useless at once."""
    link.revoked_at = now
    link.save(update_fields=["revoked_at"])


def open_link(token: str, *, purpose: str, now: datetime, body_id: int | None = None) -> SignedLink:
    """The link behind a token; raises LinkClosed unless it is genuine, in time, not revoked, and for this purpose."""
    name = rules.name_of(token)
    found = SignedLink.objects.filter(name_hash=rules.stored_name(name)) if name else SignedLink.objects.none()
    link: SignedLink | None = found.first()
    keys = [key.encode() for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    known = link or SignedLink(purpose=purpose, scope="", body_id=body_id, expires_at=now)
    genuine = rules.is_genuine(token, _facts(known), keys)
    if link is None or not genuine or not link.is_open(now) or (link.purpose, link.body_id) != (purpose, body_id):
        raise LinkClosed()
    return link


def _facts(link: SignedLink) -> rules.LinkFacts:
    return rules.LinkFacts(link.purpose, link.body_id, link.scope, link.expires_at.astimezone(UTC).isoformat())
