"""Writing and translating one passage."""

from __future__ import annotations

from django.utils import timezone

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.common import open_for_change, sound, still_here, touch
from masswerk.concepts.actions.placing import change_kind
from masswerk.concepts.models import Passage, Rendition, Wording
from masswerk.concepts.refusals import EditedMeanwhile, NothingSaid, TranslatedMeanwhile, WrongTarget
from masswerk.concepts.rules.text_hash import wording_hash


@action("passage.edited")
def edit_passage(passage: Passage, *, title: str, text: str, serial: int, by: Actor) -> Wording:
    """Give a passage a new wording; the old one stays readable.

    serial: number of the wording the writer started from
    Raises EditedMeanwhile with both wordings if somebody saved in between, NothingSaid, and what `refusals.GONE` names.
    """
    open_for_change(passage.edition)
    still_here(passage)
    current = Wording.objects.get(pk=Passage.objects.values_list("wording_id", flat=True).get(pk=passage.pk))
    title, text = sound(title), sound(text)
    if not title and not text:
        raise NothingSaid()
    if (current.title, current.text) == (title, text):
        return current
    if current.serial != serial:
        raise EditedMeanwhile(mine_title=title, mine=text, theirs_title=current.title, theirs=current.text,
                              serial=current.serial)
    wording = Wording(body_id=passage.body_id, edition=passage.edition, element=passage.element,
                      serial=queries.last_serial(passage) + 1, title=title, text=text, hash=wording_hash(title, text))
    wording.save()
    passage.wording = wording
    passage.save(update_fields=["wording"])
    touch(passage.edition)
    return wording


@action("passage.revised")
def revise_passage(passage: Passage, *, title: str, text: str, serial: int, kind: str, number: str,
                   by: Actor) -> Wording:
    """Wording, kind and stated number in one step; refuses as `edit_passage` does."""
    wording = edit_passage(passage, title=title, text=text, serial=serial, by=by)
    if (passage.kind, passage.number) != (kind, sound(number)):
        change_kind(passage, kind=kind, number=number, by=by)
    return wording


@action("passage.translated")
def translate(passage: Passage, *, language: str, title: str, text: str, by: Actor, rendered: str = "",
              before: str | None = None) -> Rendition:
    """Render a passage in another language or form, also after adoption; says which wording it renders.

    rendered: hash of the wording the translator had before them; "" for the current one
    before:   hash of the rendition they started from ("" for none); None takes whatever is there
    Raises NothingSaid, WrongTarget for a wording the element never had, PassageGone, DraftGone, and
    TranslatedMeanwhile with both texts.
    """
    still_here(passage)
    found = Rendition.objects.filter(edition=passage.edition, element=passage.element, language=language).first()
    rendition = found or Rendition(body_id=passage.body_id, edition=passage.edition, element=passage.element,
                                   language=language)
    title, text = sound(title), sound(text)
    if not title and not text:
        raise NothingSaid()
    if before is not None and before != rendition_hash(found) and found and (found.title, found.text) != (title, text):
        raise TranslatedMeanwhile(mine_title=title, mine=text, theirs_title=found.title, theirs=found.text)
    if rendered and not Wording.objects.filter(element=passage.element, hash=rendered).exists():
        raise WrongTarget(target=rendered)
    rendition.title, rendition.text = title, text
    rendition.wording_hash, rendition.updated_at = rendered or passage.wording.hash, timezone.now()
    rendition.full_clean(exclude=["body", "edition", "element"])
    rendition.save()
    touch(passage.edition)
    return rendition


@action("rendition.removed")
def remove_rendition(rendition: Rendition, *, before: str, by: Actor) -> None:
    """Delete a saved rendition, also after adoption; the log keeps it.

    before: hash of what whoever deletes it saw; raises TranslatedMeanwhile where it is another by now
    """
    if before != rendition_hash(rendition):
        raise TranslatedMeanwhile(theirs_title=rendition.title, theirs=rendition.text)
    edition = rendition.edition
    rendition.delete()
    touch(edition)


def rendition_hash(rendition: Rendition | None) -> str:
    """The hash by which a translator's page knows what it started from; "" for none."""
    return wording_hash(rendition.title, rendition.text) if rendition else ""
