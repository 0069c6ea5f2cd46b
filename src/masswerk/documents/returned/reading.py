"""The one entry: read a returned copy and compare it with what was laid out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from masswerk.documents.as_json import from_json
from masswerk.documents.readers.copies.copy import Copy
from masswerk.documents.refusals import NotThisDraft
from masswerk.documents.returned.changes import added, places, proposals
from masswerk.documents.returned.comments import Remarks
from masswerk.documents.returned.model import Returned
from masswerk.documents.returned.placing import placed
from masswerk.documents.sandbox import run_safely


def read_returned(data: bytes | Path, texts: Mapping[str, str], *, name: str = "Rücklauf.docx") -> Returned:
    """What the authors of a returned Word or OpenDocument file propose and say, passage by passage.

    texts: key to text as it was laid out, in that order (`laid_out_texts`)
    name:  file name, for messages
    Raises a subclass of `refusals.Unreadable`: NotACopy for other formats, NotThisDraft where no passage is found, and
    what `sandbox.read_safely` raises.
    """
    return compared(run_safely("copy", name, data, _copy), texts, name=name)


def compared(copy: Copy, texts: Mapping[str, str], *, name: str) -> Returned:
    """The same for a copy already read. Raises NotThisDraft."""
    placing = placed(copy, texts)
    found = tuple(places(texts, placing))
    if found and all(place.found == "missing" for place in found):
        raise NotThisDraft(name=name, count=len(found))
    return Returned(
        name=name, format=copy.format, origin=copy.origin, places=found,
        proposals=tuple(proposals(texts, placing)), added=tuple(added(placing)),
        comments=tuple(Remarks(copy, placing.fragments).comments()), notes=copy.notes,
    )


def _copy(data: Any) -> Copy:
    return from_json(Copy, data)
