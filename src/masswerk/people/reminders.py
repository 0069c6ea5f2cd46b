"""What waits for administrators: mail that did not arrive, invitations nobody answered, a missing second factor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from masswerk.base.models import MailState, OutgoingMail
from masswerk.bodies.models import Body
from masswerk.people.access import Viewer, invitations
from masswerk.people.models import Role
from masswerk.people.waiting import TO_DO, Waiting, counted


def of_administrators(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Mail and invitations of the body."""
    if not viewer.has(body, Role.ADMINISTRATOR):
        return
    team = reverse("team:team", kwargs={"body": body.slug})
    lost = OutgoingMail.objects.filter(body_id=body.pk, state=MailState.FAILED).count()
    if lost:
        yield Waiting(TO_DO, f"{counted(lost, 'Eine Nachricht', 'Nachrichten')} nicht zustellbar",
                      "Prüfen Sie die Adresse und laden Sie noch einmal ein", team, "nicht angekommen", "bad")
    late = invitations(viewer, body).filter(accepted_at=None, revoked_at=None, expires_at__lt=timezone.now()).count()
    if late:
        yield Waiting(TO_DO, f"{counted(late, 'Eine Einladung', 'Einladungen')} erneuern oder zurückziehen",
                      "Niemand hat sie in 14 Tagen angenommen", team, "abgelaufen", "wait")


def of_everybody(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """A second factor for those who can do most."""
    account = viewer.account
    if account is None or account.is_demo or not viewer.has(body, Role.ADMINISTRATOR, Role.COORDINATOR):
        return
    if not Authenticator.objects.filter(user=account).exists():
        yield Waiting(TO_DO, "Anmeldung absichern",
                      "Mit einem Passkey oder einem zweiten Faktor kann niemand mit Ihrem Kennwort allein herein",
                      reverse("people:account"))
