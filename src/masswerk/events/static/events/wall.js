// The card wall: shows new cards by itself, and puts cards together by dragging or by keyboard.
// Without script each card's number leads to a page where it can be moved.
const page = document.querySelector("[data-wall]");
const place = page.querySelector("[data-cards]");
const said = page.querySelector("[data-said]");
const EVERY = 3000; // milliseconds between looks
let tag = "";
let held = null; // number of the card picked up by keyboard
let dragged = null;

const cards = () => [...place.querySelectorAll("[data-card]")];
const card = (number) => place.querySelector(`[data-card="${number}"]`);
const name = (heap) => heap.getAttribute("aria-label");

function prepare() {
  for (const one of cards()) {
    one.draggable = true;
    one.tabIndex = 0;
    one.classList.toggle("is-held", one.dataset.card === held);
  }
}

async function look() {
  if (dragged || document.hidden) return;
  try {
    const answer = await fetch(page.dataset.wall, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.status !== 200 || answer.redirected) return;
    tag = answer.headers.get("ETag") ?? "";
    const focused = document.activeElement?.closest?.("[data-card]")?.dataset.card;
    place.innerHTML = await answer.text();
    prepare();
    if (focused) card(focused)?.focus();
    page.querySelector("[data-count]").textContent = place.querySelector("[data-total]").dataset.total;
    const now = new Date().toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
    page.querySelector("[data-live]").textContent = `live · zuletzt ${now} Uhr`;
  } catch { /* no network: the next look asks again */ }
}

async function put(number, heap, before) {
  const one = card(number);
  const data = new FormData();
  data.set("csrfmiddlewaretoken", page.querySelector("[name=csrfmiddlewaretoken]").value);
  data.set("cluster", heap.dataset.heap);
  data.set("before", before?.dataset.card ?? "");
  try {
    const answer = await fetch(one.dataset.url, { method: "POST", body: data, headers: { Accept: "application/json" } });
    said.textContent = answer.ok ? `Karte ${number} hängt in „${name(heap)}“.` : `Karte ${number} bleibt, wo sie ist.`;
  } catch {
    said.textContent = "Gerade kein Netz. Die Karte bleibt, wo sie ist.";
  }
  await look();
  card(number)?.focus();
}

function heaps(one) {
  return [...one.closest("[data-question]").querySelectorAll("[data-heap]")];
}

async function step(one, key) {
  const own = one.closest("[data-heap]");
  const all = heaps(one);
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const next = all[all.indexOf(own) + (key === "ArrowRight" ? 1 : -1)];
    if (next) await put(one.dataset.card, next, null);
    return;
  }
  const row = [...own.querySelectorAll("[data-card]")];
  const at = row.indexOf(one);
  if (key === "ArrowUp" && at > 0) await put(one.dataset.card, own, row[at - 1]);
  if (key === "ArrowDown" && at < row.length - 1) await put(one.dataset.card, own, row[at + 2] ?? null);
}

place.addEventListener("keydown", async (event) => {
  const one = event.target.closest?.("[data-card]");
  if (!one || event.target !== one) return;
  if (event.key === " ") {
    event.preventDefault();
    held = held === one.dataset.card ? null : one.dataset.card;
    said.textContent = held ? `Karte ${held} aufgenommen. Pfeiltasten hängen sie um, Leertaste legt sie ab.` : "Karte abgelegt.";
    prepare();
  } else if (event.key === "Escape" && held) {
    held = null;
    said.textContent = "Karte abgelegt.";
    prepare();
  } else if (held === one.dataset.card && event.key.startsWith("Arrow")) {
    event.preventDefault();
    await step(one, event.key);
  }
});

place.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-card]");
  event.dataTransfer?.setData("text/plain", dragged?.dataset.card ?? "");
});

function target(event) {
  const heap = event.target.closest?.("[data-heap]");
  return heap && dragged && heaps(dragged).includes(heap) ? heap : null;
}

place.addEventListener("dragover", (event) => {
  const heap = target(event);
  for (const one of place.querySelectorAll(".is-target")) one.classList.remove("is-target");
  if (heap) {
    event.preventDefault();
    heap.classList.add("is-target");
  }
});

place.addEventListener("drop", async (event) => {
  const heap = target(event);
  const one = dragged;
  dragged = null;
  if (!heap || !one) return;
  event.preventDefault();
  const before = event.target.closest("[data-card]");
  await put(one.dataset.card, heap, before === one ? null : before);
});

addEventListener("dragend", () => { dragged = null; });
page.querySelector("[data-how]").hidden = false;
prepare();
setInterval(look, EVERY);
