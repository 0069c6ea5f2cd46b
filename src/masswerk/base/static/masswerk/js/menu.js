// Menus made of <details>: Escape closes them and gives the focus back; so does a click elsewhere.
// Those with data-unfold are closed on phones and always open on wide windows; without script they are open everywhere.
const WIDE = matchMedia("(min-width: 62rem)");

const openMenus = () => [...document.querySelectorAll("details.mw-menu[open]")].filter((menu) => !fixedOpen(menu));
const fixedOpen = (menu) => WIDE.matches && "unfold" in menu.dataset;

function unfold() {
  for (const menu of document.querySelectorAll("details[data-unfold]")) {
    menu.open = WIDE.matches;
    menu.dataset.ready = "";
  }
}

unfold();
WIDE.addEventListener("change", unfold);
addEventListener("beforeprint", () => document.querySelectorAll("details[data-unfold]").forEach((menu) => { menu.open = true; }));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = openMenus().find((menu) => menu.contains(event.target));
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    const link = event.target.closest("a");
    if (!menu.contains(event.target) || (link && menu.contains(link))) menu.open = false;
  }
});

// A summary of errors takes the focus, so that it is read first.
document.querySelector("[data-form-errors]")?.focus();
