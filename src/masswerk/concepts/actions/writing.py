"""Writing and translating one passage."""

from __future__ import annotations

from django.utils import timezone

from masswerk.base.actions import Actor, action
from masswerk.concepts import queries
from masswerk.concepts.actions.common import open_for_change, touch
from masswerk.concepts.models import Passage, Rendition, Wording
from masswerk.concepts.refusals import EditedMeanwhile, NothingSaid
from masswerk.concepts.rules.text_hash import wording_hash


@action("passage.edited")
def edit_passage(passage: Passage, *, title: str, text: str, serial: int, by: Actor) -> Wording:
    """Give a passage a new wording; the old one stays readable.

    serial: number of the wording the writer started from
    Raises EditedMeanwhile with both wordings if somebody saved in between, EditionIsFixed, NothingSaid.
    """
    open_for_change(passage.edition)
    current = Wording.objects.get(pk=Passage.objects.values_list("wording_id", flat=True).get(pk=passage.pk))
    title, text = title.strip(), text.replace("\r\n", "\n").strip()
    if not title and not text:
        raise NothingSaid()
    if current.serial != serial:
        raise EditedMeanwhile(mine_title=title, mine=text, theirs_title=current.title, theirs=current.text,
                              serial=current.serial)
    if (current.title, current.text) == (title, text):
        return current
    wording = Wording(body_id=passage.body_id, edition=passage.edition, element=passage.element,
                      serial=queries.last_serial(passage) + 1, title=title, text=text, hash=wording_hash(title, text))
    wording.save()
    passage.wording = wording
    passage.save(update_fields=["wording"])
    touch(passage.edition)
    return wording


@action("passage.translated")
def translate(passage: Passage, *, language: str, title: str, text: str, by: Actor) -> Rendition:
    """Render a passage in another language or form, also after adoption; says which wording it renders."""
    rendition = Rendition.objects.filter(edition=passage.edition, element=passage.element, language=language).first()
    if rendition is None:
        rendition = Rendition(body_id=passage.body_id, edition=passage.edition, element=passage.element,
                              language=language)
    rendition.title, rendition.text = title.strip(), text.replace("\r\n", "\n").strip()
    if not rendition.title and not rendition.text:
        raise NothingSaid()
    rendition.wording_hash, rendition.updated_at = passage.wording.hash, timezone.now()
    rendition.full_clean(exclude=["body", "edition", "element"])
    rendition.save()
    touch(passage.edition)
    return rendition
