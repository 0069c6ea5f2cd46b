// The secret of an invitation stands behind the # of its link, so that no server writes it into a log.
const form = document.querySelector("form[data-invitation]");
const secret = decodeURIComponent(location.hash.slice(1));
if (form && secret) {
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.requestSubmit();
}
