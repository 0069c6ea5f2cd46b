"""The page of the office's own paper for letters: placeholders, upload, a letter to look at, taking it back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.base.rules.media import DOCX
from masswerk.bodies.models import Body
from masswerk.documents.writers.letter_template import FIELD_WORDS, PLACEHOLDERS, REQUIRED, default_template
from masswerk.participation import letter_paper
from masswerk.participation.actions.letter_paper import keep_template, withdraw_template
from masswerk.participation.views.weighing import frame
from masswerk.people.workplace import office_page


class PaperForm(forms.Form):
    """A Word file."""

    use_required_attribute = False

    file = forms.FileField(
        label="Word-Datei", widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text="Mit Ihrem Briefkopf und den Platzhaltern, bis 5 MB.",
        error_messages={"required": "Wählen Sie eine Word-Datei aus.", "empty": "Die Datei ist leer. Wählen Sie eine "
                        "andere."})


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def page(request: HttpRequest, body: Body) -> HttpResponse:
    """The paper in use, with the placeholders; keep another when it is sent."""
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, body, form)
        except RuleError as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "Die Vorlage ist geprüft und gespeichert. Neue Briefe nutzen sie.")
            return redirect(_url(body))
    names = [(f"{{{{ {name} }}}}", word, name in REQUIRED) for name, word in PLACEHOLDERS.items() if name != "aussagen"]
    fields = [(f"{{{{ aussage.{name} }}}}", word) for name, word in FIELD_WORDS.items()]
    return office_page(request, body, "weighing/letter_paper.html", {
        "form": form, "paper": letter_paper.paper_of(body), "names": names, "fields": fields},
        status=422 if form.is_bound and form.errors else 200)


@require_safe
@frame.editors
def preview(request: HttpRequest, body: Body) -> HttpResponse:
    """A letter with invented data on the paper in use."""
    return _word(letter_paper.preview(body), "Probebrief.docx")


@require_safe
@frame.editors
def ours(request: HttpRequest, body: Body) -> HttpResponse:
    """The template we bring along, to be changed by the office."""
    return _word(default_template(), "Briefvorlage.docx")


@require_POST
@frame.editors
def withdraw(request: HttpRequest, body: Body) -> HttpResponse:
    """Take the office's paper back."""
    own = letter_paper.paper_of(body)
    if own is not None:
        withdraw_template(own, by=frame.actor(request))
        messages.success(request, "Die Vorlage ist entfernt. Briefe nutzen wieder die mitgelieferte.")
    return redirect(_url(body))


def _keep(request: HttpRequest, body: Body, form: PaperForm) -> None:
    file = form.cleaned_data["file"]
    found = letter_paper.checked(file.read(letter_paper.MOST + 1), file.name)
    keep_template(body, found, by=frame.actor(request), now=timezone.now())


def _word(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=DOCX)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _url(body: Body) -> str:
    return reverse("weighing:letter_paper", kwargs={"body": body.slug})
