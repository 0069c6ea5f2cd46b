"""The file a backup is: a tar with the database, the files, the keys, and last a list of all with their checksums."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from masswerk.base.errors import RuleError

FORMAT, VERSION = "masswerk-backup", 1
MANIFEST = "manifest.json"
KEYS = ("secret.key", "signing.key")
BLOCK = 1024 * 1024
LONGEST_MANIFEST = 256 * BLOCK

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


class NoBackup(RuleError):
    cause = "„{path}“ ist keine Sicherung von Maßwerk: {fault}"
    way_out = "Geben Sie eine Datei an, die „masswerk backup“ geschrieben hat, unverschlüsselt und vollständig."


class BackupDamaged(RuleError):
    cause = "Die Sicherung ist beschädigt: {fault}"
    way_out = "Nehmen Sie eine andere Sicherung. Eingespielt wurde nichts."


class NewerBackup(RuleError):
    cause = "Die Sicherung hat das Format {found}; diese Version versteht Formate bis {known}."
    way_out = "Nehmen Sie die Version von Maßwerk, die die Sicherung geschrieben hat, oder eine neuere."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    made:       when, ISO
    database:   "sqlite" or "postgresql"
    heads:      end of every chain of the log: name, number, hash
    migrations: what the database had been brought to: app and name
    files:      every other member: name to SHA-256
    """

    made: str
    database: str
    heads: list[tuple[str, int, str]]
    migrations: list[tuple[str, str]]
    files: dict[str, str] = field(default_factory=dict)


class Writer:
    """Writes members one after the other, counting checksums as they pass."""

    def __init__(self, out: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115  closed by finish
        self.sums: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file under a name."""
        with path.open("rb") as source:
            info = tarfile.TarInfo(name)
            info.size = path.stat().st_size
            info.mode = 0o600
            counted = _Counted(source)
            self._tar.addfile(info, counted)
            self.sums[name] = counted.digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """Add the list of everything and close."""
        manifest.files.update(self.sums)
        text = json.dumps({"format": FORMAT, "version": VERSION, **asdict(manifest)}, indent=1, sort_keys=True)
        data = text.encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(data), 0o600
        self._tar.addfile(info, io.BytesIO(data))
        self._tar.close()


def unpack(path: Path, place: Path, progress: Progress | None = None) -> Manifest:
    """Unpack a backup into an empty folder and check every checksum.

    Raises NoBackup, NewerBackup, BackupDamaged. Nothing is written outside of `place`, whatever the members say.
    """
    try:
        sums, text = _members(path, place, progress)
    except (tarfile.TarError, EOFError, OSError) as fault:
        raise NoBackup(path=path, fault=str(fault)) from fault
    manifest = _manifest(path, text)
    if faults := list(_differences(manifest.files, sums)):
        raise BackupDamaged(fault=" ".join(faults[:3]))
    return manifest


def _members(path: Path, place: Path, progress: Progress | None) -> tuple[dict[str, str], str]:
    sums: dict[str, str] = {}
    text = ""
    with tarfile.open(path, mode="r|*") as tar:
        for member in tar:
            source = tar.extractfile(member) if member.isfile() and _is_safe(member.name) else None
            if source is None:
                raise NoBackup(path=path, fault=f"„{member.name[:80]}“ gehört nicht hinein.")
            if member.name == MANIFEST:
                text = source.read(LONGEST_MANIFEST).decode()
                continue
            sums[member.name] = _write(source, place / member.name)
            if progress:
                progress(len(sums), 0)
    return sums, text


def _manifest(path: Path, text: str) -> Manifest:
    try:
        data: dict[str, Any] = json.loads(text)
    except ValueError as fault:
        raise NoBackup(path=path, fault="Das Verzeichnis am Ende fehlt; sie ist nicht vollständig.") from fault
    if data.pop("format", "") != FORMAT:
        raise NoBackup(path=path, fault="Die Kennung fehlt.")
    if (version := data.pop("version", 0)) > VERSION:
        raise NewerBackup(found=version, known=VERSION)
    return Manifest(**{**data, "heads": [tuple(head) for head in data["heads"]],
                       "migrations": [tuple(row) for row in data["migrations"]]})


def _differences(listed: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    for name in sorted(listed.keys() | found.keys()):
        if name not in found:
            yield f"„{name}“ fehlt."
        elif name not in listed:
            yield f"„{name}“ steht nicht im Verzeichnis."
        elif listed[name] != found[name]:
            yield f"„{name}“ wurde verändert."


def _is_safe(name: str) -> bool:
    """Only our own names: the database, the keys, and files below their folder.

    >>> _is_safe("files/readings/a.pdf"), _is_safe("../etc/passwd"), _is_safe("/files/a"), _is_safe("files/../a")
    (True, False, False, False)
    """
    path = PurePosixPath(name)
    if name in {MANIFEST, "database.sqlite3", "database.dump", *KEYS}:
        return True
    return path.parts[0] == "files" and len(path.parts) > 1 and ".." not in path.parts and "\x00" not in name


def _write(source: IO[bytes], target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as out:
        while block := source.read(BLOCK):
            digest.update(block)
            out.write(block)
    target.chmod(0o600)
    return digest.hexdigest()


class _Counted(io.RawIOBase):
    """A file that counts its checksum while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._source.read(size)
        self.digest.update(block)
        return block
