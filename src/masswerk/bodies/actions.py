"""What changes about bodies."""

from __future__ import annotations

from typing import Any

from masswerk.base import attachments
from masswerk.base.actions import Actor, action
from masswerk.base.attachments import Examined
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.bodies.rules import RESERVED, contrast

SETTINGS = frozenset({
    "name", "tagline", "lead", "accent", "licence", "mail_sender", "imprint", "privacy_notice",
    "accessibility_statement", "barrier_contact", "sign_language_url",
})
"""Fields that `change_settings` may change."""


class ColourTooPale(RuleError):
    cause = "Die Farbe {colour} hat auf Weiß nur einen Kontrast von {ratio:.1f} zu 1."
    way_out = "Wählen Sie eine dunklere Farbe; nötig sind mindestens 4,5 zu 1."


class SlugReserved(RuleError):
    cause = "„{slug}“ taugt nicht als Kurzname: Unter dieser Adresse stehen Seiten der Anwendung selbst."
    way_out = "Wählen Sie den Namen des Ortes, zum Beispiel „landkreis-harz“."


class SettingsChangedMeanwhile(RuleError):
    cause = "Jemand hat die Einstellungen geändert, während Sie daran geschrieben haben."
    way_out = "Ihre Angaben stehen noch da. Vergleichen Sie mit der Seite und speichern Sie dann noch einmal."


@action("body.founded")
def found_body(*, slug: str, name: str, kind: str, by: Actor, **facts: Any) -> Body:
    """Add a body to the installation; `facts` are further fields of `Body`. Raises SlugReserved."""
    if slug.casefold() in RESERVED:
        raise SlugReserved(slug=slug)
    body = Body(slug=slug, name=name, kind=kind, **facts)
    body.full_clean(exclude=["parent"])
    body.save()
    return body


@action("body.settings_changed")
def change_settings(body: Body, *, by: Actor, seen: int | None = None, **values: Any) -> Body:
    """Change what the body's pages say.

    seen: version of the settings the writer started from; None to overwrite whatever there is
    Raises ColourTooPale where the accent colour is hard to read, SettingsChangedMeanwhile.
    """
    if unknown := set(values) - SETTINGS:
        raise ValueError(f"not settings: {sorted(unknown)}")
    accent = values.get("accent", "")
    if accent and contrast(accent) < 4.5:
        raise ColourTooPale(colour=accent, ratio=contrast(accent))
    stored = Body.objects.select_for_update().get(pk=body.pk)
    if seen is not None and stored.version != seen:
        raise SettingsChangedMeanwhile()
    body.version = stored.version
    for name, value in values.items():
        setattr(body, name, value)
    body.version += 1
    body.full_clean()
    body.save()
    return body


@action("body.logo_changed")
def change_logo(body: Body, *, picture: Examined | None, by: Actor) -> Body:
    """Show a logo in the head of every page, or none; the one before goes with its file."""
    stored: Body = Body.objects.select_for_update().get(pk=body.pk)
    before = stored.logo
    stored.logo = attachments.attach(picture, body_id=body.pk, by=by) if picture else None
    stored.version += 1
    stored.save(update_fields=["logo", "version"])
    if before is not None:
        attachments.remove(before, by=by)
    body.refresh_from_db()
    return stored
