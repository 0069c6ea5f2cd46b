// Menus made of <details>: Escape closes them and gives the focus back; so does a click elsewhere.
const MENU = "details.mw-menu";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest(`${MENU}[open]`);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(`${MENU}[open]`)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A summary of errors takes the focus, so that it is read first.
document.querySelector("[data-form-errors]")?.focus();
