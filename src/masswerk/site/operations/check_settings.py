"""Is the installation set up for the public?"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from masswerk.people.models import Account
from masswerk.site.operations.archive import KEYS
from masswerk.site.operations.findings import Finding, error, good, warning

LOCAL = {"127.0.0.1", "localhost", "[::1]"}
KEY_LENGTH = 40
"""Characters of a key that nobody guesses: 40 of 64 kinds are 240 bits."""


def addresses() -> Iterator[Finding]:
    """HTTPS, host names, proxy."""
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        yield error("Die Anwendung antwortet unter jedem Namen.", "Nennen Sie in MASSWERK_HOSTS die echten Namen.")
    elif hosts <= LOCAL:
        yield warning("Die Anwendung ist nur von diesem Rechner aus erreichbar.",
                      "Nennen Sie in MASSWERK_HOSTS den Namen, unter dem sie öffentlich ist.")
    else:
        yield good(f"Öffentlich unter {', '.join(sorted(hosts - LOCAL))}.")
    if not settings.HTTPS:
        yield warning("HTTPS ist nicht eingeschaltet: Kennwörter gehen lesbar durch das Netz.",
                      "Richten Sie den Proxy ein (docs/nginx.conf) und setzen Sie MASSWERK_HTTPS=1.")
    elif not settings.TRUSTED_PROXY:
        yield error("HTTPS ist eingeschaltet, aber kein Proxy benannt: Niemand kann sich anmelden.",
                    "Setzen Sie MASSWERK_TRUSTED_PROXY auf die Adresse des Proxys, zum Beispiel 127.0.0.1.")
    else:
        yield good(f"HTTPS über den Proxy {settings.TRUSTED_PROXY}.")


def secret() -> Iterator[Finding]:
    """The key that signs sessions and opens encrypted fields."""
    if len(settings.SECRET_KEY) < KEY_LENGTH:
        yield error(f"Der geheime Schlüssel hat nur {len(settings.SECRET_KEY)} Zeichen.",
                    "Entfernen Sie MASSWERK_SECRET_KEY; dann macht die Anwendung selbst einen. Tragen Sie den alten "
                    "in MASSWERK_OLD_SECRET_KEYS ein.")
    open_to_others = [path for name in KEYS if (path := settings.DATA / name).exists() and path.stat().st_mode & 0o077]
    if settings.DATA.stat().st_mode & 0o007:
        yield warning(f"Andere Benutzer dieses Rechners können in {settings.DATA} lesen.",
                      f"Führen Sie aus: chmod 700 {settings.DATA}")
    for path in open_to_others:
        yield error(f"Andere Benutzer dieses Rechners können {path} lesen.", f"Führen Sie aus: chmod 600 {path}")
    if not open_to_others and len(settings.SECRET_KEY) >= KEY_LENGTH:
        yield good("Der geheime Schlüssel ist lang genug und vor anderen geschützt.")


def demonstration() -> Iterator[Finding]:
    """Demonstration accounts have a password that everybody knows."""
    known = Account.objects.filter(is_demo=True, is_active=True).count()
    if settings.DEMO:
        yield error("Die Vorführung ist eingeschaltet: Jeder kennt das Kennwort ihrer Konten.",
                    "Starten Sie ohne MASSWERK_DEMO und ohne „masswerk demo“.")
    elif known:
        yield error(f"Es gibt {known} Konten der Vorführung; anmelden können sie sich nicht.",
                    "Beginnen Sie für den Betrieb mit einer leeren Datenbank und „masswerk start“.")
    else:
        yield good("Keine Konten der Vorführung.")


def mail() -> Iterator[Finding]:
    """Invitations and answers need mail."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield warning(f"Es ist kein Mailserver eingetragen: Nachrichten liegen in {settings.EMAIL_FILE_PATH}.",
                      "Setzen Sie MASSWERK_MAIL_HOST und die Angaben dazu.")
    else:
        yield good(f"Nachrichten gehen über {settings.EMAIL_HOST or 'den eingestellten Weg'}.")
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield warning("Nachrichten haben keinen richtigen Absender.", "Setzen Sie MASSWERK_MAIL_FROM.")
