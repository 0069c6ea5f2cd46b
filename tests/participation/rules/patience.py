"""Generated cases on a busy machine: how long one takes proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import given as generated


def given(*strategies: Any) -> Callable[..., Any]:
    """As Hypothesis gives cases, without a limit of time for one of them."""
    return lambda test: settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])(
        generated(*strategies)(test))
