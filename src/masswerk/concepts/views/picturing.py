"""The pictures of a passage: adding, describing, putting in order, taking away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.base import attachments
from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.actions.picturing import said_hash
from masswerk.concepts.figures import PURPOSE
from masswerk.concepts.forms import DescribeForm, FigureForm, FigureWordsForm
from masswerk.concepts.models import Figure, FigureRendition, Language, Passage
from masswerk.concepts.views import frame
from masswerk.concepts.views.translating import direction
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def figures(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """The pictures of a passage, and a form for one more."""
    row = access.get_editable_passage(get_viewer(request), body, edition, element)
    form = FigureForm(request.POST, request.FILES) if request.method == "POST" else FigureForm()
    if frame.attempt(form, lambda: _add(request, row, form)):
        messages.success(request, "Das Bild ist hinzugefügt.")
        return redirect(frame.passage_url("figures", row))
    shown = Figure.objects.filter(edition=row.edition, element=row.element).select_related("attachment")
    return frame.work_page(request, row.edition, "concepts/figures.html", {
        "form": form, "passage": row, "tab": "figures", "figures": shown}, current=element,
        status=frame.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def describe(request: HttpRequest, body: Body, edition: int, element: str, figure: int) -> HttpResponse:
    """Say anew what a picture shows."""
    row, shown = _figure(request, body, edition, element, figure)
    form = DescribeForm(request.POST if request.method == "POST" else None, initial={
        "alt": shown.alt, "is_decorative": shown.is_decorative, "caption": shown.caption, "credit": shown.credit})
    if frame.attempt(form, lambda: actions.describe_figure(shown, **form.said, by=frame.actor(request))):
        messages.success(request, "Die Angaben zum Bild sind gespeichert.")
        return redirect(frame.passage_url("figures", row))
    return frame.work_page(request, row.edition, "concepts/figure.html", {
        "form": form, "passage": row, "tab": "figures", "figure": shown}, current=element,
        status=frame.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def remove(request: HttpRequest, body: Body, edition: int, element: str, figure: int) -> HttpResponse:
    """Ask before a picture goes."""
    row, shown = _figure(request, body, edition, element, figure)
    if request.method == "POST":
        actions.remove_figure(shown, by=frame.actor(request))
        messages.success(request, "Das Bild ist entfernt.")
        return redirect(frame.passage_url("figures", row))
    return frame.work_page(request, row.edition, "concepts/remove_figure.html", {
        "passage": row, "figure": shown, "tab": "figures"}, current=element)


@require_POST
@frame.editors
def earlier(request: HttpRequest, body: Body, edition: int, element: str, figure: int) -> HttpResponse:
    """Put a picture before the one it follows."""
    row, shown = _figure(request, body, edition, element, figure)
    actions.move_figure(shown, by=frame.actor(request))
    return redirect(frame.passage_url("figures", row))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def words(request: HttpRequest, body: Body, edition: int, language: str, element: str, figure: int) -> HttpResponse:
    """Say in another language what a picture shows, its German words beside it; also after adoption."""
    row = access.get_steerable_passage(get_viewer(request), body, edition, element)
    shown = _of_passage(row, figure)
    if language not in Language.values or shown.is_decorative:
        raise Http404
    held = FigureRendition.objects.filter(figure=shown, language=language).first()
    form = FigureWordsForm(request.POST if request.method == "POST" else None, initial={
        "alt": held.alt, "caption": held.caption} if held else {})
    if frame.attempt(form, lambda: actions.translate_figure(shown, language=language, **form.cleaned_data,
                                                            by=frame.actor(request))):
        messages.success(request, "Die Übersetzung ist gespeichert.")
        return redirect(frame.url("translate", row.edition, language=language, element=element))
    return office_page(request, body, "concepts/figure_words.html", {
        "form": form, "edition": row.edition, "passage": row, "figure": shown, "spoken": Language(language),
        "is_stale": held is not None and held.made_of != said_hash(shown), **direction(language)},
        status=frame.status_of(form))


def _add(request: HttpRequest, row: Passage, form: FigureForm) -> Figure:
    file = form.cleaned_data["file"]
    picture = attachments.examine(file, name=file.name, purpose=PURPOSE.name)
    return actions.add_figure(row, picture=picture, **form.said, by=frame.actor(request))


def _figure(request: HttpRequest, body: Body, edition: int, element: str, pk: int) -> tuple[Passage, Figure]:
    row = access.get_editable_passage(get_viewer(request), body, edition, element)
    return row, _of_passage(row, pk)


def _of_passage(row: Passage, pk: int) -> Figure:
    found: Figure | None = Figure.objects.filter(pk=pk, edition=row.edition, element=row.element).select_related(
        "attachment", "edition").first()
    if found is None:
        raise Http404
    return found
