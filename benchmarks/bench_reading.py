"""CPU time of the public pages, beside an empty view in the same run.

    python benchmarks/bench_reading.py [--passages 600] [--rounds 40]

An edition of chapters with 60 passages each (40 to 600 characters of text that does not repeat, seeded), with themes,
measures, interfaces, a glossary and translations of every third passage, in a throw-away SQLite database.
Requests pass every middleware through the WSGI application itself. The median of all rounds counts.
Bars: a page of 60 passages <= 25 ms and <= 8 queries, unchanged <= 1 ms beside the empty view.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]
PER_PAGE = 60
WARM_UP = 3
ROOT = "/kreis/konzept/konzept/2026/"


def start_django() -> None:
    """Settings with a throw-away data folder, and an empty database."""
    os.environ["MASSWERK_DATA"] = tempfile.mkdtemp(prefix="masswerk-bench-")
    os.environ.setdefault("MASSWERK_SECRET_KEY", "only-for-benchmarks")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masswerk.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def content(passages: int) -> Iterator[Any]:
    """Nodes of the edition: two themes, then chapters of 60 passages."""
    from bench_compare import text, vocabulary

    from masswerk.concepts.rules.content import Node, Rendered

    random_ = random.Random(2016)
    known = vocabulary(random_, 3000)
    yield Node("themen", "section", title="Querschnittsthemen")
    for theme in ("land", "familie"):
        yield Node(theme, "cross_cutting_theme", "themen", title=theme.capitalize())
    chapter = ""
    for index in range(passages):
        if index % PER_PAGE == 0:
            chapter = f"feld-{index // PER_PAGE}"
            yield Node(chapter, "field", title=text(random_, known, 30), text=text(random_, known, 200))
            continue
        said = text(random_, known, random_.randint(40, 600))
        rendered = (Rendered("en", "Title", said),) if index % 3 == 0 else ()
        yield Node(
            f"p{index}",
            "measure" if index % 2 else "text",
            chapter,
            title=text(random_, known, 40),
            text=said,
            themes=("land", "familie")[: index % 3],
            renditions=rendered,
        )


def build(passages: int) -> None:
    """The body, its concept, one edition in consultation, measures, interfaces and a glossary of 30 words."""
    from bench_compare import vocabulary

    from masswerk.base.actions import SYSTEM, writing
    from masswerk.concepts import actions
    from masswerk.concepts.models import Element
    from masswerk.measures.models import Measure
    from tests import factories

    with writing("bench.built", by=SYSTEM):
        edition = factories.edition(
            factories.concept(factories.body(slug="kreis"), "konzept"), content=list(content(passages))
        )
        elements = Element.objects.filter(passages__edition=edition, passages__kind="measure")
        Measure.objects.bulk_create(
            [Measure(body_id=edition.body_id, element=element, status="running", lead="Amt") for element in elements]
        )
        fields = list(Element.objects.filter(passages__edition=edition, passages__kind="field"))
        for one, other in zip(fields, fields[1:], strict=False):
            actions.state_interface(edition, source=one, target=other, note="hängt zusammen", by=SYSTEM)
        for number, word in enumerate(vocabulary(random.Random(7), 30)):
            actions.define_term(
                edition.concept,
                key=f"wort-{number}",
                term=f"{word}{number}",
                by=SYSTEM,
                explanation="Was das Wort bedeutet.",
                variants=[word],
            )
        actions.send_to_consultation(edition, by=SYSTEM)


class Visitor:
    """Sends requests of a visitor through the application and counts their CPU time and queries."""

    def __init__(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler
        from django.http import HttpResponse
        from django.urls import path

        from masswerk.site import urls

        urls.urlpatterns.insert(0, path("leer/", lambda request: HttpResponse("")))
        self.application = WSGIHandler()

    def get(self, url: str, etag: str = "") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a page."""
        from django.test import RequestFactory

        environ = (
            RequestFactory().get(url, headers={"host": "localhost"} | ({"if-none-match": etag} if etag else {})).environ
        )
        answer: dict[str, Any] = {}

        def begin(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            answer.update(status=int(status[:3]), headers=dict(headers))
            return lambda data: None

        response = self.application(environ, begin)
        body = b"".join(response)
        response.close()  # type: ignore[attr-defined]
        return answer["status"], answer["headers"], body

    def cpu(self, url: str, rounds: int, etag: str = "") -> float:
        """Median CPU milliseconds of a page."""
        found = []
        for _ in range(rounds + WARM_UP):
            start = time.process_time()
            self.get(url, etag)
            found.append((time.process_time() - start) * 1000)
        return statistics.median(found[WARM_UP:])

    def queries(self, url: str) -> int:
        """Number of SQL statements of a page."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as counted:
            self.get(url)
        return len(counted)


def pages() -> dict[str, str]:
    """Name of each page to measure, and its address."""
    return {
        "chapter, 60 passages": ROOT + "inhalt/feld-0/",
        "the same in English": ROOT + "inhalt/feld-0/?sprache=en",
        "cover": ROOT,
        "theme": ROOT + "thema/land/",
        "search": ROOT + "suche/?q=plan",
        "glossary": ROOT + "begriffe/",
        "whole text to print": ROOT + "druck/",
        "start page": "/kreis/",
        "thread": "/kreis/faden/konzept/p1/",
    }


def main(arguments: list[str] | None = None) -> int:
    """Print one line for each page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args(arguments)
    start_django()
    build(given.passages)
    visitor = Visitor()
    empty = visitor.cpu("/leer/", given.rounds * 5)
    print(f"edition of {given.passages} passages, {PER_PAGE} on a page; empty view {empty:.2f} ms CPU")
    print(f"  {'page':<24}{'ms CPU':>8}{'queries':>9}{'KiB':>7}{'304 ms CPU':>12}")
    print(f"  {'bar':<24}{25:8}{8:9}{'':7}{1:12}")
    for name, url in pages().items():
        status, headers, body = visitor.get(url)
        assert status == 200, (url, status)
        etag = headers.get("ETag", "")
        again = f"{visitor.cpu(url, given.rounds * 5, etag):12.2f}" if etag else " " * 12
        print(
            f"  {name:<24}{visitor.cpu(url, given.rounds):8.1f}{visitor.queries(url):9}{len(body) / 1024:7.0f}{again}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
