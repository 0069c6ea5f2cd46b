"""What a body's pages say about it: appearance and legal pages."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from masswerk.base import attachments
from masswerk.base.errors import RuleError
from masswerk.bodies.access import LOGO
from masswerk.bodies.actions import ColourTooPale, SettingsChangedMeanwhile, change_logo, change_settings
from masswerk.bodies.forms import AccessibilityForm, AppearanceForm, ImprintForm, LogoForm, PrivacyForm
from masswerk.bodies.models import Body
from masswerk.bodies.rules import gaps
from masswerk.bodies.starters import starter
from masswerk.documents.markdown import to_html
from masswerk.people.models import Account, Role
from masswerk.people.workplace import office_page, workplace

administrators = workplace(Role.ADMINISTRATOR)
READ = ["GET", "HEAD", "POST"]
LEGAL = {"impressum": ImprintForm, "datenschutz": PrivacyForm, "barrierefreiheit": AccessibilityForm}
"""Last part of the address, here as on the public pages, to its form."""


@require_http_methods(READ)
@administrators
def appearance(request: HttpRequest, body: Body) -> HttpResponse:
    """Name, introduction, colour, licence, sender."""
    form = AppearanceForm.of(body, request.POST or None)
    if _saved(request, body, form):
        return redirect("office:appearance", body=body.slug)
    return _page(request, body, "desk/appearance.html", form)


@require_http_methods(READ)
@administrators
def logo(request: HttpRequest, body: Body) -> HttpResponse:
    """The picture in the head of every page: choose it, see it, take it away."""
    by = cast("Account", request.user)
    if "entfernen" in request.POST:
        change_logo(body, picture=None, by=by)
        messages.success(request, "Das Logo ist entfernt.")
        return redirect("office:logo", body=body.slug)
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            change_logo(body, picture=attachments.examine(file, name=file.name, purpose=LOGO.name), by=by)
        except RuleError as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "Das Logo ist gespeichert.")
            return redirect("office:logo", body=body.slug)
    return _page(request, body, "desk/logo.html", form, current="logo")


@require_http_methods(READ)
@administrators
def legal(request: HttpRequest, body: Body, page: str) -> HttpResponse:
    """Imprint, privacy notice, accessibility statement; an empty one starts with a text that has gaps."""
    if page not in LEGAL:
        raise Http404
    form: Any = LEGAL[page].of(body, request.POST or None)
    preview = "preview" in request.POST
    if not preview and _saved(request, body, form):
        return redirect("office:legal", body=body.slug, page=page)
    form.initial[form.text] = form.initial[form.text] or starter(form.text)
    shown = (form.data if form.is_bound else form.initial).get(form.text, "")
    return _page(request, body, "desk/legal.html", form, current=page, bound=form[form.text], html=_html(shown),
                 gaps=gaps(shown), is_public=bool(getattr(body, form.text)), ok=preview)


def _saved(request: HttpRequest, body: Body, form: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        change_settings(body, seen=form.cleaned_data["version"], by=cast("Account", request.user), **form.values)
    except ColourTooPale as refusal:
        form.add_error("accent", str(refusal))
    except SettingsChangedMeanwhile as refusal:
        form.add_error(None, str(refusal))
        # the next sending overwrites: the writer has been told
        form.data = form.data.copy()
        form.data["version"] = Body.objects.get(pk=body.pk).version
    else:
        messages.success(request, "Die Einstellungen sind gespeichert.")
        return True
    body.refresh_from_db()
    return False


def _html(text: str) -> SafeString:
    return mark_safe(to_html(text))  # noqa: S308  cleaned by to_html


def _page(request: HttpRequest, body: Body, template: str, form: Any, *, ok: bool = False, current: str = "",
          **context: Any) -> HttpResponse:
    tabs = [("Auftritt", reverse("office:appearance", args=[body.slug]), not current)]
    tabs += [(words, reverse("office:legal", args=[body.slug, name]), name == current)
             for name, words in (("logo", "Logo"), ("impressum", "Impressum"), ("datenschutz", "Datenschutz"),
                                 ("barrierefreiheit", "Barrierefreiheit"))]
    return office_page(request, body, template, {"form": form, "tabs": tabs, **context},
                       status=200 if ok or not form.is_bound else 422)
