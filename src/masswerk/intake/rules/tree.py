"""What the outline engine hands over: the tree of a document, with nothing lost in silence.

Every line of the source that is not blank stands in the `own` lines of exactly one node or in `noise`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from masswerk.documents.source import Source

DOUBT = 0.6
"""Elements with a confidence below this are shown to the coordinator as doubtful."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the tree.

    id:         stable within one outline ("e12"), the root is "e0"
    kind:       value of `masswerk.concepts.rules.kinds.Kind`
    title:      without number, sign and markup
    parent:     id of the parent, None for the root
    line_start: first line in the source, from 1
    line_end:   last line that belongs to the element or to its children, inclusive
    label:      number or sign that stood in front ("3.6.2", "Handlungsfeld 1", "-"), "" if none
    text_start: first 60 characters of the visible text, title included
    own:        lines whose wording is this node's own: title and text, not those of children
    heading:    True: the title is a heading of its own; False: it was cut from the text
    text:       own wording below the title as Markdown subset; the whole wording if `heading` is False
    attrs:      facts found in the text (status, responsible, review, role, rows ...)
    confidence: 0 to 1; below `DOUBT` a person should look
    reasons:    what speaks for the kind and the place, and the doubt, in German
    """

    id: str
    kind: str
    title: str
    parent: str | None
    line_start: int
    line_end: int
    label: str = ""
    text_start: str = ""
    own: tuple[int, ...] = ()
    heading: bool = False
    text: str = ""
    attrs: dict[str, object] = field(default_factory=dict)
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """True where a person should look at the element before it is accepted."""
        return self.confidence < DOUBT


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of one document.

    nodes: in document order, parents first; the first one is the only root (kind "concept")
    noise: line number to the German reason why the line is no content
    """

    source: Source
    nodes: tuple[Node, ...]
    noise: dict[int, str]

    @property
    def root(self) -> Node:
        """The element that stands for the whole document."""
        return self.nodes[0]
