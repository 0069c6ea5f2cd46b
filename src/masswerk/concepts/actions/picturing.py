"""Pictures of a passage."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from masswerk.base import attachments
from masswerk.base.actions import Actor, action
from masswerk.base.attachments import Examined
from masswerk.concepts.actions.common import open_for_change, still_here, touch
from masswerk.concepts.models import Edition, Element, Figure, FigureRendition, Passage
from masswerk.concepts.rules.figures import check_description
from masswerk.concepts.rules.text_hash import wording_hash


@action("figure.added")
def add_figure(passage: Passage, *, picture: Examined, alt: str, by: Actor, caption: str = "", credit: str = "",
               is_decorative: bool = False) -> Figure:
    """Put an examined picture below a passage's text, after those it has.

    alt: what it shows, in words; empty only for one that `is_decorative`
    Raises EditionIsFixed, PassageGone, and the refusals of `rules.figures.check_description`.
    """
    open_for_change(passage.edition)
    still_here(passage)
    check_description(alt, caption, is_decorative=is_decorative)
    there = Figure.objects.filter(edition=passage.edition, element=passage.element)
    kept = attachments.attach(picture, body_id=passage.body_id, by=by)
    figure = Figure(body_id=passage.body_id, edition=passage.edition, element=passage.element, attachment=kept,
                    position=(there.aggregate(last=Max("position"))["last"] or 0) + 1, alt=alt.strip(),
                    caption=caption.strip(), credit=credit.strip(), is_decorative=is_decorative)
    figure.save()
    touch(passage.edition)
    return figure


@action("figure.described")
def describe_figure(figure: Figure, *, alt: str, caption: str, credit: str, is_decorative: bool, by: Actor) -> Figure:
    """Say anew what a picture shows; refuses as `add_figure` does."""
    open_for_change(figure.edition)
    check_description(alt, caption, is_decorative=is_decorative)
    figure.alt, figure.caption, figure.credit = alt.strip(), caption.strip(), credit.strip()
    figure.is_decorative = is_decorative
    figure.save()
    touch(figure.edition)
    return figure


@action("figure.moved")
def move_figure(figure: Figure, *, by: Actor) -> None:
    """Put a picture before the one it follows; the first stays where it is. Raises EditionIsFixed."""
    open_for_change(figure.edition)
    before = Figure.objects.filter(edition=figure.edition, element=figure.element,
                                   position__lt=figure.position).order_by("-position").first()
    if before is None:
        return
    here, there = figure.position, before.position
    aside = Figure.objects.filter(edition=figure.edition, element=figure.element).aggregate(
        last=Max("position"))["last"] + 1
    for row, position in ((figure, aside), (before, here), (figure, there)):  # a place is taken once at every moment
        row.position = position
        row.save(update_fields=["position"])
    touch(figure.edition)


@action("figure.removed")
def remove_figure(figure: Figure, *, by: Actor) -> None:
    """Take a picture out of a draft; its file goes when no other edition shows it. Raises EditionIsFixed."""
    open_for_change(figure.edition)
    take_away(Figure.objects.filter(pk=figure.pk), by=by)
    touch(figure.edition)


@action("figure.translated")
def translate_figure(figure: Figure, *, language: str, alt: str, caption: str, by: Actor) -> FigureRendition:
    """Say in another language or form what a picture shows, also after adoption.

    Raises DecorationSpeaks for a picture that says nothing, AltMissing, AltIsFileName.
    """
    check_description(alt, caption, is_decorative=figure.is_decorative)
    found = FigureRendition.objects.filter(figure=figure, language=language).first()
    rendition = found or FigureRendition(body_id=figure.body_id, edition_id=figure.edition_id, figure=figure,
                                         language=language)
    rendition.alt, rendition.caption, rendition.made_of = alt.strip(), caption.strip(), said_hash(figure)
    rendition.full_clean(exclude=["body", "edition", "figure"])
    rendition.save()
    touch(figure.edition)
    return rendition


def said_hash(figure: Figure) -> str:
    """The hash by which a rendition knows what it renders."""
    return wording_hash(figure.caption, figure.alt)


def take_away(figures: QuerySet[Figure], *, by: Actor) -> None:
    """Delete pictures of a draft, and the files nothing shows any more; called inside an action."""
    rows = list(figures.select_related("attachment"))
    if not rows:
        return
    FigureRendition.objects.filter(figure__in=rows).delete()
    Figure.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for kept in {row.attachment for row in rows}:
        if not Figure.objects.filter(attachment=kept).exists():
            attachments.remove(kept, by=by)


def copy_figures(source: Edition, target: Edition, *, element: Element | None = None) -> None:
    """Show the pictures of an edition in another one too, all or those of one element; the files are the same."""
    rows = Figure.objects.filter(edition=source)
    if element is not None:
        rows = rows.filter(element=element)
    copies = {row.pk: Figure(
        body_id=target.body_id, edition=target, element_id=row.element_id, attachment_id=row.attachment_id,
        position=row.position, alt=row.alt, caption=row.caption, credit=row.credit,
        is_decorative=row.is_decorative) for row in rows}
    Figure.objects.bulk_create(copies.values(), batch_size=500)
    FigureRendition.objects.bulk_create([
        FigureRendition(body_id=target.body_id, edition=target, figure=copies[r.figure_id], language=r.language,
                        alt=r.alt, caption=r.caption, made_of=r.made_of)
        for r in FigureRendition.objects.filter(figure__in=list(copies))], batch_size=500)
