"""What follows from what about measures: pure."""

from masswerk.measures.rules.importing import KEEPING, imported_status

__all__ = ["KEEPING", "imported_status"]
