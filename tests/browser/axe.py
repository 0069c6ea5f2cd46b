"""What a machine can say about a page: axe-core's rules, and whether it reflows."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.server import REPOSITORY

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@cache
def script() -> str:
    """The engine, as installed by `npm ci`."""
    return (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule, how often, first place, message."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(script())
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)
    return [_told(rule) for rule in result["violations"]]


def _told(rule: dict[str, Any]) -> str:
    first = rule["nodes"][0]
    return f"{rule['id']} ({len(rule['nodes'])} ×) {first['target'][0]}: {first['failureSummary'].splitlines()[-1].strip()}"


def overflow(page: Page) -> list[str]:
    """What sticks out sideways of a page that should need no scrolling."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        const scrolls = (one) => { for (let up = one.parentElement; up; up = up.parentElement)
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true; return false; };
        const out = [...document.body.querySelectorAll('*')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && (box.right > width + 1 || box.left < -1) && !scrolls(one); });
        return [`${document.documentElement.scrollWidth} > ${width}: ` +
            out.slice(0, 3).map((one) => one.tagName.toLowerCase() + '.' + one.className).join(', ')];
    }""")
