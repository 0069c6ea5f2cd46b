"""`masswerk outline DATEI`: the tree of a document on the command line, without a database."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from masswerk.base.errors import RuleError
from masswerk.documents.readers import read
from masswerk.intake.rules.outline import outline as make_outline
from masswerk.intake.rules.outline import to_gold_json, to_text

QUIET_FOR = 1.0
"""Seconds of work before progress is shown."""

EVERY = 0.2
"""Seconds between two words on progress."""


class NoSuchFile(RuleError):
    cause = "Die Datei „{path}“ lässt sich nicht öffnen: {reason}."
    way_out = "Prüfen Sie Namen und Ordner der Datei."


def outline(arguments: list[str]) -> int:
    """Print the tree of a document as text or, with `--json`, in the schema of the annotation guidelines.

    Raises RuleError with cause and way out: NoSuchFile, or a subclass of `documents.refusals.Unreadable`.
    """
    options = _parser().parse_args(arguments)
    path = Path(options.file)
    progress = _Progress(silent=options.quiet)
    try:
        source = read(path.name, _bytes(path), progress)
        progress.say("gliedern …")
        found = make_outline(source)
    finally:
        progress.end()
    if not options.quiet:
        for note in source.notes:
            print(f"Hinweis: {note}", file=sys.stderr)
    if options.json:
        json.dump(to_gold_json(found, path.stem), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(to_text(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="masswerk outline", description="Gliederung eines Dokuments zeigen.")
    parser.add_argument("file", metavar="DATEI", help="PDF, DOCX, ODT, HTML, Markdown oder Text")
    parser.add_argument("--json", action="store_true", help="als JSON, für Programme")
    parser.add_argument("--quiet", action="store_true", help="weder Fortschritt noch Hinweise zeigen")
    return parser


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(path=path, reason="es gibt sie nicht") from None
    except IsADirectoryError:
        raise NoSuchFile(path=path, reason="es ist ein Ordner") from None
    except OSError as error:
        raise NoSuchFile(path=path, reason=error.strerror or "unbekannter Grund") from None


class _Progress:
    """One line on standard error that is written over, once the work takes longer than a moment."""

    def __init__(self, *, silent: bool) -> None:
        self.silent = silent
        self.begun = self.last = time.monotonic()
        self.shown = False

    def __call__(self, done: int, whole: int) -> None:
        self.say(f"lesen … {done} von {whole}")

    def say(self, text: str) -> None:
        """Show where the work is."""
        now = time.monotonic()
        if self.silent or now - self.begun < QUIET_FOR or now - self.last < EVERY:
            return
        self.last, self.shown = now, True
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
