"""The sheet of a measure as the office and its lead organisation see it, and the form of each section."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Passage
from masswerk.measures import access, actions, queries, sheet
from masswerk.measures.differing import differing
from masswerk.measures.forms import FORMS, SectionForm, choices_for
from masswerk.measures.models import Measure
from masswerk.measures.refusals import SheetChangedMeanwhile
from masswerk.measures.rules.progress import Pace, in_words
from masswerk.measures.rules.visibility import LABELS, public_names
from masswerk.measures.sections import OFFICE_ONLY, SECTIONS, mark, stored
from masswerk.people.access import Viewer, get_viewer
from masswerk.people.models import Account, Role
from masswerk.people.workplace import office_page, workplace

CONFLICT = 409
READERS = (*access.READERS, Role.PARTNER)

SAVED_BY = {
    "stand": actions.set_status, "wer": actions.entrust, "fuer-wen": actions.set_reach, "aufgaben": actions.set_tasks,
    "geld": actions.set_money, "wirkung": actions.set_effect, "grundlage": actions.ground,
    "notizen": actions.take_notes,
}
"""Action of each section that takes nothing but its values; days and visibility take more."""


@require_safe
@workplace(*READERS)
def show(request: HttpRequest, body: Body, concept: str, element: str) -> HttpResponse:
    """The whole sheet; each section leads to its form where the viewer may change it."""
    viewer = get_viewer(request)
    if not Measure.objects.filter(body=body, element__concept__slug=concept, element__key=element).exists():
        return _none_yet(request, body, concept, element)
    measure = access.get_internal(viewer, body, concept, element)
    shown = _sheet(measure, viewer)
    return office_page(request, body, "measures/sheet.html", {
        "sheet": shown, "measure": shown.measure, "open": _open(viewer, measure),
        "public": public_names(measure.turned), "public_words": _public_words(measure),
        "computed": in_words(shown.computed),
        "is_late": shown.computed.pace is Pace.LATE, "editions": _editions(measure), "is_office": True})


@require_POST
@workplace(*EDITORS)
def begin(request: HttpRequest, body: Body, concept: str, element: str) -> HttpResponse:
    """Make the sheet of a measure that has none yet."""
    found = access.get_steerable(get_viewer(request), body, concept, element)
    actions.open_sheet(found, by=cast("Account", request.user))
    return redirect("measures:sheet", body.slug, concept, element)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS, Role.PARTNER)
def section(request: HttpRequest, body: Body, concept: str, element: str, section: str) -> HttpResponse:
    """The form of one section; what two people wrote at once is shown side by side."""
    viewer = get_viewer(request)
    measure = access.get_editable(viewer, body, concept, element)
    if section not in _open(viewer, measure):
        raise Http404
    choices = choices_for(measure, timezone.localdate())
    if request.method != "POST":
        now = stored(measure, section)
        return _form(request, measure, section, FORMS[section](choices=choices, stored=now, seen=mark(now)))
    form = FORMS[section](request.POST, choices=choices, stored=stored(measure, section), seen="")
    if form.is_valid():
        try:
            save(measure, section, form, by=cast("Account", request.user))
        except SheetChangedMeanwhile as refusal:
            return _conflict(request, measure, section, form, refusal)
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"„{SECTIONS[section].title}“ ist gespeichert.")
            return redirect(reverse("measures:sheet", args=[body.slug, concept, element]) + f"#{section}")
    return _form(request, measure, section, form, status=422)


def save(measure: Measure, section: str, form: SectionForm, *, by: Account) -> None:
    """Call the action of a section with what its form holds."""
    seen, values = form.cleaned_data["seen"], form.values()
    if section == "termine":
        because = values.pop("because")
        actions.schedule(measure, values, by=by, on=timezone.localdate(), because=because, seen=seen)
    elif section == "sichtbarkeit":
        actions.publish(measure, values["public"], by=by, seen=seen)
    else:
        SAVED_BY[section](measure, values, by=by, seen=seen)


def _conflict(request: HttpRequest, measure: Measure, section: str, form: SectionForm,
              refusal: SheetChangedMeanwhile) -> HttpResponse:
    """What both wrote beside each other; the form keeps the second one's words and starts from what is stored now."""
    now = cast("dict[str, Any]", refusal.facts["stored"])
    mine = form.values()
    fresh = FORMS[section](choices=form.choices, stored={**mine, **_with_ids(mine, now, form.list_name)},
                           seen=mark(now))
    return _form(request, measure, section, fresh, status=CONFLICT, refusal=refusal,
                 differences=differing(form, mine, now))


def _with_ids(mine: dict[str, Any], now: dict[str, Any], name: str) -> dict[str, Any]:
    """The rows of a list; those that are gone meanwhile come anew."""
    if not name:
        return {}
    there = {row["id"] for row in now[name]}
    return {name: [{**row, "id": row["id"] if row.get("id") in there else None} for row in mine[name]]}


def _form(request: HttpRequest, measure: Measure, section: str, form: SectionForm, *, status: int = 200,
          **more: Any) -> HttpResponse:
    passage = Passage.objects.filter(element=measure.element_id).select_related("wording").order_by("-pk").first()
    title = (passage.wording.title or (passage.wording.text or "")[:120]) if passage else ""
    return office_page(request, measure.body, "measures/section.html", {
        "form": form, "measure": measure, "title": title, "section": SECTIONS[section], "name": section,
        "back": reverse("measures:sheet", args=[measure.body.slug, measure.element.concept.slug, measure.element.key]),
        **more}, status=status)


def _sheet(measure: Measure, viewer: Viewer) -> sheet.Sheet:
    edition = queries.newest_of(measure)
    if edition is None:
        raise Http404
    found = sheet.read(measure, edition, timezone.localdate(), whole=True)
    return found if viewer.has(measure.body, *access.READERS) else replace(found, seen=found.seen - {"notes"})


def _open(viewer: Viewer, measure: Measure) -> frozenset[str]:
    """Sections the viewer may change."""
    if viewer.has(measure.body, *EDITORS):
        return frozenset(SECTIONS)
    return frozenset(SECTIONS) - OFFICE_ONLY if access.editable(viewer).filter(pk=measure.pk).exists() else frozenset()


def _public_words(measure: Measure) -> str:
    """What everybody sees, in the order of the sheet."""
    public = public_names(measure.turned)
    return ", ".join(word for name, word in LABELS.items() if name in public)


def _editions(measure: Measure) -> list[Passage]:
    rows = Passage.objects.filter(element=measure.element_id).select_related("edition")
    return list(rows.order_by("-edition__created_at", "-edition_id"))


def _none_yet(request: HttpRequest, body: Body, concept: str, element: str) -> HttpResponse:
    found = access.get_steerable(get_viewer(request), body, concept, element)
    passage = found.passages.select_related("wording").order_by("-pk").first()
    return office_page(request, body, "measures/none_yet.html", {"element": found, "concept": found.concept,
                                                                 "wording": passage.wording if passage else None})
