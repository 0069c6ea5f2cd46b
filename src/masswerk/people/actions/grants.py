"""What changes about roles."""

from __future__ import annotations

from datetime import date, timedelta

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.people.models import Account, Grant, Role


class LastAdministrator(RuleError):
    cause = "{body} hätte danach niemanden mehr, der die Anwendung verwaltet."
    way_out = "Geben Sie die Rolle zuerst einer weiteren Person."


@action("grant.given")
def give_role(account: Account, role: str, body: Body, *, by: Actor, scope: str = "") -> Grant:
    """Let an account act in a role at a body; giving it twice changes nothing."""
    held: Grant | None = Grant.objects.filter(account=account, role=role, body=body, scope=scope,
                                              valid_until__isnull=True).first()
    if held is not None:
        return held
    grant = Grant(account=account, role=Role(role), body=body, scope=scope)
    grant.save()
    return grant


@action("grant.ended")
def end_role(grant: Grant, *, by: Actor, on: date) -> None:
    """Let a role end the day before `on`; raises LastAdministrator where nobody would be left to administer."""
    if grant.role == Role.ADMINISTRATOR:
        refuse_without_administrator(grant.body, without=grant.account)
    grant.valid_until = on - timedelta(days=1)
    grant.save(update_fields=["valid_until"])


def refuse_without_administrator(body: Body, *, without: Account) -> None:
    """Raise LastAdministrator unless somebody else administers the body."""
    others = Grant.objects.filter(body=body, role=Role.ADMINISTRATOR, valid_until__isnull=True,
                                  account__is_active=True).exclude(account=without)
    # locked, so that two administrators who end each other's role at once do not both succeed
    if not others.select_for_update().exists():
        raise LastAdministrator(body=body.name)
