// Forms of participation: counts letters, shows the redline while typing, and does the work that keeps machines away.
// Without script the form works too: then time counts instead of work, and the preview has a button.
import { solve } from "./work.js";

const REST = 500; // milliseconds of rest before a preview is asked for

function count(form) {
  const words = form.querySelector("[data-counted]")?.innerHTML;
  if (!words) return;
  for (const field of form.querySelectorAll("[data-count]")) {
    const line = document.createElement("p");
    line.className = "mw-hint";
    field.after(line);
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const show = () => {
      line.textContent = words.replace("{n}", number.format(field.value.length)).replace("{all}", number.format(field.dataset.count));
    };
    field.addEventListener("input", show);
    show();
  }
}

function preview(form) {
  const place = form.querySelector("[data-preview]");
  if (!place) return;
  form.querySelector(".mw-contribute__look").hidden = true;
  let resting;
  const ask = async () => {
    const data = new FormData(form);
    if (data.get("kind") !== "wording") return;
    data.set("vorschau", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Teil": "vorschau" } });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch { /* no network: the next rest asks again */ }
  };
  form.addEventListener("input", (event) => {
    if (!["title", "wording", "kind"].includes(event.target.name)) return;
    clearTimeout(resting);
    resting = setTimeout(ask, REST);
  });
}

function work(form) {
  const bits = Number(form.dataset.work);
  const answer = form.elements.answer;
  let working;
  const start = () => { working ??= solve(form.elements.ticket.value, bits).then((found) => { answer.value = found; }); };
  form.addEventListener("input", start, { once: true });
  form.addEventListener("submit", async (event) => {
    if (answer.value || event.submitter?.name === "vorschau") return;
    event.preventDefault();
    const busy = form.querySelector("[data-busy]");
    if (busy) busy.hidden = false;
    start();
    await working;
    if (busy) busy.hidden = true;
    form.requestSubmit(event.submitter);
  });
}

for (const form of document.querySelectorAll("form[data-work]")) {
  count(form);
  preview(form);
  work(form);
}
