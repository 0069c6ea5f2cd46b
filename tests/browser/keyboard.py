"""Somebody who uses no mouse: keys only, and a focus that can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

HIDDEN = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return 'nothing has the focus';
    const box = one.getBoundingClientRect();
    const name = `${one.tagName.toLowerCase()} „${(one.innerText || one.name || one.id || '').trim().slice(0, 40)}“`;
    if (box.bottom < 1 || box.top > innerHeight - 1) return `${name} is out of view`;
    const style = getComputedStyle(one);
    const shown = (given) => (given.outlineStyle !== 'none' && parseFloat(given.outlineWidth) >= 1)
        || given.boxShadow !== 'none';
    const label = one.labels?.[0];
    if (!shown(style) && !(label && shown(getComputedStyle(label)))
        && !(one.parentElement && shown(getComputedStyle(one.parentElement)))) return `${name} shows no focus`;
    const top = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
        Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1));
    if (top && !one.contains(top) && !top.contains(one) && !label?.contains(top)) return `${name} is covered`;
    return '';
}"""
"""Why the focus cannot be seen; empty where it can (WCAG 2.4.7, 2.4.11)."""


@dataclass
class Keyboard:
    """Presses keys on a page."""

    page: Page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type over what stands in the focused field."""
        self.press("Control+a")
        self.page.keyboard.type(text)

    def reach(self, wanted: Locator, limit: int = 250) -> None:
        """Press Tab until `wanted` has the focus."""
        for _ in range(limit):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"not reached by {limit} times Tab: {wanted}")

    def walk(self, limit: int = 400) -> list[str]:
        """Press Tab through the whole page; what was wrong with the focus on the way.

        Each control is reached once; then the focus leaves the page.
        """
        self.page.emulate_media(reduced_motion="reduce")
        self.page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); window.mwSeen = []; }")
        wrong: list[str] = []
        for _ in range(limit):
            self.press("Tab")
            state = self.page.evaluate("""async () => {
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                const one = document.activeElement;
                if (!one || one === document.body) return 'left';
                if (window.mwSeen.includes(one)) return one === window.mwSeen[0] ? 'left' : 'again';
                window.mwSeen.push(one);
                return 'new';
            }""")
            if state == "left":
                return wrong
            if state == "again":
                return [*wrong, "the focus runs in a circle"]
            if trouble := self.page.evaluate(HIDDEN):
                wrong.append(trouble)
        return [*wrong, f"the page does not end after {limit} stops"]
