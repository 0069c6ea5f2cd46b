// Says on the page what the device refused; without this the fault would stand in the console only.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const fault = document.querySelector("[data-passkey-fault]");
  if (fault) fault.hidden = false;
});
