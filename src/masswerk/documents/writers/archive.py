"""ZIP files that are the same bytes each time: fixed date, fixed order, fixed rights."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

DATE = (1980, 1, 1, 0, 0, 0)


def pack(parts: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Pack parts in the order given.

    stored: names that must lie uncompressed in the file (ODT demands it of `mimetype`)
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, date_time=DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
