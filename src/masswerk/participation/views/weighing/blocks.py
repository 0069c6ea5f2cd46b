"""Text blocks of the office: reasons that are needed often."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.participation.actions import text_blocks
from masswerk.participation.models import Outcome, TextBlock
from masswerk.participation.views.weighing import frame
from masswerk.participation.weighing_forms import TextBlockForm
from masswerk.people.workplace import office_page


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def blocks(request: HttpRequest, body: Body) -> HttpResponse:
    """All text blocks; keep a new one when it is sent."""
    return _page(request, body, None)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def block(request: HttpRequest, body: Body, block: int) -> HttpResponse:
    """Change one text block."""
    return _page(request, body, _get(body, block))


@require_POST
@frame.editors
def remove(request: HttpRequest, body: Body, block: int) -> HttpResponse:
    """Take a text block out."""
    text_blocks.remove_text_block(_get(body, block), by=frame.actor(request))
    messages.success(request, "Der Textbaustein ist gelöscht.")
    return redirect(_url(body))


def _page(request: HttpRequest, body: Body, chosen: TextBlock | None) -> HttpResponse:
    start = {"title": chosen.title, "outcome": chosen.outcome, "text": chosen.text} if chosen else None
    form = TextBlockForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            text_blocks.keep_text_block(body, **form.cleaned_data, block=chosen, by=frame.actor(request))
            messages.success(request, "Der Textbaustein ist gespeichert.")
            return redirect(_url(body))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
    rows = [(row, Outcome(row.outcome).label if row.outcome else "") for row in TextBlock.objects.filter(body=body)]
    return office_page(request, body, "weighing/blocks.html", {"blocks": rows, "chosen": chosen, "form": form},
                       status=422 if form.is_bound and form.errors else 200)


def _get(body: Body, pk: int) -> TextBlock:
    found: TextBlock | None = TextBlock.objects.filter(body=body, pk=pk).first()
    if found is None:
        raise Http404
    return found


def _url(body: Body) -> str:
    return reverse("weighing:blocks", kwargs={"body": body.slug})
