"""Makes checkpoints of the stored log, and checks the log against one that was kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from masswerk.base.models import ChainHead, LogEntry
from masswerk.base.rules.chain import Fault, merkle_root
from masswerk.base.rules.checkpoints import Checkpoint


def checkpoint(chain: str) -> Checkpoint:
    """Where one chain stands now."""
    hashes = _hashes(chain)
    return Checkpoint(chain, len(hashes), merkle_root(hashes))


def checkpoints() -> list[Checkpoint]:
    """Where every chain stands now, by name."""
    return [checkpoint(chain) for chain in ChainHead.objects.order_by("chain").values_list("chain", flat=True)]


def compare(known: Iterable[Checkpoint]) -> list[Fault]:
    """Check that the log still begins as it stood when the checkpoints were made.

    Finds what no look at the database alone can find: a log cut off or written anew from some entry on.
    """
    faults = []
    for old in known:
        hashes = _hashes(old.chain)
        if len(hashes) < old.size:
            faults.append(Fault(old.chain, len(hashes), f"Der Prüfstand nennt {old.size} Einträge, vorhanden sind "
                                                        f"{len(hashes)}."))
        elif merkle_root(hashes[: old.size]) != old.root:
            faults.append(Fault(old.chain, old.size, f"Die ersten {old.size} Einträge sind nicht mehr die, die der "
                                                     "Prüfstand festhält."))
    return faults


def _hashes(chain: str) -> list[str]:
    return list(LogEntry.objects.filter(chain=chain).order_by("seq").values_list("hash", flat=True))
