// The table of statements: how many are chosen; J and K go from row to row, Enter opens, X chooses.
const form = document.querySelector("[data-chosen]");

function count() {
  const out = form.querySelector("[data-chosen-count]");
  const chosen = form.querySelectorAll("input[name=aussage]:checked").length;
  out.hidden = chosen === 0;
  out.textContent = `${chosen} ausgewählt`;
}

function step(by) {
  const rows = [...form.querySelectorAll("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.querySelector("[data-open]").focus();
}

if (form) {
  form.addEventListener("change", count);
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "x") document.activeElement.closest("[data-row]")?.querySelector("input").click();
    else return;
    event.preventDefault();
  });
  count();
}

// Parting a contribution: selected text counts before chosen sentences.
const divide = document.querySelector("[data-divide]");

function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece || !divide.contains(piece)) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.start) + [...before.toString()].length;
}

function select() {
  const chosen = getSelection();
  const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const start = range && place(range.startContainer, range.startOffset);
  const end = range && place(range.endContainer, range.endOffset);
  const whole = start !== null && end !== null && end > start;
  divide.elements.von_zeichen.value = whole ? start : "";
  divide.elements.bis_zeichen.value = whole ? end : "";
  divide.querySelector("[data-selected]").textContent = whole ? `${end - start} Zeichen markiert` : "";
}

if (divide) document.addEventListener("selectionchange", select);
