"""The thread is tested on the same county as the public pages."""

from tests.public.conftest import county

__all__ = ["county"]
