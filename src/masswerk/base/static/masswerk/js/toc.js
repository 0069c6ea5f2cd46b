// The table of contents follows the reader: the link of the place at the top of the window carries aria-current.
const READING_LINE = 0.3; // part of the window's height above which a place counts as reached

function places(toc) {
  return [...toc.querySelectorAll("a[href*='#']")]
    .filter((link) => link.pathname === location.pathname && link.hash.length > 1)
    .map((link) => ({ link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ place }) => place);
}

function current(entries) {
  const line = innerHeight * READING_LINE;
  const reached = entries.filter(({ place }) => place.getBoundingClientRect().top <= line);
  return reached.at(-1) ?? entries[0];
}

function mark(toc, entries) {
  const now = current(entries)?.link;
  if (!now || now.hasAttribute("aria-current")) return;
  for (const { link } of entries) link.removeAttribute("aria-current");
  now.setAttribute("aria-current", "location");
  show(now, toc.closest("details") ?? toc);
}

// Scrolls the contents only, never the page.
function show(link, box) {
  const place = link.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 2;
}

for (const toc of document.querySelectorAll("[data-toc]")) {
  const entries = places(toc);
  if (!entries.length) continue;
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; mark(toc, entries); });
  }, { passive: true });
  mark(toc, entries);
}
