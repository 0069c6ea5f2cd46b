"""Pictures in the exchange: the files once for the whole concept, by their hash; where they stand, in each edition."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from masswerk.base import attachments
from masswerk.base.actions import Actor
from masswerk.base.errors import RuleError
from masswerk.base.models import Attachment, AttachmentState
from masswerk.concepts.figures import PURPOSE
from masswerk.concepts.models import Concept, Edition, Element, Figure, FigureRendition
from masswerk.concepts.rules.figures import check_description


class TamperedPicture(RuleError):
    cause = "Ein Bild des Exports passt nicht zu seiner Prüfsumme: {name}."
    way_out = "Die Datei wurde nach dem Export verändert. Exportieren Sie neu."


class PictureNotThere(RuleError):
    cause = "Im Export fehlt ein Bild von „{element}“."
    way_out = "Die Datei ist unvollständig. Exportieren Sie neu."


def files(concept: Concept) -> dict[str, Any]:
    """Every picture the concept shows, by its hash; those deleted for good are left out."""
    kept = Attachment.objects.filter(state=AttachmentState.KEPT, pk__in=Figure.objects.filter(
        edition__concept=concept).values("attachment"))
    return {row.sha256: {"name": row.name, "media_type": row.media_type,
                         "content": base64.b64encode(attachments.read(row)).decode()} for row in kept.order_by("-id")}


def rows(edition: Edition, keys: dict[int, str]) -> list[dict[str, Any]]:
    """Where pictures stand in an edition and what is said of them.

    keys: of elements by their number
    """
    shown = Figure.objects.filter(edition=edition, attachment__state=AttachmentState.KEPT).select_related(
        "attachment").prefetch_related("renditions")
    return [{"element": keys[f.element_id], "position": f.position, "picture": f.attachment.sha256, "alt": f.alt,
             "is_decorative": f.is_decorative, "caption": f.caption, "credit": f.credit,
             "renditions": [{"language": r.language, "alt": r.alt, "caption": r.caption, "made_of": r.made_of}
                            for r in sorted(f.renditions.all(), key=lambda r: r.language)]}
            for f in sorted(shown, key=lambda f: (keys[f.element_id], f.position))]


def check(data: dict[str, Any]) -> None:
    """Refuse pictures that are missing, changed or say nothing.

    Raises PictureNotThere, TamperedPicture, and the refusals of `rules.figures`.
    """
    pictures = data.get("pictures", {})
    for digest, picture in pictures.items():
        if hashlib.sha256(_bytes(picture)).hexdigest() != digest:
            raise TamperedPicture(name=picture["name"])
    for edition in data["editions"]:
        for row in edition.get("figures", []):
            if row["picture"] not in pictures:
                raise PictureNotThere(element=row["element"])
            check_description(row["alt"], row["caption"], is_decorative=row["is_decorative"])


def take(data: dict[str, Any], editions: dict[str, Edition], elements: dict[str, Element], by: Actor) -> None:
    """Keep the pictures of an export, each file once, looked at like any file that arrives."""
    kept = {}
    for digest, picture in data.get("pictures", {}).items():
        examined = attachments.examine(_bytes(picture), name=picture["name"], purpose=PURPOSE.name)
        body = next(iter(editions.values())).body_id
        kept[digest] = attachments.attach(examined, body_id=body, by=by)
    for item in data["editions"]:
        edition = editions[item["key"]]
        said = item.get("figures", [])
        made = [Figure(
            body_id=edition.body_id, edition=edition, element=elements[row["element"]],
            attachment=kept[row["picture"]], position=row["position"], alt=row["alt"], caption=row["caption"],
            credit=row["credit"], is_decorative=row["is_decorative"]) for row in said]
        Figure.objects.bulk_create(made, batch_size=500)
        FigureRendition.objects.bulk_create([
            FigureRendition(body_id=edition.body_id, edition=edition, figure=figure, **rendition)
            for figure, row in zip(made, said, strict=True) for rendition in row["renditions"]], batch_size=500)


def _bytes(picture: dict[str, Any]) -> bytes:
    return base64.b64decode(picture["content"])
