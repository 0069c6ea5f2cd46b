"""What became of one element, or where it came from."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.forms import FateForm, OriginForm
from masswerk.concepts.forms.fates import FEWEST_PARTS, MORE_PARTS
from masswerk.concepts.models import Element
from masswerk.concepts.revision import Revision
from masswerk.concepts.rules.tree import Place
from masswerk.concepts.views import frame
from masswerk.concepts.views.revising import get_revision


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def fate(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Say what became of one element of the edition before."""
    revision = get_revision(request, body, edition)
    place = _get_place(revision.old.by_element(), element)
    if request.method == "POST" and "zuruecknehmen" in request.POST:
        actions.withdraw_fate(revision.edition, old=_element(revision, element), by=frame.actor(request))
        messages.success(request, "Die Angabe ist zurückgenommen.")
        return redirect(frame.url("fates", revision.edition))
    form = _fate_form(request, revision, element)
    if frame.attempt(form, lambda: _state(request, revision, element, form)):
        messages.success(request, f"Der Verbleib von „{revision.old_names[element]}“ ist gespeichert.")
        return redirect(frame.url("fates", revision.edition))
    return frame.form_page(
        request, body, "concepts/fate.html", form, edition=revision.edition, older=revision.edition.based_on,
        place=place, name=revision.old_names[element], is_here=element in revision.new_names, element=element,
        is_stated=any(row.old == element for row in revision.rows))


def _fate_form(request: HttpRequest, revision: Revision, element: str) -> FateForm:
    """The form as stated so far; asked for more parts it is not sent yet, and keeps what was chosen."""
    stated = _stated(revision, element, request.GET.get("verbleib", ""))
    wanted = request.POST.get("teile", "")
    sent = sum(name.startswith("part") for name in request.POST) + 1
    parts = max(FEWEST_PARTS, sent + MORE_PARTS * bool(wanted), len(revision.targets(element)))
    names = revision.new_names.items()
    if wanted:
        return FateForm(targets=names, parts=parts, initial=stated | request.POST.dict())
    return FateForm(request.POST or None, targets=names, parts=parts, initial=stated)


def _stated(revision: Revision, element: str, wanted: str) -> dict[str, str]:
    """What the form starts with: what is stated, else what the address asks for."""
    rows = [row for row in revision.rows if row.old == element]
    targets = {f"part{number}": row.new or "" for number, row in enumerate(rows, start=1)}
    relation = wanted or (rows[0].relation.value if rows else "")
    return {**targets, "relation": relation, "target": targets.get("part1", ""),
            "reason": rows[0].reason if rows else ""}


def _state(request: HttpRequest, revision: Revision, element: str, form: FateForm) -> bool:
    new = [_element(revision, key) for key in form.targets()]
    actions.state_fate(revision.edition, relation=form.cleaned_data["relation"], old=[_element(revision, element)],
                       new=new, reason=form.cleaned_data["reason"], by=frame.actor(request))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def origin(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Say where one element of the draft came from."""
    revision = get_revision(request, body, edition)
    place = _get_place(revision.new.by_element(), element)
    sources = [row.old or "" for row in revision.rows if row.new == element]
    form = OriginForm(request.POST if request.method == "POST" else None, origins=revision.old_names.items(),
                      initial={"origin": sources[0] if sources else ""})
    if frame.attempt(form, lambda: _originate(request, revision, element, form)):
        messages.success(request, f"Die Herkunft von „{revision.new_names[element]}“ ist gespeichert.")
        return redirect(frame.url("fates", revision.edition))
    return frame.form_page(request, body, "concepts/origin.html", form, edition=revision.edition,
                           older=revision.edition.based_on, place=place, name=revision.new_names[element])


def _originate(request: HttpRequest, revision: Revision, element: str, form: OriginForm) -> bool:
    old = form.cleaned_data["origin"]
    actions.state_origin(revision.edition, new=_element(revision, element),
                         old=_element(revision, old) if old else None, by=frame.actor(request))
    return True


@require_POST
@frame.editors
def bring_back(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Take an element of the edition before into the draft again."""
    revision = get_revision(request, body, edition)
    _get_place(revision.old.by_element(), element)
    row = actions.bring_back(revision.edition, old=_element(revision, element), by=frame.actor(request))
    messages.success(request, "Die Textstelle steht wieder im Entwurf.")
    return redirect(frame.passage_url("passage", row))


def _get_place(places: dict[str, Place], element: str) -> Place:
    if element not in places:
        raise Http404
    return places[element]


def _element(revision: Revision, key: str) -> Element:
    return Element.objects.get(concept_id=revision.edition.concept_id, key=key)
