"""What reading a hostile file may cost, measured so that neither neighbours nor a busy machine count."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 768 * 1024
"""KiB a reading process may take; it is started with this limit."""


@contextmanager
def reading_within(seconds: float, *, with_ours: bool = False) -> Iterator[None]:
    """Whatever is read in the block takes the limited processes so many seconds of processor time, and 768 MB.

    with_ours: the time of this process counts as well
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time()
    yield
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = time.process_time() - start if with_ours else 0
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + own < seconds
    # Linux tells the largest child so far: a word processor of an earlier test may have been larger, and what it tells
    # of a child begins with the size of the process that forked it
    ours = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_maxrss <= max(MOST, before.ru_maxrss, ours.ru_maxrss)
