"""The overview of 30, 300 and 3,000 measures: queries, CPU time, size, and the file for a spreadsheet.

    python benchmarks/bench_measures.py [--amounts 30 300 3000] [--rounds 20]

Each measure has a lead and a partner out of 40 organisations, three tasks, a milestone, two counted outputs and a line
of money, in a throw-away database (`DATABASE_URL` for PostgreSQL). Pages pass every middleware, for a signed-in
coordinator and for a visitor; the median of all rounds counts. The alternative in the same run is the list as one
would write it first: every measure with its own questions for lead, money and milestones.
Bars: the same queries at every size, the public list <= 8; <= 25 ms CPU at 300; page <= 120 kB, <= 12 kB compressed;
XLSX of 3,000 <= 2 s.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]
ORGANISATIONS = 40


def build(amount: int) -> Any:
    """A body with a public edition of so many measures, each with everything a sheet holds."""
    from masswerk.base.actions import SYSTEM, writing
    from masswerk.bodies import organisations
    from masswerk.concepts import actions as concepts
    from masswerk.concepts.models import Element
    from masswerk.concepts.rules.content import Node
    from masswerk.measures import models
    from tests import factories

    body = factories.body(slug=f"kreis-{amount}")
    nodes = [Node(f"f{n}", "field", title=f"Handlungsfeld {n}") for n in range(10)]
    nodes += [Node(f"m{n}", "measure", f"f{n % 10}", title=f"Maßnahme Nummer {n} mit einem Titel",
                   text="Der Landkreis fördert Kurse am Abend und in den Gemeinden.") for n in range(amount)]
    edition = factories.edition(factories.concept(body, "konzept"), content=nodes)
    concepts.send_to_consultation(edition, by=SYSTEM)
    known = [organisations.know(body, name=f"Organisation {amount}-{n}", by=SYSTEM) for n in range(ORGANISATIONS)]
    today, statuses = date.today(), list(models.Status.values)
    with writing("bench.built", by=SYSTEM):
        made = models.Measure.objects.bulk_create([
            models.Measure(body=body, element=element, status=statuses[n % 8], reason="So ist es", review_on=today,
                           lead_organisation=known[n % ORGANISATIONS], planned_start=today - timedelta(days=400),
                           planned_end=today + timedelta(days=n % 700 - 100))
            for n, element in enumerate(Element.objects.filter(body=body, key__startswith="m"))])
        for model, rows in _parts(body, made, known, today).items():
            model.objects.bulk_create(rows)
    return edition


def _parts(body: Any, made: list[Any], known: list[Any], today: date) -> dict[Any, list[Any]]:
    from masswerk.measures import models

    own = {"body": body}
    return {
        models.Task: [models.Task(measure=m, position=n, title=f"Schritt {n}", **own) for m in made for n in range(3)],
        models.Partner: [models.Partner(measure=m, organisation=known[n % ORGANISATIONS], **own)
                         for n, m in enumerate(made)],
        models.Milestone: [models.Milestone(measure=m, position=1, title="Start", planned_on=today,
                                            first_planned_on=today, **own) for m in made],
        models.Output: [models.Output(measure=m, position=n, name=f"Kurse {n}", unit="Stück", year=today.year, **own)
                        for m in made for n in range(2)],
        models.MoneyLine: [models.MoneyLine(measure=m, year=today.year, source="own", planned=Decimal(1000), **own)
                           for m in made],
    }


def clerk(body: Any) -> Any:
    """Requests of a signed-in coordinator."""
    from bench_reading import Visitor
    from django.test import Client, RequestFactory

    from masswerk.people.models import Role
    from tests import factories

    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=body))
    client.get(f"/{body.slug}/arbeit/", headers={"host": "localhost"})
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    class Clerk(Visitor):
        def get(self, url: str, etag: str = "") -> tuple[int, dict[str, str], bytes]:
            environ = RequestFactory().get(url, headers={"host": "localhost", "cookie": cookie}).environ
            answer: dict[str, Any] = {}

            def begin(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
                answer.update(status=int(status[:3]), headers=dict(headers))
                return lambda data: None

            return answer.get("status", 0), answer.get("headers", {}), b"".join(self.application(environ, begin))

    return Clerk()


def one_by_one(edition: Any) -> float:
    """CPU milliseconds of a list that asks for every measure anew: the first fifty."""
    from masswerk.concepts.models import Passage
    from masswerk.measures.models import MoneyLine

    start = time.process_time()
    for passage in Passage.objects.filter(edition=edition, kind="measure").select_related("wording")[:50]:
        row = passage.element.measure
        assert row.leader
        assert [m.planned_on for m in row.milestones.all()]
        assert sum(line.planned for line in MoneyLine.objects.filter(measure=row)) > 0
    return (time.process_time() - start) * 1000


def table(edition: Any) -> float:
    """Seconds of CPU for the XLSX of all measures."""
    from masswerk.measures.overview import files
    from masswerk.measures.overview.groups import read
    from masswerk.measures.overview.table import as_rows, columns, measures, order_of

    today, start = date.today(), time.process_time()
    groups, _choices = read(edition)
    shown = columns(measures(edition).order_by(*order_of("konzept", groups, today)), today)
    write, _type = files.FORMS["xlsx"]
    data = write(files.sheet(as_rows(shown, groups, today), today), edition)
    assert data[:2] == b"PK"
    return time.process_time() - start


def main(arguments: list[str] | None = None) -> int:
    """Build, measure, print; 1 where a bar does not hold."""
    from bench_participation import compressed
    from bench_reading import Visitor, start_django

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amounts", type=int, nargs="+", default=[30, 300, 3000])
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args(arguments)
    start_django()
    visitor = Visitor()
    counts: dict[str, set[int]] = {}
    holds = True
    for amount in given.amounts:
        edition = build(amount)
        office = clerk(edition.body)
        root = f"/{edition.body.slug}"
        for name, sender, url in (
                ("table", office, "/arbeit/massnahmen/"), ("years", office, "/arbeit/massnahmen/?ansicht=zeitleiste"),
                ("board", office, "/arbeit/massnahmen/?ansicht=tafel"), ("public", visitor, "/massnahmen/")):
            url = root + url
            queries, cpu, body = sender.queries(url), sender.cpu(url, given.rounds), sender.get(url)[2]
            counts.setdefault(name, set()).add(queries)
            holds &= len(body) <= 120_000 and compressed(body) <= 12_000
            print(f"{amount:5} measures, {name:7} {queries:3} queries {cpu:7.1f} ms CPU {len(body) / 1000:6.1f} kB, "
                  f"{compressed(body) / 1000:5.1f} kB compressed")
        spent = table(edition)
        asked = statistics.median(one_by_one(edition) for _ in range(3))
        holds &= spent <= 2
        print(f"{amount:5} measures, XLSX {spent * 1000:17.0f} ms CPU; fifty asked one by one {asked:.0f} ms CPU")
    return 0 if holds and all(len(found) == 1 for found in counts.values()) and max(counts["public"]) <= 8 else 1


if __name__ == "__main__":
    sys.exit(main())
