"""The task "copy" of the limited process: a returned Word or OpenDocument file as it stands."""

from __future__ import annotations

from typing import Any

from masswerk.documents.as_json import to_json
from masswerk.documents.readers import formats
from masswerk.documents.readers.building import Progress
from masswerk.documents.readers.copies import docx, odt
from masswerk.documents.readers.reading import refuse_foreign
from masswerk.documents.refusals import NotACopy


def run(name: str, data: bytes, progress: Progress) -> Any:
    """The copy as JSON values. Raises NotACopy for other formats, and what the readers raise."""
    form, foreign = formats.find(name, data)
    refuse_foreign(name, data, form, foreign)
    if form not in {"docx", "odt"}:
        raise NotACopy(name=name, format=form.upper())
    return to_json(docx.read(name, data, progress) if form == "docx" else odt.read(name, data, progress))
