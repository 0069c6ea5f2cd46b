"""A draft with everything said to it, and contributions as they arrive.

    python benchmarks/bench_participation.py [--contributions 800] [--rounds 20] [--seconds 10]

A draft of 60 passages and 800 contributions (each 40 to 600 characters of text that does not repeat, seeded), six of
seven with an outcome, in a throw-away database (`DATABASE_URL` for PostgreSQL). Pages pass every middleware; the
median of all rounds counts. Size is compared with the bare text of passages and contributions, both by Brotli 5.
Beside it stands the closed procedure of the demonstration, whose 812 contributions are put together from sentences.
Then contributions are written: by the action in 8 threads, and through the server by 16 senders whose work is done
before; beside that the same with a transaction for each.
Bars: the page <= 10 queries, <= 40 ms CPU, <= 60 KiB or bare text + 35 %; one passage <= 5 queries, <= 10 ms;
the synopsis as XLSX <= 10 queries, <= 1 s; >= 200 contributions a second, each durable and logged, for the processor
time of one core.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]
PASSAGES, THREADS, AT_ONCE = 60, 8, 16


def said(amount: int) -> list[str]:
    """Texts of 40 to 600 characters that do not repeat."""
    from bench_compare import text, vocabulary

    random_ = random.Random(800)
    known = vocabulary(random_, 6000)
    return [text(random_, known, random_.randint(40, 600)) for _ in range(amount)]


def build(contributions: int) -> Any:
    """A procedure on a draft of 60 passages, with public contributions and confirmed outcomes."""
    from masswerk.base.actions import SYSTEM, writing
    from masswerk.concepts.rules.content import Node
    from masswerk.participation import actions
    from masswerk.participation.models import Baseline, Decision, Outcome, Statement
    from masswerk.participation.rules.drafts import At, Draft
    from masswerk.participation.rules.phases import Days
    from tests import factories

    texts = said(PASSAGES)
    nodes = [Node(f"f{n // 20}", "field", title=f"Feld {n // 20}", text=texts[n]) if n % 20 == 0
             else Node(f"p{n}", "text", f"f{n // 20}", text=texts[n]) for n in range(PASSAGES)]
    edition = factories.edition(factories.concept(factories.body(slug="kreis"), "konzept"), content=nodes)
    today = date.today()
    procedure = actions.open_procedure(edition, slug="entwurf", title="Entwurf", by=SYSTEM, now=datetime.now(UTC),
                                       days=Days(today, today, today + timedelta(days=30)))
    places = list(Baseline.objects.filter(procedure=procedure))
    actions.submit_many(procedure, [
        Draft(words, "letter", at=(At(places[n % PASSAGES].element_id, places[n % PASSAGES].wording_id),), code=None,
              visibility="public") for n, words in enumerate(said(PASSAGES + contributions)[PASSAGES:])],
        by=SYSTEM, now=datetime.now(UTC))
    outcomes = list(Outcome)
    with writing("bench.built", by=SYSTEM):
        Decision.objects.bulk_create([
            Decision(body_id=procedure.body_id, procedure=procedure, statement=statement, reason="Weil es stimmt.",
                     outcome=outcomes[n % 7], confirmed_at=datetime.now(UTC))
            for n, statement in enumerate(Statement.objects.filter(procedure=procedure)) if n % 7])
    return procedure


def compressed(data: bytes) -> int:
    """KiB by Brotli 5, as a web server in front does it."""
    import brotli

    return len(brotli.compress(data, quality=5))


def pages(procedure: Any, contributions: int, rounds: int) -> bool:
    """Print the figures of the pages; True if all bars hold."""
    from bench_reading import Visitor

    visitor = Visitor()
    bare = compressed("\n".join(said(PASSAGES + contributions)).encode())
    whole, one = "/kreis/mitreden/entwurf/", "/kreis/mitreden/entwurf/stelle/p1/"
    _status, headers, body = visitor.get(whole)
    size = compressed(body)
    empty = visitor.cpu("/leer/", rounds)
    rows = [(name, visitor.queries(url), visitor.cpu(url, rounds)) for name, url in (
        (f"draft, {contributions} contributions", whole), ("one passage", one))]
    for name, queries, cpu in rows:
        print(f"{name:32} {queries:3} queries {cpu:7.1f} ms CPU")
    unchanged = visitor.cpu(whole, rounds, headers["ETag"]) - empty
    print(f"{'unchanged (304)':32} {unchanged:19.2f} ms CPU beside an empty view ({empty:.2f} ms)")
    print(f"{'size':32} {size / 1024:7.1f} KiB by Brotli ({len(body) / 1024:.0f} KiB before), "
          f"bare text {bare / 1024:.1f} KiB, {size / bare - 1:+.0%}")
    return rows[0][1] <= 10 and rows[1][1] <= 5 and (size <= 60 * 1024 or size <= 1.35 * bare)


def demonstrated(rounds: int) -> bool:
    """Print the figures of the demonstration's 812 contributions, which read like real ones; True if the bars hold."""
    from bench_reading import Visitor

    from masswerk.base.actions import SYSTEM
    from masswerk.site.demo import load

    load.load_body("sachsen", waits=True, by=SYSTEM)
    start = time.process_time()
    load.load_procedure("sachsen", datetime.now(UTC))
    spent = time.process_time() - start
    visitor, url = Visitor(), "/sachsen/mitreden/fortschreibung/"
    _status, _headers, body = visitor.get(url)
    queries, cpu, size = visitor.queries(url), visitor.cpu(url, rounds), compressed(body) / 1024
    print(f"{'the demonstration, 812':32} {queries:3} queries {cpu:7.1f} ms CPU, {size:.1f} KiB of "
          f"{len(body) / 1024:.0f} KiB; loaded, weighed and closed by actions in {spent:.1f} s CPU")
    return queries <= 10 and size <= 60


