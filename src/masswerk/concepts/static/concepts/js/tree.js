// Scrolls the tree, not the page, so that the current passage is in sight; nothing but comfort.
for (const here of document.querySelectorAll(".mw-ed-tree [aria-current]")) {
  const box = here.closest("nav");
  if (box.scrollHeight <= box.clientHeight) continue;
  box.scrollTop += here.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}
