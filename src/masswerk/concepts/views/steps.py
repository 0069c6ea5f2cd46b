"""Steps of an edition: renaming it, letting everybody read it, putting it before the council, discarding it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import RenameForm
from masswerk.concepts.models import Edition, State
from masswerk.concepts.rules.adoption import TRANSITIONS, EditionState
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what its page says and which action it takes.

    ends: the state the edition is in afterwards
    """

    slug: str
    verb: str
    title: str
    says: str
    done: str
    ends: EditionState
    take: Callable[..., Any]


STEPS = (
    Step("beteiligung", "Beteiligung öffnen", "Beteiligung öffnen?",
         "Danach kann jede und jeder den Entwurf lesen. Sie können ihn weiter ändern und auch zurückholen.",
         "Der Entwurf ist jetzt öffentlich.", EditionState.CONSULTATION, actions.send_to_consultation),
    Step("vorlage", "Als Beschlussvorlage einbringen", "Als Beschlussvorlage einbringen?",
         "Die Fassung ist dann als Vorlage öffentlich lesbar. Bis zum Beschluss können Sie sie noch ändern.",
         "Die Fassung ist jetzt Beschlussvorlage.", EditionState.PAPER, actions.submit_paper),
    Step("zuruecknehmen", "In den Entwurf zurücknehmen", "In den Entwurf zurücknehmen?",
         "Danach sehen nur Sie und Ihre Prüfung den Text. Links auf einzelne Textstellen führen dann ins Leere.",
         "Die Fassung ist wieder ein Entwurf.", EditionState.DRAFT, actions.take_back),
)


def possible(edition: Edition) -> list[Step]:
    """The steps an edition may take now, without the decision, which has a page of its own."""
    following = TRANSITIONS[EditionState(edition.state)]
    return [step for step in STEPS if step.ends in following]


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def rename(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Change title and introduction of a draft."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    form = RenameForm(request.POST or None, initial={"title": chosen.title, "lead": chosen.lead})
    if frame.attempt(form, lambda: actions.rename_edition(chosen, **form.cleaned_data, by=frame.actor(request))):
        messages.success(request, "Titel und Einleitung sind gespeichert.")
        return redirect(frame.url("edition", chosen))
    return frame.form_page(request, body, "concepts/rename.html", form, edition=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def step(request: HttpRequest, body: Body, edition: int, step: str) -> HttpResponse:
    """Ask before a step; take it when it is sent."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    wanted = next((known for known in STEPS if known.slug == step), None)
    if wanted is None:
        raise Http404
    return _confirmed(request, chosen, wanted, frame.url("edition", chosen))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def discard(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Ask before a draft is discarded; discard it when it is sent."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    wanted = Step("verwerfen", "Entwurf verwerfen", f"„{chosen.title}“ verwerfen?",
                  "Der Entwurf mit allen Textstellen und Übersetzungen wird gelöscht. Was darin stand, bleibt nur im "
                  "Protokoll. Das lässt sich nicht zurücknehmen.", "Der Entwurf ist verworfen.", EditionState.DRAFT,
                  actions.discard_draft)
    return _confirmed(request, chosen, wanted, frame.overview_url(body))


def _confirmed(request: HttpRequest, edition: Edition, wanted: Step, after: str) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            wanted.take(edition, by=frame.actor(request))
        except RuleError as error:
            refusal = error
        else:
            messages.success(request, wanted.done)
            return redirect(after)
    return office_page(request, edition.body, "concepts/step.html", {
        "edition": edition, "step": wanted, "refusal": refusal, "is_harsh": wanted.slug == "verwerfen",
        "is_public": edition.state != State.DRAFT}, status=422 if refusal else 200)
