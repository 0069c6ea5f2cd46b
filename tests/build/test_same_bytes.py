"""Built twice, in another folder, at another time, with another mask and time zone: the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "src")
MOMENT = "1795000000"


def sources(folder: Path) -> Path:
    """A copy of what the wheel is made of."""
    folder.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def built(of: Path, folder: Path, *, mask: int, zone: str, touched: int) -> Path:
    """The wheel of a fresh copy of the sources."""
    shutil.copytree(of, folder)
    for path in folder.rglob("*"):
        os.utime(path, (touched, touched))
        path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "TZ": zone, "PYTHONHASHSEED": str(mask)}
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "out")], cwd=folder,
                   env=environment, check=True, capture_output=True, umask=mask)
    return next((folder / "out").glob("*.whl"))


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    of = sources(tmp_path / "sources")
    first = built(of, tmp_path / "a", mask=0o022, zone="UTC", touched=1_700_000_000)
    second = built(of, tmp_path / "somewhere" / "else", mask=0o077, zone="Asia/Tokyo", touched=1_600_000_000)
    assert (first.name, first.read_bytes() == second.read_bytes()) == (second.name, True)
    with zipfile.ZipFile(first) as wheel:
        names = wheel.namelist()
    assert "masswerk/site/settings.py" in names
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
