"""What a form carries against machines: its one-time ticket, and what a sent one is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from masswerk.participation.load import signing_keys, ticket_for
from masswerk.participation.rules import codes, work
from masswerk.participation.rules.work import Ticket, Verdict


@dataclass(frozen=True, slots=True)
class Sent:
    """A ticket that came back in good order.

    ticket: what stands in it
    worked: its browser did the work; else a person took the time, or a machine did
    """

    ticket: Ticket
    worked: bool

    @property
    def key(self) -> str:
        """What makes a contribution the same when the form is sent again."""
        return f"form:{self.ticket.key}"

    @property
    def code(self) -> str:
        """The receipt code that belongs to it."""
        return codes.written(work.code_of(self.ticket, signing_keys()[0]))


def fresh_ticket(request: HttpRequest, scope: str) -> dict[str, object]:
    """What a new form carries: ticket, and how many bits of work it asks for."""
    text, bits = ticket_for(request, scope, timezone.now().timestamp())
    return {"ticket": text, "bits": bits}


def same_ticket(request: HttpRequest, scope: str) -> dict[str, object]:
    """The ticket a form was sent with, where it may be sent once more; else a new one."""
    text = request.POST.get("ticket", "")
    ticket = work.opened(text, scope, signing_keys())
    if ticket is None or timezone.now().timestamp() - ticket.issued > work.LASTS:
        return fresh_ticket(request, scope)
    return {"ticket": text, "bits": ticket.bits}


def weighed(form: Form, scope: str, now: datetime) -> Sent | None:
    """The ticket of a sent form; what is wrong with it becomes an error of the form, which keeps every word."""
    data = form.cleaned_data
    verdict, ticket = work.judged(data.get("ticket", ""), data.get("answer", ""), scope, now=int(now.timestamp()),
                                  keys=signing_keys())
    if ticket is not None and verdict in {Verdict.WORKED, Verdict.WAITED}:
        return Sent(ticket, verdict is Verdict.WORKED)
    if verdict is Verdict.TOO_SOON:
        form.add_error(None, _("Das ging sehr schnell. Warten Sie ein paar Sekunden und senden Sie noch einmal: So "
                               "halten wir Programme fern. Ihr Text ist noch da."))
    else:
        form.add_error(None, _("Die Seite war lange offen. Ihr Text ist noch da; senden Sie ihn bitte noch einmal."))
    return None
