"""A browser, a running program, and guards that hold in every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.desk import Desk
from tests.browser.guard import Guard
from tests.browser.server import REPOSITORY, Server, running

CHROMIUM = os.environ.get("MASSWERK_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]
DESKTOP, PHONE = (1280, 900), (390, 844)
PATIENCE = 15_000
"""Milliseconds; two cores may be busy with other things."""

collect_ignore = ["authority_settings.py", "authority_urls.py"]
"""Settings and addresses of the identity provider, which runs in a process of its own."""

PICTURES = REPOSITORY / "docs" / "pictures"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-pictures", action="store_true", help="write the pictures of the README anew")
    parser.addoption("--every-role", action="store_true", help="axe on every page as every role in every variant")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with demonstration data, one for the whole run; MASSWERK_URL names one that runs already."""
    if url := os.environ.get("MASSWERK_URL"):
        yield Server(url, Path(os.environ["MASSWERK_DATA"]))
        return
    with running(tmp_path_factory.mktemp("data")) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if not Path(CHROMIUM).is_file():
        pytest.skip(f"Chromium is not installed at {CHROMIUM}")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_desk(server: Server, browser: Browser) -> Iterator[Callable[..., Desk]]:
    """Opens a window for somebody; afterwards nothing may have gone wrong in any of them."""
    contexts: list[tuple[BrowserContext, Guard]] = []

    def open_one(size: tuple[int, int] = DESKTOP, **options: Any) -> Desk:
        context = browser.new_context(locale="de-DE", viewport={"width": size[0], "height": size[1]}, **options)
        context.set_default_timeout(PATIENCE)
        guard = Guard(server.url)
        guard.watch(context)
        contexts.append((context, guard))
        return Desk(context.new_page(), server)

    yield open_one
    for context, _ in contexts:
        context.close()
    assert [trouble for _, guard in contexts for trouble in guard.troubles] == []


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures of the README go, if they are to be written anew."""
    wanted = request.config.getoption("--update-pictures") or os.environ.get("MASSWERK_UPDATE_PICTURES")
    return PICTURES if wanted else None
