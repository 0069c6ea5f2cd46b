"""People to reach at an organisation, and who acts for it here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.network import access, actions
from masswerk.network.forms import ContactForm, PartnerAccountForm
from masswerk.network.models import Contact, Person, Profile
from masswerk.network.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.models import Account, Role
from masswerk.people.workplace import workplace


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def add(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """Write down whom to reach."""
    profile = access.get_profile(get_viewer(request), body, organisation)
    today = timezone.localdate()
    persons = {str(one.pk): one for one in Person.objects.filter(body=body).exclude(contacts__profile=profile)}
    known = dict(sorted(persons.items(), key=lambda pair: pair[1].name.casefold()))
    form = ContactForm(request.POST or None, persons=known, initial=ContactForm.stored(None, today))
    if frame.attempt(form, lambda: actions.add_contact(
            body, profile, facts=form.facts(), person=form.chosen, today=today, by=frame.actor(request))):
        return _saved(request, profile, "Der Kontakt ist gespeichert.")
    return frame.form_page(request, body, "network/contact.html", form, profile=profile)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, organisation: int, contact: int) -> HttpResponse:
    """Say anew how somebody is reached."""
    profile = access.get_profile(get_viewer(request), body, organisation)
    found = access.get_contact(profile, contact)
    today = timezone.localdate()
    form = ContactForm(request.POST or None, initial=ContactForm.stored(found, today))
    if frame.attempt(form, lambda: actions.change_contact(found, facts=form.facts(), today=today,
                                                          by=frame.actor(request))):
        return _saved(request, profile, "Der Kontakt ist gespeichert.")
    others = Contact.objects.filter(person=found.person).exclude(pk=found.pk).select_related("profile__organisation")
    return frame.form_page(request, body, "network/contact.html", form, profile=profile, contact=found,
                           others=list(others))


@require_POST
@workplace(*EDITORS)
def remove(request: HttpRequest, body: Body, organisation: int, contact: int) -> HttpResponse:
    """Delete somebody's function here; with the last one the person."""
    profile = access.get_profile(get_viewer(request), body, organisation)
    actions.remove_contact(access.get_contact(profile, contact), by=frame.actor(request))
    return _saved(request, profile, "Der Kontakt ist gelöscht.")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def partner(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """Say who acts for an organisation here."""
    profile = access.get_profile(get_viewer(request), body, organisation)
    accounts = {str(one.pk): one for one in Account.objects.filter(
        is_active=True, grants__body=body, grants__role=Role.PARTNER,
        grants__valid_until=None).distinct().order_by("name")}
    form = PartnerAccountForm(request.POST or None, accounts=[(key, str(one)) for key, one in accounts.items()])
    if frame.attempt(form, lambda: actions.tie_partner(profile, accounts[form.cleaned_data["account"]],
                                                       by=frame.actor(request))):
        return _saved(request, profile, "Der Zugang ist eingerichtet.")
    held = Account.objects.filter(grants__body=body, grants__scope=access.scope_of(profile.organisation),
                                  grants__valid_until=None).distinct().order_by("name")
    return frame.form_page(request, body, "network/partner.html", form, profile=profile, held=list(held),
                           accounts=accounts)


def _saved(request: HttpRequest, profile: Profile, words: str) -> HttpResponse:
    return frame.saved(request, words, "network:organisation", body=profile.body.slug,
                       organisation=profile.organisation_id)
