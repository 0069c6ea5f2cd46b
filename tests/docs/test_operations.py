"""The operations page against the program: settings, commands and their options."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from django.core.management import BaseCommand, get_commands, load_command_class

from masswerk.intake import commands as intake
from masswerk.participation import commands as participation
from masswerk.site.cli import DJANGO_COMMANDS, PLAIN_COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "betrieb.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `masswerk (\w+)` \|([^|]*)\|", PAGE, re.MULTILINE))
"""Commands of the table, with the cell that tells their options."""


def options(command: str) -> set[str]:
    """Long options of a command, without those that every command has."""
    if command == "outline":
        parser: argparse.ArgumentParser = intake._parser()
    elif command in PLAIN_COMMANDS:
        parser = participation.parser(command)
    else:
        name = f"masswerk_{command}"
        parser = load_command_class(get_commands()[name], name).create_parser("masswerk", name)
    common = BaseCommand().create_parser("masswerk", "any")
    found = {word for action in parser._actions for word in action.option_strings if word.startswith("--")}
    return found - {word for action in common._actions for word in action.option_strings}


def test_every_setting_from_the_environment_is_explained():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'"((?:MASSWERK|DATABASE)_[A-Z_]+)"', code))
    assert read - set(re.findall(r"`([A-Z_]+)`", PAGE)) == set()


def test_every_explained_setting_is_read():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert {name for name in re.findall(r"^\|.*?`([A-Z_]+)`", PAGE, re.MULTILINE) if f'"{name}"' not in code} == set()


def test_the_page_tells_every_command_and_no_other():
    assert set(ROWS) == {*DJANGO_COMMANDS, *PLAIN_COMMANDS}
    assert set(re.findall(r"masswerk (\w+)", PAGE)) == set(ROWS)


@pytest.mark.parametrize("command", sorted({*DJANGO_COMMANDS, *PLAIN_COMMANDS} - {"migrate"}))
def test_the_page_tells_every_option_of_a_command(command):
    assert set(re.findall(r"`(--[\w-]+)", ROWS[command])) == options(command)
