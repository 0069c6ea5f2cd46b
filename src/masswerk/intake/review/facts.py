"""What a found fact means for the edition: numbers shown, statuses of measures."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_LETTER = re.compile(r"^[A-Z]$")
_ANNEX = re.compile(r"(?:Anlage|Anhang) \w{1,4}")

LOOSE = ("laufend", "fortlaufend", "kontinuierlich", "regelmäßig", "ständig")
"""Words that may mean "is running" as well as "is permanent"."""


def shown_number(label: str, level: int) -> str:
    """The number an edition states for an element; "" where its own count says the same or the label is a sign.

    label: what stood in front of the title
    level: depth in the tree, 1 at the top

    >>> shown_number("3.6.2", 3), shown_number("Handlungsfeld 1", 1), shown_number("1.", 4), shown_number("✚", 2)
    ('3.6.2', '1', '', '')
    >>> shown_number("Anlage 1", 1)
    'Anlage 1'
    """
    if annex := _ANNEX.match(label):
        return annex[0]  # "1" would stand twice, beside the first chapter
    if level == 1 and _LETTER.match(label.strip(" .)")):
        return label.strip(" .)")
    found = _NUMBER.search(label)
    if found is None:
        return ""
    return found[0] if level == 1 or "." in found[0] else ""


def status_doubt(status: str, text: str) -> str:
    """The doubt about an imported status as a German sentence, "" where it is clear.

    status: as the outline found it ("ongoing" is running or permanent)

    >>> status_doubt("ongoing", "Trainerinnen werden laufend geschult.")
    'Zwei Lesarten: „laufend“ kann „läuft“ oder „dauerhaft“ heißen.'
    """
    if status != "ongoing":
        return ""
    word = next((word for word in LOOSE if re.search(rf"\b{word}\w*", text.casefold())), "")
    return f"Zwei Lesarten: „{word}“ kann „läuft“ oder „dauerhaft“ heißen." if word else ""
