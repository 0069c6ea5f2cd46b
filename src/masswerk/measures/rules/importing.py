"""Statuses of measures read from a document: pure."""

from __future__ import annotations

IMPORTED = {"done": "done", "ongoing": "running", "planned": "planned", "deferred": "deferred", "rejected": "waived"}
"""How the five statuses of an imported document are kept; "ongoing" is permanent where the text keeps something."""

KEEPING = ("beibehalten", "beizubehalten", "verstetigt", "dauerhaft", "aufrechterhalten", "weitergeführt",
           "fortgeführt", "fortgesetzt")


def imported_status(status: str, text: str) -> str:
    """Status of a measure read from a document.

    status: one of the five the outline prints, "" where the text does not say
    text:   wording, searched for words that keep what was reached

    >>> imported_status("ongoing", "Die Öffnung ist erfolgt und soll beibehalten werden.")
    'permanent'
    """
    if status == "ongoing" and any(word in text.casefold() for word in KEEPING):
        return "permanent"
    return IMPORTED.get(status, "")
