"""Writing a passage: edit in place, see it as it will be read, settle what two people wrote at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import LONGEST_TEXT, WordingForm
from masswerk.concepts.models import Passage, Wording
from masswerk.concepts.redlined import redlined
from masswerk.concepts.refusals import GONE, EditedMeanwhile
from masswerk.concepts.renditions import spoken
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.merge import Merge, three_way
from masswerk.concepts.views import frame
from masswerk.documents.markdown import to_html
from masswerk.people.access import get_viewer

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def passage(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Read a passage and, in a draft, change its wording, kind and number."""
    viewer = get_viewer(request)
    if request.method == "POST":
        row = access.get_editable_passage(viewer, body, edition, element)
        return _save(request, row, WordingForm(request.POST))
    row = access.get_steerable_passage(viewer, body, edition, element)
    return _show(request, row, WordingForm(initial=_stored(row)))


@require_POST
@frame.editors
def preview(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """A passage as it will be read, made of what was typed so far; changes nothing."""
    access.get_steerable_passage(get_viewer(request), body, edition, element)
    return render(request, "concepts/parts/preview.html", {
        "preview_title": request.POST.get("title", ""), "preview": _html(request.POST.get("text", "")[:LONGEST_TEXT])})


def _save(request: HttpRequest, row: Passage, form: WordingForm) -> HttpResponse:
    if "vorschau" in request.POST:
        return _show(request, row, form)
    if form.is_valid():
        try:
            actions.revise_passage(row, **form.cleaned_data, by=frame.actor(request))
        except GONE:
            raise
        except EditedMeanwhile as refusal:
            return _conflict(request, row, form, refusal)
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Der Wortlaut ist gespeichert.")
            return redirect(frame.passage_url("passage", row))
    return _show(request, row, form)


def _show(request: HttpRequest, row: Passage, form: WordingForm) -> HttpResponse:
    return frame.work_page(request, row.edition, "concepts/passage.html", {
        "form": form, "tab": "passage", "passage": row, "preview_title": form["title"].value(),
        "preview": _html(str(form["text"].value() or "")),
        "is_measure": row.kind == Kind.MEASURE, "spoken": spoken(row),
    }, current=row.element.key, status=frame.status_of(form))


def _stored(row: Passage) -> dict[str, Any]:
    wording = row.wording
    return {"title": wording.title or "", "text": wording.text or "", "kind": row.kind, "number": row.number,
            "serial": wording.serial}


def _html(text: str) -> SafeString:
    return mark_safe(to_html(text))  # noqa: S308  cleaned by `to_html`


def _conflict(request: HttpRequest, row: Passage, form: WordingForm, refusal: EditedMeanwhile) -> HttpResponse:
    """Both wordings beside each other, and what they give together; the form starts from the stored one now."""
    facts, data = refusal.facts, form.cleaned_data
    base = Wording.objects.filter(edition=row.edition, element=row.element, serial=data["serial"]).first()
    base_title, base_text = (base.title or "", base.text or "") if base else ("", "")
    stored = Wording.objects.get(edition=row.edition, element=row.element, serial=int(str(facts["serial"])))
    theirs_title, theirs = stored.title or "", stored.text or ""
    title, text = three_way(base_title, data["title"], theirs_title), three_way(base_text, str(facts["mine"]), theirs)
    both = {"title": title.with_mine(), "text": text.with_mine(), "kind": data["kind"], "number": data["number"],
            "serial": stored.serial}
    return frame.work_page(request, row.edition, "concepts/conflict.html", {
        "passage": row, "stored": stored, "refusal": refusal, "form": WordingForm(initial=both), "tab": "passage",
        "form_id": f"zusammen-{stored.serial}", "mine": {**both, "title": data["title"], "text": facts["mine"]},
        "mine_marked": redlined((base_title, base_text), (data["title"], str(facts["mine"])), "meins-"),
        "theirs_marked": redlined((base_title, base_text), (theirs_title, theirs), "gespeichert-"),
        "collisions": _collisions(title, text),
    }, current=row.element.key, status=CONFLICT)


def _collisions(*merges: Merge) -> list[Any]:
    return [collision for merge in merges for collision in merge.collisions]
