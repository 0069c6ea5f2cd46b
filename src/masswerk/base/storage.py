"""Uploaded files that are on the disk before a row names them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class SyncedStorage(FileSystemStorage):
    """Waits until the disk has a file and the folders that lead to it.

    Django leaves that to the operating system: after a power cut the row would be there and the file empty or gone.
    """

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]
        root, path = Path(self.location), Path(self.path(saved))
        _sync(path)
        for folder in path.parents:
            _sync(folder)
            if folder == root.parent:
                break
        return saved


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
