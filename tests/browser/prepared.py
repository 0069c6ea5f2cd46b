"""What a test needs before somebody sits down at the browser, made by the program's own actions."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from tests.browser.server import Server

CODE = """
import json
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.rules.content import Node
concept = actions.found_concept(Body.objects.get(slug="harz"), slug="{slug}", title="Probe {slug}", by=SYSTEM)
edition = actions.build_edition(concept, key="2026", title="Fassung 2026", by=SYSTEM, nodes=[
    Node("pre", "preamble", title="Präambel", text="Alle gehören dazu."),
    Node("f1", "field", number="1", title="Arbeit"),
    Node("a1", "text", "f1", text="Der Kreis fördert Kurse. Die Kammer berät Betriebe. Vereine helfen mit."),
    Node("a2", "measure", "f1", number="1.1", title="Kurse am Abend", text="Kurse finden auch abends statt."),
    Node("f2", "field", number="2", title="Sprache", text="Sprache öffnet Türen."),
])
print(json.dumps([edition.pk]))
"""


@dataclass(frozen=True)
class Draft:
    """A draft edition of a small concept of its own."""

    slug: str
    pk: int

    @property
    def work(self) -> str:
        """Where the office works at it."""
        return f"/harz/arbeit/fassungen/{self.pk}/"

    def passage(self, element: str) -> str:
        """Where a passage is written."""
        return f"{self.work}stelle/{element}/"


def draft(server: Server) -> Draft:
    """A new draft at the body of the demonstration accounts."""
    slug = f"probe-{secrets.token_hex(3)}"
    (pk,) = json.loads(server.django(CODE.format(slug=slug)))
    return Draft(slug, pk)
