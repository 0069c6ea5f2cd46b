// The review by keyboard: an element is chosen at once, its tools follow from the server after a short rest.
// Everything here is also a link or a button of a plain form; letters work only while the tree has the focus.
const REST = 180; // milliseconds without a key before the tools of an element are fetched
const SETTLED = 60; // milliseconds after an answer until the page holds the focus again; htmx needs 20
const TYPING = "input, textarea, select, [contenteditable]";

const bench = () => document.getElementById("werkbank");
const nodes = () => [...bench().querySelectorAll(".mw-tree .mw-node")];
const chosen = () => bench().querySelector(".mw-node.is-on");
const key = (node) => node.id.slice(1);
const address = (element) => `${bench().dataset.here}?element=${element}`;
let resting;
let busy = false;
const waiting = []; // keys pressed while an answer is under way

// Scrolls inside a pane; a pane that does not scroll itself (phones) moves the page, if the person did something.
function reveal(pane, target, page = true) {
  if (!target) return;
  const frame = pane.getBoundingClientRect();
  const box = target.getBoundingClientRect();
  if (getComputedStyle(pane).overflowY === "visible") {
    if (page) target.scrollIntoView({ block: "nearest" });
    return;
  }
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
}

function markLines(node, page = true) {
  for (const line of document.querySelectorAll(".mw-source .is-on")) line.classList.remove("is-on");
  const own = document.querySelectorAll(`.mw-source [data-owner="${key(node)}"]`);
  for (const line of own) line.classList.add("is-on");
  reveal(document.getElementById("vorlage"), own[0], page);
  return own.length > 0 || !node.dataset.first;
}

function load(method, url, values = {}) {
  if (busy) return;
  busy = true;
  clearTimeout(resting);
  htmx.ajax(method, url, { target: "#werkbank", swap: "outerHTML", values })
    .finally(() => setTimeout(rested, SETTLED)); // the focus comes back a moment after the answer
}

function rested() {
  busy = false;
  while (waiting.length && !busy) KEYS[waiting.shift()]?.();
}

const go = (element) => load("GET", address(element));

function tools(node) {
  // from the element itself: requests of one source wait for each other, and a step would be lost behind its tools
  const how = { source: node, target: node, swap: "beforeend" };
  return htmx.ajax("GET", `${bench().dataset.panel}${key(node)}/`, how).then(() => {
    const panels = node.querySelectorAll(":scope > .mw-node__panel");
    [...panels].slice(0, -1).forEach((panel) => panel.remove());
  });
}

function choose(node) {
  const before = chosen();
  if (before === node) return;
  if (before) {
    before.classList.remove("is-on");
    before.querySelector(".mw-node__link").removeAttribute("aria-current");
    before.querySelector(".mw-node__panel")?.remove();
  }
  node.classList.add("is-on");
  const link = node.querySelector(".mw-node__link");
  link.setAttribute("aria-current", "true");
  link.focus({ preventScroll: true });
  reveal(document.getElementById("vorschlag"), node);
  history.replaceState(null, "", `${address(key(node))}#${node.id}`);
  clearTimeout(resting);
  const inView = markLines(node);
  resting = setTimeout(() => { if (inView) tools(node); else go(key(node)); }, REST);
}

const step = (name) => load("POST", bench().dataset.step,
  { schritt: name, element: key(chosen()), gesehen: bench().dataset.seen });

function neighbour(by) {
  const all = nodes();
  const next = all[all.indexOf(chosen()) + by];
  if (next) choose(next);
  else bench().querySelector(by > 0 ? "[data-later]" : "[data-earlier]")?.click();
}

async function open(selector) {
  const node = chosen();
  if (!node.querySelector(".mw-node__panel")) { clearTimeout(resting); await tools(node); }
  const found = node.querySelector(selector);
  const fold = found?.closest("details");
  if (fold) fold.open = true;
  found?.focus();
}

const KEYS = {
  ArrowDown: () => neighbour(1),
  ArrowUp: () => neighbour(-1),
  ArrowRight: () => step("tiefer"),
  ArrowLeft: () => step("hoeher"),
  n: () => bench().querySelector("[data-next-doubt]")?.click(),
  s: () => step("bestaetigen"),
  v: () => step("verbinden"),
  x: () => step(chosen().classList.contains("is-out") ? "aufnehmen" : "auslassen"),
  a: () => open("select[name=kind]"),
  t: () => open(".mw-cuts button"),
  "Control+z": () => step("zurueck"),
  "Meta+z": () => step("zurueck"),
};

function pressed(event) {
  const held = [event.ctrlKey && "Control", event.altKey && "Alt", event.metaKey && "Meta", event.shiftKey && "Shift"];
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [...held.filter(Boolean), name].join("+");
}

document.addEventListener("keydown", (event) => {
  const name = pressed(event);
  if (!KEYS[name] || !chosen()) return;
  if (busy && event.target === document.body) { // the tree had the focus and is being swapped
    waiting.push(name);
    event.preventDefault();
  } else if (event.target.closest("#vorschlag .mw-tree") && !event.target.matches(TYPING)) {
    event.preventDefault();
    if (busy) waiting.push(name);
    else KEYS[name]();
  }
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const jump = event.target.closest("[data-go]");
  const link = event.target.closest(".mw-node__link");
  const line = event.target.closest(".mw-source [data-owner]");
  if (jump) { event.preventDefault(); go(jump.dataset.go); }
  else if (link) { event.preventDefault(); choose(link.parentElement); }
  else if (line && !getSelection().toString()) {
    event.preventDefault();
    const node = document.getElementById(`b${line.dataset.owner}`);
    if (node) choose(node); else go(line.dataset.owner);
  }
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches(".mw-node__link")) choose(event.target.parentElement);
});

function settle(focus) {
  const node = chosen();
  if (!node) return;
  reveal(document.getElementById("vorschlag"), node, focus);
  markLines(node, focus);
  if (focus) node.querySelector(".mw-node__link").focus({ preventScroll: true });
}

// The session has ended: sign in and come back to the same element; keep.js has what was typed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const answered = new URL(event.detail.xhr.responseURL || location.href);
  if (answered.pathname.startsWith(bench().dataset.here)) return;
  event.detail.shouldSwap = false;
  answered.searchParams.set("next", `${bench().dataset.here}?element=${key(chosen())}`);
  location.assign(answered);
});

function failed() {
  if (bench().querySelector(":scope > [data-failed]")) return;
  const note = document.getElementById("nicht-gespeichert").content.firstElementChild.cloneNode(true);
  note.dataset.failed = "";
  note.querySelector("a").href = address(key(chosen()));
  bench().prepend(note);
  note.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);

document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "werkbank") settle(true); });
settle(false);
