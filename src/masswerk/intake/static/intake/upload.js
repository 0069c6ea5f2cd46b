// A file can be dropped on the upload form; the ordinary field takes it, so nothing else changes.
const form = document.querySelector("[data-upload]");
const field = form?.querySelector("input[type=file]");

function over(event) {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  form.classList.toggle("is-over", event.type !== "dragleave" && event.type !== "drop");
}

if (field) {
  form.querySelector("[data-upload-hint]").hidden = false;
  for (const name of ["dragenter", "dragover", "dragleave"]) form.addEventListener(name, over);
  form.addEventListener("drop", (event) => {
    over(event);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}
