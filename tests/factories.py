"""Objects for tests, made by the program's own actions."""

from __future__ import annotations

import itertools

from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import found_body
from masswerk.bodies.models import Body
from masswerk.concepts.actions import build_edition, found_concept
from masswerk.concepts.models import Concept, Edition
from masswerk.concepts.rules.content import Node
from masswerk.people.actions import create_account, give_role
from masswerk.people.models import Account

_count = itertools.count(1)


def body(slug: str = "", **facts: object) -> Body:
    """A county."""
    number = next(_count)
    facts = {"kind": "county", "name": f"Landkreis {number}", **facts}
    return found_body(slug=slug or f"kreis-{number}", by=SYSTEM, **facts)  # type: ignore[arg-type]


def account(*roles: str, at: Body | None = None, email: str = "") -> Account:
    """An account with roles at a body."""
    made = create_account(email=email or f"konto{next(_count)}@example.org", name="Erika Beispiel",
                          password="ein langes Kennwort", by=SYSTEM)
    for role in roles:
        assert at is not None
        give_role(made, role, at, by=SYSTEM)
    return made


def concept(of: Body, slug: str = "integrationskonzept") -> Concept:
    """A concept without editions."""
    return found_concept(of, slug=slug, title="Integrationskonzept", by=SYSTEM)


def nodes(passages: int = 6) -> list[Node]:
    """A small concept: a preamble, a theme, fields with approaches, measures and text, `passages` in all."""
    head = [Node("pre", "preamble", title="Präambel"), Node("pre-1", "text", "pre", text="Alle gehören dazu."),
            Node("land", "cross_cutting_theme", title="Ländlicher Raum")]
    rest: list[Node] = []
    for i in range(1, max(1, passages - len(head) + 1)):
        field = f"f{(i - 1) // 20}"
        if (i - 1) % 20 == 0:
            rest.append(Node(field, "field", number=str((i - 1) // 20 + 1), title=f"Feld {(i - 1) // 20 + 1}"))
        else:
            rest.append(Node(f"p{i}", "measure" if i % 3 else "text", field, title=f"Maßnahme {i}" if i % 3 else "",
                             text=f"Der Kreis fördert Vorhaben Nummer {i} mit Sprachkursen.",
                             themes=("land",) if i % 4 == 0 else ()))
    return (head + rest)[:max(passages, 3)]


def edition(of: Concept, key: str = "2026", passages: int = 6, content: list[Node] | None = None) -> Edition:
    """A draft edition."""
    return build_edition(of, key=key, title=f"Fassung {key}", nodes=content or nodes(passages), by=SYSTEM)
