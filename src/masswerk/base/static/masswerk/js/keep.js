// Keeps what was typed in forms with `data-keep` until it was sent, so that an expired session loses nothing.
// data-keep="tab" (default) forgets with the tab; data-keep="device" stays on the device. Passwords, files and
// hidden fields are never kept. A page with `data-saved` tells that the last sending arrived.
const PREFIX = "masswerk-text:";
const WAIT = 400; // milliseconds of rest before typing is kept

const key = (form) => `${PREFIX}${new URL(form.action, location.href).pathname}#${form.id || form.name || ""}`;
const store = (form) => (form.dataset.keep === "device" ? localStorage : sessionStorage);
const kept = (field) => field.name && !["password", "file", "hidden", "submit", "button"].includes(field.type);

function read(form) {
  const values = {};
  for (const field of form.elements) {
    if (!kept(field)) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      (values[field.name] ??= []).push(field.checked ? field.value : null);
    } else {
      (values[field.name] ??= []).push(field.value);
    }
  }
  return values;
}

function write(form, values) {
  const seen = {};
  for (const field of form.elements) {
    if (!kept(field) || !(field.name in values)) continue;
    const place = (seen[field.name] = (seen[field.name] ?? -1) + 1);
    const value = values[field.name][place];
    if (field.type === "checkbox" || field.type === "radio") field.checked = value !== null && value !== undefined;
    else if (value !== undefined) field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function save(form, sent = false) {
  try {
    store(form).setItem(key(form), JSON.stringify({ at: Date.now(), sent, values: read(form) }));
  } catch { /* storage full or forbidden: typing goes on unkept */ }
}

function saved(form) {
  try { return JSON.parse(store(form).getItem(key(form))); } catch { return null; }
}

const forget = (form) => { try { store(form).removeItem(key(form)); } catch { /* nothing kept */ } };

function notice(form, entry, before) {
  const time = new Date(entry.at).toLocaleTimeString(document.documentElement.lang || "de", { hour: "2-digit", minute: "2-digit" });
  const note = document.getElementById("mw-kept").content.firstElementChild.cloneNode(true);
  note.querySelector("[data-time]").textContent = time;
  note.querySelector("button").addEventListener("click", () => { write(form, before); forget(form); note.remove(); });
  form.prepend(note);
}

function restore(form) {
  const entry = saved(form);
  if (!entry) return;
  const before = read(form);
  if (JSON.stringify(before) === JSON.stringify(entry.values)) return;
  write(form, entry.values);
  notice(form, entry, before);
}

function forgetSent(storage) {
  for (const name of Object.keys(storage)) {
    if (!name.startsWith(PREFIX)) continue;
    try { if (JSON.parse(storage.getItem(name)).sent) storage.removeItem(name); } catch { storage.removeItem(name); }
  }
}

if (document.querySelector("[data-saved]")) {
  try { forgetSent(sessionStorage); forgetSent(localStorage); } catch { /* no storage */ }
}

// an expired session answers with the page for signing in: nothing was taken
const asksToSignIn = (xhr) => new URL(xhr.responseURL, location.href).pathname.endsWith("/login/");

function keep(form) {
  let resting;
  restore(form);
  form.addEventListener("input", () => { clearTimeout(resting); resting = setTimeout(() => save(form), WAIT); });
  form.addEventListener("submit", () => { clearTimeout(resting); save(form, true); });
  form.addEventListener("htmx:afterRequest", ({ detail }) => { if (detail.successful && !asksToSignIn(detail.xhr)) forget(form); });
}

document.querySelectorAll("form[data-keep]").forEach(keep);
// parts of a page that arrive later
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) event.detail.elt.querySelectorAll("form[data-keep]").forEach(keep);
});
