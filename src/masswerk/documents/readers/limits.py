"""How much a single document may hold. Generous for concepts, tight for attacks."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

LINES = 100_000
"""Lines or paragraphs, blank ones included."""

CHARACTERS = 20_000_000
"""Characters of visible text."""

COLUMNS = 1_000
"""Cells of a row."""

PAGES = 2_000
"""Pages of a PDF."""

PARTS = 5_000
"""Members of a DOCX or ODT package."""

UNPACKED = 1024 * MEGABYTE
"""Sum of what a package says its members unpack to."""

PART = 64 * MEGABYTE
"""One member that is read (text, styles); pictures are never unpacked."""

RATIO = 200
"""Unpacked to packed size from which a large member counts as a bomb; office XML stays below 40."""

NESTING = 60
"""Lists in lists, tables in tables."""
