// The receipt: prints itself and copies its code; without script the code can be written down.
const row = document.querySelector("[data-only-script]");
const code = document.querySelector("[data-code]");
if (row && code) {
  row.hidden = false;
  row.querySelector("[data-print]").addEventListener("click", () => { print(); });
  const copy = row.querySelector("[data-copy]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent.trim());
    row.querySelector("[data-copied]").hidden = false;
  });
}