def written(procedure: Any, seconds: float) -> bool:
    """Contributions a second by the action in 8 threads; True if fast enough and the log is whole."""
    from django.db import connection

    from masswerk.base import log
    from masswerk.participation.actions import VISITOR, submit
    from masswerk.participation.models import Baseline, Contribution
    from masswerk.participation.rules.drafts import At

    place = Baseline.objects.filter(procedure=procedure).first()
    assert place is not None
    times: list[float] = []

    def write(writer: int) -> None:
        number, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            start = time.monotonic()
            submit(procedure, text=f"Beitrag {writer}-{number} " + "Wort " * 40, channel="web", by=VISITOR,
                   at=[At(place.element_id, place.wording_id)], key=f"{writer}-{number}", now=datetime.now(UTC))
            times.append(time.monotonic() - start)
            number += 1
        connection.close()

    before, cpu = Contribution.objects.count(), time.process_time()
    threads = [threading.Thread(target=write, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate, spent = len(times) / seconds, (time.process_time() - cpu) / len(times) * 1000
    print(f"written by the action            {rate:7.0f} a second, {spent:.2f} ms CPU each, "
          f"p99 {statistics.quantiles(times, n=100)[98] * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms")
    assert Contribution.objects.count() - before == len(times)
    assert log.verify_all() == []
    return rate >= 200


def tables(procedure: Any) -> bool:
    """Print what the synopsis as XLSX costs; True if the bars hold."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from masswerk.documents.writers.tables import write_xlsx
    from masswerk.participation.synopsis import as_sheet, synopsis

    start = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        data = write_xlsx([as_sheet(procedure, synopsis(procedure))])
    spent = time.process_time() - start
    print(f"synopsis as XLSX                 {len(asked):3} queries {spent * 1000:7.0f} ms CPU, "
          f"{len(data) / 1024:.0f} KiB (a peer: 7,331 queries, 4,239 ms)")
    return len(asked) <= 10 and spent <= 1


def served(amount: int) -> bool:
    """Print contributions a second through the server, and what one costs it; beside it with a transaction for each.

    True if one core carries 200 a second; the rate itself depends on what else the machine does.
    """
    from tests.promises import installation as installations
    from tests.promises.crowd import opened

    costs = []
    with tempfile.TemporaryDirectory(prefix="masswerk-bench-") as folder:
        made = installations.build(Path(folder))
        opened(made)
        for name, sent, prepared in (
                ("through the server", amount, "pass"),
                ("the same, one by one", amount // 4, "from masswerk.base import grouped; grouped.AT_MOST = 1")):
            with made.serving(prepared) as office:
                costs.append(_one_after_another(name, made, office, sent))
        installations.drop(made)
    return 1 / costs[0] >= 200


def _one_after_another(name: str, made: Any, office: Any, amount: int) -> float:
    """Seconds of CPU a contribution costs the server; 16 senders wait for their answer before they send again."""
    from tests.promises.crowd import letter, sent, tickets

    letters = [letter(f"Beitrag {n} " + "Wort " * 40, ticket)
               for n, ticket in enumerate(tickets(made, amount + AT_ONCE))]
    sent(office.port, letters[:AT_ONCE], rate=1e6, at_once=AT_ONCE)  # the first ones warm up
    start, before, own = time.monotonic(), office.cpu, time.process_time()
    answers = sent(office.port, letters[AT_ONCE:], rate=1e6, at_once=AT_ONCE)
    seconds, cost = time.monotonic() - start, (office.cpu - before) / amount
    own = (time.process_time() - own) / amount
    assert all(answer.code for answer in answers)
    print(f"{name:32} {amount / seconds:4.0f} a second, {cost * 1000:.2f} ms CPU each: one core carries "
          f"{1 / cost:.0f}; its sender costs {own * 1000:.2f} ms")
    return cost


def main(arguments: list[str] | None = None) -> int:
    """Build, measure, print."""
    from bench_reading import start_django

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contributions", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--sent", type=int, default=1000, help="contributions sent through the server")
    given = parser.parse_args(arguments)
    start_django()
    procedure = build(given.contributions)
    results = (pages(procedure, given.contributions, given.rounds), tables(procedure), demonstrated(given.rounds),
               written(procedure, given.seconds), served(given.sent))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
