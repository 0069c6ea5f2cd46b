// Writing cards through a network gap: a card that cannot be sent waits on this device and goes out by itself.
// Each carries a key made here, so that one sent twice hangs once. Without script the form is sent as any other.
const form = document.querySelector("[data-capture]");
const place = `mw-karten-${form?.dataset.capture}`;
const EVERY = 4000; // milliseconds between tries

const waiting = () => JSON.parse(localStorage.getItem(place) ?? "[]");
const keep = (cards) => localStorage.setItem(place, JSON.stringify(cards));

function line(text, mark) {
  const item = document.createElement("li");
  item.append(`${text} `);
  const state = document.createElement("span");
  state.className = "mw-muted";
  state.textContent = mark;
  item.append(state);
  return item;
}

function show() {
  const cards = waiting();
  document.querySelector("[data-waiting]").hidden = cards.length === 0;
  const list = document.querySelector("[data-newest]");
  for (const old of list.querySelectorAll("[data-local]")) old.remove();
  for (const card of cards) {
    const item = line(card.text, card.refused ? card.refused.join(" ") : "wartet");
    item.dataset.local = "";
    list.prepend(item);
  }
}

async function send(card) {
  const data = new FormData(form);
  for (const [name, value] of Object.entries(card)) data.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  if (answer.redirected || answer.status === 403) throw new Error("signed out");
  if (answer.status === 422) return { refused: (await answer.json()).refused };
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

let sending = false;

async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (const card of waiting().filter((one) => !one.refused)) {
      const { client_key: key, question, text } = card;
      const done = await send({ client_key: key, question, text });
      if (done.refused) {
        keep(waiting().map((one) => (one.client_key === key ? { ...one, refused: done.refused } : one)));
        continue;
      }
      keep(waiting().filter((one) => one.client_key !== key));
      document.querySelector("[data-newest]").prepend(line(`${done.number} · ${done.text}`, "gesendet"));
    }
  } catch { /* no network, or signed out: the cards wait, the next try comes */ }
  sending = false;
  show();
}

if (form) {
  form.addEventListener("submit", (event) => {
    const text = form.elements.text.value.trim();
    const question = form.elements.question.value;
    if (!text || !question) return; // the server says what is missing
    event.preventDefault();
    keep([...waiting(), { client_key: crypto.randomUUID(), question, text }]);
    form.elements.text.value = "";
    form.elements.text.focus();
    flush();
  });
  addEventListener("online", flush);
  setInterval(() => { if (waiting().some((one) => !one.refused)) flush(); }, EVERY);
  show();
  flush();
}
