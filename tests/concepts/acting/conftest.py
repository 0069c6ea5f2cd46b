"""What the tests of actions look up."""

from __future__ import annotations

import pytest

from masswerk.concepts.models import Edition
from tests import factories


@pytest.fixture
def edition() -> Edition:
    """A draft: preamble with a text, a theme, field f0 with the measure p2 and the text p3, and field f1."""
    return factories.edition(factories.concept(factories.body()), passages=30)
