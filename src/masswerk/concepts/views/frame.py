"""What the pages of editions share: who may, the tree beside the page, and refusals beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Concept, Edition, Passage
from masswerk.concepts.reading import Item, Reading, load
from masswerk.concepts.refusals import GONE
from masswerk.concepts.views.gone import keeping
from masswerk.concepts.views.tree import Tree, build
from masswerk.people.models import Account
from masswerk.people.workplace import Page, office_page, workplace

T = TypeVar("T")


def editors(view: Page) -> Page:
    """Let in who writes the body's concept; 404 for others, sign-in for visitors. What was typed is never lost."""
    return workplace(*EDITORS)(keeping(view))


def actor(request: HttpRequest) -> Account:
    """Who acts: the signed-in account, as `editors` has made sure."""
    return cast("Account", request.user)


def attempt(form: Form, step: Callable[[], T]) -> T | None:
    """Take a step with a valid form; a refusal becomes an error of the form, so that what was typed stays.

    Where the place itself is gone (`refusals.GONE`), `editors` answers with a page that shows what was typed.
    """
    if not form.is_valid():
        return None
    try:
        return step()
    except GONE:
        raise
    except RuleError as refusal:
        form.add_error(None, str(refusal))
        return None


def brought(request: HttpRequest, *names: str) -> dict[str, str]:
    """What was typed elsewhere and is to start this form (`concepts/gone.html`); nothing for a form that is sent."""
    if "mitgebracht" not in request.POST:
        return {}
    return {name: request.POST[name] for name in names if request.POST.get(name)}


def next_edition(concept: Concept) -> dict[str, str]:
    """Title and short name that a new edition starts with: this year's, counted on where that is taken."""
    taken = set(Edition.objects.filter(concept=concept).values_list("key", flat=True))
    year = str(localdate().year)
    key = next(key for key in (year, *(f"{year}-{count}" for count in range(2, len(taken) + 3))) if key not in taken)
    return {"title": f"Entwurf {key}", "key": key}


def status_of(form: Form) -> int:
    """422 where a sent form was refused, else 200."""
    return 422 if form.is_bound and form.errors else 200


def form_page(request: HttpRequest, body: Body, template: str, form: Form, **context: Any) -> HttpResponse:
    """Show a form, after a refusal with status 422."""
    return office_page(request, body, template, {"form": form, **context}, status=status_of(form))


def work_page(request: HttpRequest, edition: Edition, template: str, context: dict[str, Any], *,
              current: str = "", status: int = 200, reading: Reading | None = None) -> HttpResponse:
    """A page of an edition with its tree beside it; `current` is the key of the passage shown."""
    reading = reading or load(edition)
    item = reading.by_key.get(current)
    wanted = request.GET.get("suche", "").strip()[:100]
    tree: Tree = build(reading, item, whole=request.GET.get("baum") == "ganz", wanted=wanted)
    tabs = passage_tabs(edition, item, context["tab"]) if item and "tab" in context else []
    return office_page(request, edition.body, template, {
        "edition": edition, "reading": reading, "tree": tree, "item": item, "tabs": tabs,
        "before": neighbour(reading, item, -1), "after": neighbour(reading, item, 1), **context}, status=status)


TABS = (("passage", "Wortlaut"), ("figures", "Bilder"), ("belong", "Zuordnung"), ("place", "Ort"),
        ("history", "Verlauf"))
FIXED_TABS = (("passage", "Wortlaut"), ("erratum", "Berichtigung"), ("history", "Verlauf"))
"""Pages of one passage; of an adopted edition only what may still be said."""


def passage_tabs(edition: Edition, item: Item, chosen: str) -> list[tuple[str, str, bool]]:
    """The pages of a passage: word, address, chosen."""
    pages = FIXED_TABS if edition.is_fixed else TABS
    return [(word, url(page, edition, element=item.key), page == chosen) for page, word in pages]


def neighbour(reading: Reading, item: Item | None, step: int) -> Item | None:
    """The item before (-1) or after (1) another in reading order; None at the ends."""
    if item is None:
        return None
    row = list(reading.walk())
    place = row.index(item) + step
    return row[place] if 0 <= place < len(row) else None


def url(name: str, edition: Edition, **more: Any) -> str:
    """Address of a page of an edition."""
    return reverse(f"concepts:{name}", kwargs={"body": edition.body.slug, "edition": edition.pk, **more})


def passage_url(name: str, passage: Passage) -> str:
    """Address of a page of a passage."""
    return url(name, passage.edition, element=passage.element.key)


def overview_url(body: Body) -> str:
    """Address of the overview of all editions."""
    return reverse("concepts:overview", kwargs={"body": body.slug})
