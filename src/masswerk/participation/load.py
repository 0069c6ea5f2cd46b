"""How much each network asks for at the moment; kept in memory only, forgotten after ten minutes.

A network is what one household, office or school usually has: /24 of IPv4, /56 of IPv6. The address is the one the
server itself sees; what a header claims counts only where the configured proxy says it (`site/serve.py`).
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from masswerk.participation.rules import work

MINUTES = 10
MOST = 20_000
"""Networks counted at once; the longest silent one makes room."""


class Load:
    """Counts by network and minute."""

    def __init__(self) -> None:
        self._counts: OrderedDict[str, dict[int, int]] = OrderedDict()
        self._lock = Lock()

    def add(self, network: str, now: float) -> int:
        """Count one more; returns how many came in the last ten minutes, this one included."""
        minute = int(now // 60)
        with self._lock:
            counts = self._counts.setdefault(network, {})
            self._counts.move_to_end(network)
            for old in [m for m in counts if m <= minute - MINUTES]:
                del counts[old]
            counts[minute] = counts.get(minute, 0) + 1
            while len(self._counts) > MOST:
                self._counts.popitem(last=False)
            return sum(counts.values())

    def forget(self) -> None:
        """Count anew."""
        with self._lock:
            self._counts.clear()


LOAD = Load()


def network_of(address: str) -> str:
    """The network an address belongs to; "" for what is none.

    >>> network_of("192.0.2.17"), network_of("2001:db8:1:2ff::1"), network_of("unix")
    ('192.0.2.0/24', '2001:db8:1:200::/56', '')
    """
    try:
        host = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((host, 24 if host.version == 4 else 56), strict=False))


def ticket_for(request: HttpRequest, scope: str, now: float) -> tuple[str, int]:
    """A new ticket for a form, as hard as its network is busy, and the bits it asks for."""
    recent = LOAD.add(network_of(request.META.get("REMOTE_ADDR", "")), now)
    bits, wait = work.asked(recent)
    return work.issue(scope, now=int(now), bits=bits, wait=wait, key=signing_keys()[0]), bits


def signing_keys() -> list[bytes]:
    """The present key, then those it replaced."""
    return [key.encode() for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
