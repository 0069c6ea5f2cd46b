// Typing what photographed cards say: the Enter key saves a card and goes to the next; leaving a field saves it too.
// What could not be sent stays on this device and is there again when the page opens. Without script each card has a
// button of its own.
const list = document.querySelector("[data-typing]");
const place = `mw-abtippen-${list?.dataset.typing}`;
const fields = list ? [...list.querySelectorAll("textarea")] : [];

const kept = () => JSON.parse(localStorage.getItem(place) ?? "{}");

function keep(field, text) {
  const all = kept();
  if (text === null) delete all[field.id];
  else all[field.id] = text;
  localStorage.setItem(place, JSON.stringify(all));
}

function say(form, words, refused = false) {
  const state = form.querySelector("[data-saved]");
  state.textContent = words;
  state.classList.toggle("mw-photos__refused", refused);
}

function count() {
  const open = fields.filter((field) => !field.form.elements.before.value).length;
  const said = document.querySelector("[data-left]");
  if (!open) said.textContent = "Alle Karten auf dieser Seite haben ihren Text.";
  else said.textContent = open === 1 ? "1 Karte noch ohne Text." : `${open} Karten noch ohne Text.`;
}

async function save(field) {
  const form = field.form;
  const typed = field.value;
  if (typed.trim() === form.elements.before.value || (!typed.trim() && !form.elements.before.value)) return true;
  say(form, "wird gespeichert …");
  try {
    const data = new FormData(form);
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(String(answer.status));
    const found = await answer.json();
    if (found.refused.length) {
      say(form, found.refused.join(" "), true);
      return false;
    }
    form.elements.before.value = found.text;
    if (field.value === typed) keep(field, null);
    say(form, "gespeichert");
    count();
    return true;
  } catch {
    say(form, "Noch nicht gespeichert: gerade kein Netz. Der Text bleibt auf diesem Gerät.", true);
    return true;
  }
}

function next(field) {
  const after = fields[fields.indexOf(field) + 1];
  if (after) after.focus();
}

for (const field of fields) {
  const waiting = kept()[field.id];
  if (waiting !== undefined && waiting !== field.value) field.value = waiting;
  field.addEventListener("input", () => keep(field, field.value));
  field.addEventListener("change", () => save(field));
  field.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (await save(field)) next(field);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(field);
  });
}
addEventListener("online", () => fields.forEach(save));
if (list) {
  for (const how of document.querySelectorAll("[data-how]")) how.hidden = false;
  const first = location.hash ? document.querySelector(`${location.hash} textarea`) : fields.find((one) => !one.value);
  first?.focus();
}
