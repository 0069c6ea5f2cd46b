"""The operations page against the program: settings and commands."""

from __future__ import annotations

import re
from pathlib import Path

from masswerk.site.cli import DJANGO_COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "betrieb.md").read_text(encoding="utf-8")


def test_every_setting_from_the_environment_is_explained():
    code = (ROOT / "src/masswerk/site/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', code)) | {"DATABASE_URL"}
    assert read - set(re.findall(r"`([A-Z_]+)`", PAGE)) == set()


def test_every_command_of_the_page_exists():
    named = set(re.findall(r"masswerk (\w+)", PAGE))
    assert named - {*DJANGO_COMMANDS, "outline"} == set()
