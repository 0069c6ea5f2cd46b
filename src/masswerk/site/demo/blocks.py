"""Contributions put together from building blocks: hundreds that read sensibly and differ, always the same ones. Pure.

A topic has points (what is asked for, in two or three ways) and reasons why. Each contribution joins one way of asking
with one reason, and most of them say first who speaks. Nothing is left to chance: the same blocks give the same texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

PROPOSING = 5
"""So many of those who ask for a changed piece propose the wording as well."""

Data = dict[str, Any]
DECISION = ("outcome", "reason", "passed_to", "measure")


def expanded(data: Mapping[str, Any]) -> Data:
    """A procedure's data with its topics written out as contributions, bundles, decisions and changes.

    Contributions stand in the order of their days, what was written one by one among them.

    >>> point = {"title": "Kurse", "says": ["Mehr Kurse."], "outcome": "noted", "reason": "Danke."}
    >>> topic = {"key": "kurse", "at": "p1", "because": ["Wir warten lange."], "points": [point]}
    >>> blocks = {"towns": ["Halle"], "openings": ["Aus {town}:"], "channels": ["web"], "group": "", "amounts": [1]}
    >>> days = {"contribute_from": timedelta(0), "contribute_until": timedelta(1)}
    >>> made = expanded({"topics": [topic], "blocks": blocks, "days": days, "said": []})
    >>> made["said"][0]["text"], made["bundles"], made["decided"]
    ('Aus Halle: Mehr Kurse. Wir warten lange.', [{'key': 'kurse/1', 'title': 'Kurse'}], \
[{'on': 'kurse/1', 'outcome': 'noted', 'reason': 'Danke.'}])
    """
    topics = data.get("topics", [])
    numbered = [(topic, f"{topic['key']}/{place}", point) for topic in topics
                for place, point in enumerate(topic["points"], 1)]
    written = [one for place, (topic, key, point) in enumerate(numbered)
               for one in _said(data, topic, key, point, place)]
    changed = list(dict.fromkeys(topic["at"] for topic, _, point in numbered if "wording" in point))
    return {
        **data,
        "said": sorted([*data["said"], *written], key=lambda one: one["on"]) if topics else data["said"],
        "bundles": [*data.get("bundles", []), *({"key": key, "title": point["title"]} for _, key, point in numbered)],
        "decided": [*data.get("decided", []), *(_decided(key, point) for _, key, point in numbered)],
        "changes": [*data.get("changes", []), *({"passage": passage} for passage in changed)],
        "added": [f"{key}.1" for _, key, point in numbered if "add" in point],
    }


def _decided(key: str, point: Data) -> Data:
    return {"on": key, **{name: point[name] for name in DECISION if name in point}}


def _said(data: Mapping[str, Any], topic: Data, key: str, point: Data, place: int) -> Iterator[Data]:
    """The contributions of one point; `place` counts the points of all topics."""
    blocks, days = data["blocks"], data["days"]
    first, last = days["contribute_from"], days["contribute_until"]
    amounts = blocks["amounts"]
    for number in range(amounts[place % len(amounts)]):
        turn = place * 7 + number * 5
        channel = blocks["channels"][turn % len(blocks["channels"])]
        yield {
            "key": f"{key}.{number + 1}", "bundle": key, "at": [topic["at"]], "channel": channel,
            "group": blocks["group"] if channel == "spoken" else "",
            "on": first + timedelta(days=turn * 11 % ((last - first) // timedelta(days=1) + 1)),
            "text": _text(blocks, topic, point, number, turn), **_proposal(topic, point, number),
        }


def _text(blocks: Data, topic: Data, point: Data, number: int, turn: int) -> str:
    says, because = point["says"], topic["because"]
    town = blocks["towns"][turn % len(blocks["towns"])]
    opening = blocks["openings"][turn % len(blocks["openings"])].format(town=town)
    # a way of asking and a reason meet once only: where both have run through, the reasons move on by one
    rounds = number // len(because) if len(because) % len(says) == 0 else 0
    return f"{opening} {says[number % len(says)]} {because[(number + rounds) % len(because)]}".strip()


def _proposal(topic: Data, point: Data, number: int) -> Data:
    if "wording" in point and number < PROPOSING:
        return {"wording": [topic["at"], *point["wording"]]}
    if "add" in point and number == 0:
        return {"add": [topic["at"], point["add"]]}
    return {}
