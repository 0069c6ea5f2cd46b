"""Looks at a file before it is kept: what it really is, how large, whether it is clean. Slow, so never in an action."""

from __future__ import annotations

import hashlib
import shlex
import subprocess
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings

from masswerk.base.attachments import refusals
from masswerk.base.attachments.purposes import MEGABYTE, PURPOSES, Purpose
from masswerk.base.rules import media, pictures

PATIENCE = 60.0
"""Seconds the virus scanner may take."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept. Pictures are written anew, so `content` differs from what came.

    name:          safe to show and to save, with the ending of its kind
    width, height: pixels of a picture, None for documents
    """

    purpose: Purpose
    name: str
    content: bytes
    media_type: str
    width: int | None = None
    height: int | None = None

    @property
    def sha256(self) -> str:
        """Of the content as it is kept, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def examine(file: bytes | IO[bytes], *, name: str, purpose: str) -> Examined:
    """Look at a file that somebody gave for a purpose; it can then be given to `attach`.

    Raises a refusal of `attachments.refusals` that says what is wrong and what to do.
    """
    wanted = PURPOSES[purpose]
    content = file if isinstance(file, bytes) else file.read(wanted.most_bytes + 1)
    if not content:
        raise refusals.EmptyFile(name=name)
    if len(content) > wanted.most_bytes:
        size = len(content) if isinstance(file, bytes) else getattr(file, "size", len(content))
        raise refusals.TooLarge(name=name, size=size / MEGABYTE, most=wanted.most_bytes / MEGABYTE)
    kind = _kind(content, name, wanted)
    scan(content, name)
    if kind in media.PICTURES:
        picture = _picture(content, kind, name)
        return Examined(wanted, media.named(name, picture.kind), picture.content, picture.kind, picture.width,
                        picture.height)
    return Examined(wanted, media.named(name, kind), content, kind)


def scan(content: bytes | IO[bytes], name: str) -> None:
    """Ask the virus scanner of the installation, if there is one; raises Infected, NotScanned.

    content: an open file on the disk is handed over as it is, and stands at its beginning afterwards
    The command gets the file as its input and answers by its end: 0 clean, 1 infected, else it failed.
    """
    if not settings.ANTIVIRUS:
        return
    given: dict[str, Any] = {"input": content} if isinstance(content, bytes) else {"stdin": content}
    try:
        done = subprocess.run(shlex.split(settings.ANTIVIRUS), capture_output=True,  # noqa: S603
                              timeout=PATIENCE, **given)  # the operator's own command
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise refusals.NotScanned(name=name) from fault
    if not isinstance(content, bytes):
        content.seek(0)
    if done.returncode == 1:
        raise refusals.Infected(name=name)
    if done.returncode:
        raise refusals.NotScanned(name=name)


def _kind(content: bytes, name: str, wanted: Purpose) -> str:
    kind = media.recognise(content)
    if kind == media.SVG:
        raise refusals.DrawingRefused(name=name)
    if kind in wanted.kinds and not media.fits(name, kind):
        raise refusals.LiesAboutItsType(name=name, found=media.WORDS[kind])
    if kind not in wanted.kinds:
        found = media.WORDS.get(kind or "", "von einer Art, die wir nicht kennen")
        raise refusals.KindNotAllowed(name=name, found=found, allowed=_listed(wanted.kinds))
    return kind


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(media.ENDINGS[kind][0].upper() for kind in kinds))


def _picture(content: bytes, kind: str, name: str) -> pictures.Picture:
    try:
        return pictures.clean(content, kind)
    except pictures.TooManyPixels as fault:
        raise refusals.PictureTooLarge(name=name, most=pictures.MOST_PIXELS // 1_000_000) from fault
    except pictures.Moves as fault:
        raise refusals.PictureMoves(name=name) from fault
    except pictures.Broken as fault:
        raise refusals.PictureBroken(name=name) from fault
