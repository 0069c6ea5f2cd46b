"""Time and memory to index and group contributions, beside comparing all pairs in the same run.

    python benchmarks/bench_sorting.py [--texts 100000] [--smoke]

Contributions are generated: three to forty words, words of the field and their compounds beside names nobody else uses,
frequent words frequent as in real text; three in ten say what another said before, in other order, form or with an
addition. Sizes double, so that the growth shows. Bar: 100,000 in 60 s and 2 GB on two cores. The alternatives
are too slow for that size and run on fewer texts: rapidfuzz on all pairs, and the full product of the same matrix.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]

from rapidfuzz import fuzz, process  # noqa: E402

from masswerk.participation.rules.sorting import Element, Index, bundles  # noqa: E402
from masswerk.participation.rules.sorting.analysis import Analyser  # noqa: E402
from masswerk.participation.rules.sorting.lexicon import listed_words  # noqa: E402
from masswerk.participation.rules.sorting.pairs import NEAR  # noqa: E402
from masswerk.participation.rules.sorting.vectors import bags, unit_rows  # noqa: E402

SYLLABLES = ("an", "be", "der", "gen", "hal", "kon", "len", "mit", "net", "or", "pla", "rat", "sam", "ver", "wald")
FRAMES = ("Mehr {}", "{} fehlt", "Wir brauchen {}", "Bitte {} einrichten", "{} besser bewerben", "{}", "Keine {}?")
ENDINGS = ("", "e", "en", "s", "er")


def known_words(random_: random.Random) -> list[str]:
    """Words of the field, compounds of them, and names; in an order that decides how frequent they are."""
    words = [word.capitalize() for word in listed_words() if word.isalpha()]
    random_.shuffle(words)
    compounds = [random_.choice(words) + random_.choice(("", "s")) + random_.choice(words).lower() for _ in range(8000)]
    names = ["".join(random_.choices(SYLLABLES, k=random_.randint(2, 5))).capitalize() for _ in range(40000)]
    return words + compounds + names


def said(random_: random.Random, words: list[str]) -> str:
    """One new contribution; the frequency of words falls as in Zipf's law."""
    length = min(3 + int(random_.expovariate(0.12)), 40)
    picked = [words[min(int(2.0 ** (random_.random() * 15.5)) - 1, len(words) - 1)] for _ in range(length)]
    return random_.choice(FRAMES).format(" ".join(word + random_.choice(ENDINGS) for word in picked))


def said_again(random_: random.Random, before: str, words: list[str]) -> str:
    """The same in other order, with a word more or less."""
    parts = before.split()
    kind = random_.random()
    if kind < 0.3:
        random_.shuffle(parts)
    elif kind < 0.6:
        parts.insert(random_.randrange(len(parts) + 1), random_.choice(words))
    elif kind < 0.9 and len(parts) > 3:
        del parts[random_.randrange(len(parts))]
    return " ".join(parts)


def contributions(count: int) -> list[str]:
    """So many contributions, always the same."""
    random_ = random.Random(800)
    words, found = known_words(random_), list[str]()
    for _ in range(count):
        again = found and random_.random() < 0.3
        found.append(said_again(random_, random_.choice(found), words) if again else said(random_, words))
    return found


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of one run, and what it returned."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def peak() -> float:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def full_product(texts: list[str]) -> int:
    """Every text with every other by the same matrix."""
    rows = unit_rows(bags(Analyser(texts), texts), "wbs")
    return int((rows @ rows.T >= NEAR).nnz)


def all_pairs(texts: list[str]) -> int:
    """Every text with every other by rapidfuzz, in C, on one core."""
    return int((process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, workers=1) >= 100 * NEAR).sum())


def main() -> None:
    """Print a line for each size and the alternatives at the smallest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--smoke", action="store_true", help="few texts")
    given = parser.parse_args()
    largest = 1_000 if given.smoke else given.texts
    sizes = [largest // 4, largest // 2, largest]
    texts = contributions(largest)
    print(f"grouping contributions; CPU seconds, mean length {sum(map(len, texts)) / largest:.0f} characters")
    first = 0.0
    for size in sizes:
        spent, found = seconds(lambda size=size: bundles(texts[:size]))
        first = first or spent
        groups = sum(len(bundle.members) > 1 for bundle in found)
        bar = "   bar 60 s, 2,048 MB" if size == 100_000 else ""
        print(f"  {size:7d} texts {spent:7.1f} s {spent / first:5.1f} times  {groups:6d} groups {peak():6.0f} MB{bar}")
    few = texts[: min(5_000, largest)]
    ours, _ = seconds(lambda: bundles(few))
    fuzzy, _ = seconds(lambda: all_pairs(few))
    product, _ = seconds(lambda: full_product(few))
    print(f"  {len(few):7d} texts {ours:7.1f} s  all pairs by rapidfuzz {fuzzy:.1f} s, matrix product {product:.1f} s,"
          " growing with the square")  # fmt: skip
    fields = [Element(f"e{n}", "field", text) for n, text in enumerate(texts[:6])]
    elements = [*fields, *(Element(f"m{n}", "measure", text, parent=f"e{n % 6}") for n, text in enumerate(texts[6:60]))]
    built, index = seconds(lambda: Index(elements))
    assert isinstance(index, Index)
    one, _ = seconds(lambda: [index.suggest(text) for text in texts[:200]])
    many, _ = seconds(lambda: Index(elements, few).sort(few))
    print(f"  concept of 60 elements indexed in {built * 1000:.0f} ms; one suggestion {one / 200 * 1000:.1f} ms; "
          f"{len(few)} sorted together in {many:.1f} s")


if __name__ == "__main__":
    main()
