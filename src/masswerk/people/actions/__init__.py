"""What changes about accounts, roles and invitations."""

from masswerk.people.actions.accounts import (
    PasswordTooWeak,
    create_account,
    deactivate,
    end_sessions,
    forget_account,
    reactivate,
    rename,
)
from masswerk.people.actions.factors import renew_factors
from masswerk.people.actions.grants import LastAdministrator, end_role, give_role
from masswerk.people.actions.invitations import (
    AddressTaken,
    InvitationClosed,
    OtherAccount,
    accept_for,
    accept_invitation,
    forget_invitation,
    hash_secret,
    invite,
    invite_again,
    mail_key,
    open_invitation,
    revoke_invitation,
)

__all__ = [
    "AddressTaken", "InvitationClosed", "LastAdministrator", "OtherAccount", "PasswordTooWeak", "accept_for",
    "accept_invitation", "create_account", "deactivate", "end_role", "end_sessions", "forget_account",
    "forget_invitation", "give_role", "hash_secret", "invite", "invite_again", "mail_key", "open_invitation",
    "reactivate", "rename", "renew_factors", "revoke_invitation",
]
