// Shortcuts of one letter, only while the focus is inside their region (WCAG 2.1.4).
// <section data-shortcuts> … <button data-key="n"> … A key inside the focused [data-scope] wins over one outside.
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

function chord(event) {
  const held = [event.ctrlKey && "Control", event.altKey && "Alt", event.metaKey && "Meta"].filter(Boolean);
  return [...held, event.key.length === 1 ? event.key.toLowerCase() : event.key].join("+");
}

function target(region, focused, keys) {
  const fitting = [...region.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === keys && !one.disabled);
  const scope = focused.closest("[data-scope]");
  return fitting.find((one) => scope?.contains(one)) ?? fitting.find((one) => !one.closest("[data-scope]"));
}

document.addEventListener("keydown", (event) => {
  const focused = document.activeElement;
  const region = focused?.closest("[data-shortcuts]");
  if (!region || focused.matches(TYPING)) return;
  const found = target(region, focused, chord(event));
  if (!found) return;
  event.preventDefault();
  if (found.matches("a, button, summary")) found.click();
  else found.focus();
});
