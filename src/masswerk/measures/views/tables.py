"""All sheets as a workbook: out, and back after somebody changed it."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.documents.sheets.grid import grids
from masswerk.measures import access, actions, queries, tables
from masswerk.measures.refusals import RowsDoNotFit
from masswerk.measures.rows import Row, whole
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 10 * 1024 * 1024


class TableForm(forms.Form):
    """A workbook that was downloaded here and changed."""

    file = forms.FileField(label="Geänderte Tabelle", help_text="XLSX, höchstens 10 MB.")
    only_try = forms.BooleanField(label="Nur prüfen: zeigen, was sich ändern würde", required=False, initial=True)

    def clean_file(self) -> tuple[str, bytes]:
        """Name and content."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Die Datei ist größer als 10 MB.")
        return str(file.name), file.read()


@require_safe
@workplace(*EDITORS)
def file(request: HttpRequest, body: Body) -> HttpResponse:
    """The workbook with every sheet of the concept that has the newest edition."""
    made = HttpResponse(tables.workbook(_kept(request, body), publisher=body.name), content_type=XLSX)
    name = f"{body.name}, Maßnahmen.xlsx"
    made.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return made


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def back(request: HttpRequest, body: Body) -> HttpResponse:
    """Take a changed workbook back: first tried, then kept."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    more: dict[str, object] = {}
    if form.is_valid():
        try:
            rows = tables.rows_of(grids(*form.cleaned_data["file"]))
            changed = _take(request, body, rows, only_try=form.cleaned_data["only_try"])
        except RowsDoNotFit as refusal:
            form.add_error(None, refusal.remedy)
            more = {"faults": refusal.facts["faults"]}
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            if not form.cleaned_data["only_try"]:
                messages.success(request, f"Übernommen: {len(changed)} Maßnahmen haben sich geändert.")
                return redirect(request.path)
            more = {"tried": changed}
    status = 422 if form.is_bound and form.errors else 200
    return office_page(request, body, "measures/table.html", {"form": form, **more}, status=status)


def _take(request: HttpRequest, body: Body, rows: list[Row], *, only_try: bool) -> list[str]:
    edition = queries.newest_edition(body.pk)
    if edition is None:
        raise Http404
    if only_try:
        actions.check_rows(edition.concept, rows)
        before = {row["element"]: row for row in _kept(request, body)}
        return [row["element"] for row in rows if row != before.get(row["element"])]
    return actions.take_back(edition.concept, rows, by=cast("Account", request.user))


def _kept(request: HttpRequest, body: Body) -> list[Row]:
    edition = queries.newest_edition(body.pk)
    measures = access.steerable(get_viewer(request)).filter(body=body)
    return whole(measures.filter(element__concept=edition.concept)) if edition else []
