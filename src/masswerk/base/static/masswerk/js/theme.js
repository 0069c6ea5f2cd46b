// Light, dark or as the device: kept on this device only.
// A plain script in the head instead of a module, because a module would run after the first paint and flash.
(function () {
  const KEY = "masswerk-darstellung";
  const root = document.documentElement;

  function stored() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function apply(choice) {
    if (choice === "light" || choice === "dark") root.dataset.kernTheme = choice;
    else delete root.dataset.kernTheme;
  }

  function keep(choice) {
    try { localStorage.setItem(KEY, choice); } catch { /* private mode: the choice holds for this page */ }
    apply(choice);
  }

  root.classList.add("js");
  const fixed = root.dataset.kernTheme; // a page may insist, for example to show a state
  if (!fixed) apply(stored());

  let onScreen; // paper is always light
  addEventListener("beforeprint", () => { onScreen = root.dataset.kernTheme; apply("light"); });
  addEventListener("afterprint", () => apply(onScreen));

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-theme-choice]")) {
      const select = box.querySelector("select");
      select.value = fixed || stored() || "auto";
      select.addEventListener("change", () => keep(select.value));
      box.hidden = false;
    }
  });
})();
