"""Every address the program answers to, from its own resolver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.site.world import Place


@dataclass(frozen=True)
class Address:
    """One named address.

    name:       with its namespace, "public:start"
    parameters: names of its parts that vary
    """

    name: str
    parameters: tuple[str, ...]
    pattern: str

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]

    def at(self, place: Place, **wanted: str) -> str:
        """The path of this address at a place."""
        return self.path(self.values(place, **wanted))

    def values(self, place: Place, **wanted: str) -> dict[str, Any]:
        """The values of its parameters at a place."""
        return {name: place.value(self.namespace, name, wanted.get(name, "")) for name in self.parameters}

    def path(self, values: dict[str, Any]) -> str:
        """The path with given values."""
        return reverse(self.name, kwargs=values)


def addresses() -> list[Address]:
    """All addresses, without those that only lead on to a new place (the sign-in library's old ones have no name)."""
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda address: address.name)


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in patterns:
        place = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, place, inner)
        elif pattern.name:
            known = _parameters(place)
            yield Address(namespace + pattern.name, known, place)


def _parameters(pattern: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<(?:\w+:)?(\w+)>", pattern))


def ask(client: Client, method: str, path: str, **data: Any) -> HttpResponse:
    """Send one request and take back whatever it changed: rows (counted tries among them) and cookies."""
    cookies = client.cookies
    client.cookies = SimpleCookie({name: morsel.value for name, morsel in cookies.items()})
    with transaction.atomic():
        answer: Any = client.get(path, data) if method == "GET" else client.post(path, data)
        if answer.streaming:
            b"".join(answer)  # the test client closes a file when it was read
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer
