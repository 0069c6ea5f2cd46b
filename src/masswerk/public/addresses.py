"""Addresses of an edition's pages, found once per page instead of once per link."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from masswerk.concepts.reading import Item

GAP = "element"
"""Stands in an address where an element's key goes."""


class Talk:
    """Addresses of a procedure, by an element's key: everything said to it, and the form.

    is_open: contributions are taken today
    """

    def __init__(self, body: str, procedure: str, suffix: str, *, is_open: bool) -> None:
        names = {"body": body, "procedure": procedure}
        self.is_open = is_open
        self.draft = reverse("participation:draft", kwargs=names) + suffix
        self.place = _by_key("participation:place", names, suffix)
        self.write = _by_key("participation:write", names, suffix)


class Addresses:
    """Of one edition, by the short names of body, concept and edition.

    suffix: what each address keeps of the reader's language and form ("?sprache=ar" or "")
    chapter, theme, thread: address by an element's key; german: of the chapter in its German wording
    search: where the search form sends its question
    talk:   of the procedure on this edition; None where there is none
    """

    def __init__(self, body: str, concept: str, edition: str, suffix: str = "") -> None:
        self.body, self.concept, self.edition, self.suffix = body, concept, edition, suffix
        self.names = {"body": body, "concept": concept, "edition": edition}
        self.search = reverse("public:search", kwargs=self.names)
        self.german = _by_key("public:chapter", self.names, "")
        self.chapter = _by_key("public:chapter", self.names, suffix)
        self.theme = _by_key("public:theme", self.names, suffix)
        self.thread = _by_key("thread:element", {"body": body, "concept": concept}, suffix)
        self.talk: Talk | None = None

    def page(self, name: str, **more: str) -> str:
        """Of another page of the edition, by the name of its address."""
        return reverse(name, kwargs=self.names | more) + self.suffix

    def item(self, item: Item) -> str:
        """Where an item is read: its page and its place on it."""
        return self.chapter(item.key) if item.is_page else f"{self.chapter(item.page.key)}#e-{item.key}"


def _by_key(name: str, names: dict[str, str], suffix: str) -> Callable[[str], str]:
    before, _, after = reverse(name, kwargs={**names, "element": GAP}).rpartition(GAP)
    return lambda key: f"{before}{key}{after}{suffix}"
