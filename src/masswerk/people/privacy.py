"""Personal data of `people` and of the sign-in library, and when it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db.models import Max, Q, QuerySet

from masswerk.base import clock
from masswerk.base.actions import SYSTEM
from masswerk.base.deletions import Deletion, Repeat, on_restore
from masswerk.base.privacy import PUBLIC_TASK, SYSTEM_ACCESS, Personal, declare, declare_impersonal
from masswerk.people.models import Account, Invitation, Session

ACCOUNT_KEPT = timedelta(days=730)
"""How long an account stays after its last role ended."""

INVITATION_KEPT = timedelta(days=90)
"""How long an invitation stays after it was accepted, withdrawn, or expired."""


def accounts_due(now: datetime) -> QuerySet[Account]:
    """Accounts whose last role ended two years ago, or which never had one for as long."""
    day = (now - ACCOUNT_KEPT).date()
    return Account.objects.exclude(is_installation_admin=True).annotate(last=Max("grants__valid_until")).exclude(
        grants__valid_until__isnull=True, grants__isnull=False).filter(
            Q(last__lt=day) | Q(grants__isnull=True, created_at__lt=now - ACCOUNT_KEPT))


def invitations_due(now: datetime) -> QuerySet[Invitation]:
    """Invitations that ended three months ago."""
    before = now - INVITATION_KEPT
    return Invitation.objects.filter(
        Q(accepted_at__lt=before) | Q(revoked_at__lt=before) | Q(expires_at__lt=before))


def _delete_accounts(now: datetime) -> int:
    from masswerk.people.actions import forget_account

    due = list(accounts_due(now))
    for account in due:
        forget_account(account, by=SYSTEM)
    return len(due)


def _delete_invitations(now: datetime) -> int:
    from masswerk.people.actions import forget_invitation

    due = list(invitations_due(now))
    for invitation in due:
        forget_invitation(invitation, by=SYSTEM)
    return len(due)


def _delete_sessions(now: datetime) -> int:
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _repeat(model: type[Account] | type[Invitation], again: Callable[..., None]) -> Repeat:
    """Delete a row once more if it is the one that was deleted, not a later one with its number."""

    def repeat(deletion: Deletion) -> bool:
        row = model.objects.filter(pk=deletion.key).first()
        if row is None or row.created_at.astimezone(UTC).isoformat() != deletion.made:
            return False
        again(row, by=SYSTEM)
        return True

    return repeat


def _of(account: Account) -> QuerySet[Account]:
    return Account.objects.filter(pk=account.pk)


def connect() -> None:
    """Declare everything; called when the app is ready."""
    from masswerk.people.actions import forget_account, forget_invitation, renew_factors

    clock.by_night("Zweite Faktoren", lambda now: {"neu verschlüsselt": renew_factors(by=SYSTEM)})
    on_restore("people.Account", _repeat(Account, forget_account))
    on_restore("people.Invitation", _repeat(Invitation, forget_invitation))
    declare(
        Personal("people.Account", SYSTEM_ACCESS, "Beschäftigte, Ehrenamtliche, Partner mit Konto",
                 "Name, E-Mail-Adresse, Kennwort (nur als Prüfwert), letzte Anmeldung", "Anmelden und zuordnen, wer "
                 "handelt", PUBLIC_TASK, "zwei Jahre nach dem Ende der letzten Rolle", own=_of,
                 hidden=frozenset({"password"}), delete=_delete_accounts),
        Personal("people.Grant", SYSTEM_ACCESS, "dieselben", "Rolle, Stelle, Beginn und Ende", "Rechte vergeben",
                 PUBLIC_TASK, "mit dem Konto", own=lambda account: account.grants.all()),
        Personal("people.Invitation", SYSTEM_ACCESS, "Eingeladene", "E-Mail-Adresse, Rolle", "Konten ohne "
                 "Selbstanmeldung anlegen", PUBLIC_TASK, "drei Monate nach Annahme, Rückzug oder Ablauf",
                 own=lambda account: Invitation.objects.filter(email=account.email),
                 hidden=frozenset({"secret_hash"}), delete=_delete_invitations),
        Personal("people.Session", SYSTEM_ACCESS, "Angemeldete", "Beginn, Art des Browsers", "angemeldet bleiben",
                 PUBLIC_TASK, "zwölf Stunden nach der Anmeldung, 30 Minuten nach der letzten Handlung",
                 own=lambda account: account.sessions.all(),
                 hidden=frozenset({"session_key", "session_data"}), delete=_delete_sessions),
        *_of_the_library())
    declare_impersonal("Verwaltung der Bibliotheken, ohne Angaben zu Personen", "auth.Permission", "auth.Group",
                       "contenttypes.ContentType", "sessions.Session", "socialaccount.SocialApp")


def _of_the_library() -> list[Personal]:
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount

    def goes_along(model: str, data: str, **more: object) -> Personal:
        return Personal(model, SYSTEM_ACCESS, "Angemeldete", data, "Anmelden", PUBLIC_TASK, "mit dem Konto",
                        **more)  # type: ignore[arg-type]

    return [
        goes_along("account.EmailAddress", "E-Mail-Adresse, bestätigt oder nicht",
                   own=lambda account: EmailAddress.objects.filter(user=account)),
        goes_along("account.EmailConfirmation", "Schlüssel einer Bestätigung"),
        goes_along("mfa.Authenticator", "Passkeys und zweiter Faktor (verschlüsselt)",
                   own=lambda account: Authenticator.objects.filter(user=account), hidden=frozenset({"data"})),
        goes_along("socialaccount.SocialAccount", "Kennung beim Behördenkonto",
                   own=lambda account: SocialAccount.objects.filter(user=account)),
        goes_along("socialaccount.SocialToken", "Zugangsschlüssel zum Behördenkonto"),
    ]
