// Reading photos of cards one after the other, so that everybody sees how far it is. Without script the form sends
// all of them together.
const form = document.querySelector("[data-photos]");
const field = form?.querySelector("input[type=file]");

function tell(name, sentences, refused) {
  const item = document.createElement("li");
  item.classList.toggle("mw-photos__refused", refused);
  const words = document.createElement("b");
  words.textContent = refused ? "Nicht gelesen: " : "Gelesen: ";
  item.append(words, sentences.join(" ") || name);
  const list = form.querySelector("[data-results]");
  list.hidden = false;
  list.append(item);
}

async function read(file) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("photos", file);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(String(answer.status));
  return answer.json();
}

async function show() {
  const answer = await fetch(form.action, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-state]");
  document.querySelector("[data-state]").replaceChildren(...fresh.childNodes);
}

async function readAll(files) {
  const place = form.querySelector("[data-progress]");
  const bar = place.querySelector("progress");
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button");
  place.hidden = false;
  button.disabled = true;
  bar.max = files.length;
  form.querySelector("[data-results]").replaceChildren();
  let done = 0;
  for (const file of files) {
    bar.value = done;
    said.textContent = `Foto ${done + 1} von ${files.length} wird gelesen: ${file.name}`;
    try {
      const found = await read(file);
      if (found.said.length) tell(file.name, found.said, false);
      if (found.refused.length) tell(file.name, found.refused, true);
    } catch {
      tell(file.name, [`„${file.name}“ kam nicht an. Prüfen Sie das Netz, und lesen Sie das Foto noch einmal.`], true);
    }
    done += 1;
  }
  bar.value = done;
  said.textContent = files.length === 1 ? "Das Foto ist durchgesehen." : `Alle ${files.length} Fotos sind durchgesehen.`;
  button.disabled = false;
  field.value = "";
  await show();
}

form?.addEventListener("submit", (event) => {
  const files = [...field.files];
  if (!files.length) return; // the server says what is missing
  event.preventDefault();
  readAll(files);
});
