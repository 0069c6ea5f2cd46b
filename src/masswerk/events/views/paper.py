"""Cards on paper: sheets to print, photos to read, crops to type from."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.documents.cards import write_cards
from masswerk.events import access, actions, paper, photos
from masswerk.events.models import Event, Group
from masswerk.events.paper_forms import ALL, PhotosForm, PrintForm, TypeForm
from masswerk.events.refusals import NoGroups
from masswerk.events.views import frame
from masswerk.events.views.cards import WRITERS
from masswerk.people.access import get_viewer
from masswerk.people.workplace import workplace


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def sheets(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """What was printed, and the form to print more."""
    found = access.get_steerable(get_viewer(request), body, event)
    form = PrintForm(request.POST or None, groups=found.groups.values_list("number", "title"))
    made = frame.attempt(form, lambda: actions.print_cards(
        _chosen(found, form.cleaned_data["group"]), count=form.cleaned_data["count"], key=form.cleaned_data["key"],
        by=frame.actor(request)))
    if made:
        messages.success(request, f"{sum(row.count for row in made)} Karten sind zum Drucken bereit.")
        return redirect(frame.url("sheets", found))
    return frame.form_page(request, body, "sheets", form, event=found, rows=paper.printed(found))


@require_safe
@workplace(*EDITORS)
def sheet(request: HttpRequest, body: Body, event: str, first: int) -> HttpResponse:
    """Printed cards of one group as PDF, from their first number."""
    found = access.get_steerable(get_viewer(request), body, event)
    cards = paper.sheets(found, first)
    if cards is None:
        raise Http404
    answer = HttpResponse(write_cards(cards), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="karten-{found.slug}-{first}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*WRITERS)
def wall_photos(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """Photos of a group's cards: read at once; one request of the page's script for each photo."""
    found = access.get_group(get_viewer(request), body, event, group)
    form = PhotosForm(request.POST, request.FILES) if request.method == "POST" else PhotosForm()
    said: list[str] = []
    if form.is_bound and form.is_valid():
        for file in form.cleaned_data["photos"]:
            said += _read(request, found, form, file.name, file.read())
    if request.headers.get("Accept") == "application/json":
        refused = [error for errors in form.errors.values() for error in errors]
        return JsonResponse({"said": said, "refused": refused}, status=422 if refused else 200)
    for sentence in said:
        messages.success(request, sentence)
    if form.is_bound and not form.errors:
        return redirect(frame.group_url("photos", found))
    return frame.form_page(request, body, "photos", form, event=found.event, group=found, **paper.state(found))


@require_safe
@workplace(*WRITERS)
def typing(request: HttpRequest, body: Body, event: str, group: int) -> HttpResponse:
    """Crops of cards, each beside a field for its text; `?alle=1` shows those with text as well."""
    found = access.get_group(get_viewer(request), body, event, group)
    with_all = request.GET.get("alle") == "1"
    cards = paper.to_type(found, with_all=with_all)
    return frame.form_page(request, body, "typing", TypeForm(), event=found.event, group=found, cards=cards,
                           with_all=with_all, **paper.state(found))


@require_POST
@workplace(*WRITERS)
def type_card(request: HttpRequest, body: Body, event: str, number: int) -> HttpResponse:
    """Keep the text of one photographed card; the page goes on with the next one."""
    card = access.get_card(get_viewer(request), body, event, number)
    form = TypeForm(request.POST)
    done = frame.attempt(form, lambda: actions.type_card(
        card, text=form.cleaned_data["text"], before=form.cleaned_data["before"], by=frame.actor(request)))
    if request.headers.get("Accept") == "application/json":
        refused = [error for errors in form.errors.values() for error in errors]
        return JsonResponse({"refused": refused, "text": done.text if done else ""}, status=422 if refused else 200)
    if done is None:
        messages.error(request, f"Karte {number}: {' '.join(str(error) for error in form.non_field_errors())}")
        return redirect(f"{frame.group_url('typing', card.group)}?alle=1#karte-{number}")
    following = paper.next_to_type(card)
    return redirect(frame.group_url("typing", card.group) + (f"#karte-{following}" if following else ""))


@require_POST
@workplace(*WRITERS)
def drop_photo(request: HttpRequest, body: Body, event: str, group: int, photo: int) -> HttpResponse:
    """Delete a photo before its time."""
    viewer = get_viewer(request)
    found = access.get_group(viewer, body, event, group)
    actions.drop_photo(access.get_photo(found, photo), by=frame.actor(request))
    messages.success(request, "Das Foto ist gelöscht. Die Karten bleiben.")
    return redirect(frame.group_url("photos", found))


def _chosen(event: Event, number: str) -> list[Group]:
    groups = list(event.groups.all() if number == ALL else event.groups.filter(number=number))
    if not groups:
        raise NoGroups()
    return groups


def _read(request: HttpRequest, group: Group, form: PhotosForm, name: str, content: bytes) -> list[str]:
    """Read one photo; a refusal stands at the field, the other photos are read all the same."""
    try:
        photo = actions.take_photo(group, photos.look_at(group, content, name=name), by=frame.actor(request))
    except RuleError as refusal:
        form.add_error("photos", str(refusal))
        return []
    return [f"„{name}“: {' '.join(paper.findings(photo).sentences())}"]
