/** What makes waiting easier. Without this file everything works all the same. */

const standing = document.getElementById("standing");

/** Checking the whole knowledge takes seconds: a second press meanwhile is none. */
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  // A download leaves the page as it is.
  else if (submitter?.value !== "patch") form.setAttribute("aria-busy", "true");
});
/** Whoever comes back to a page can press again. */
addEventListener("pageshow", () => {
  for (const form of document.forms) form.removeAttribute("aria-busy");
});

/** While a change is being learnt, the page asks whether it is in use yet. */
async function lookAgain() {
  const response = await fetch("/tend/standing").catch(() => undefined);
  const part = document.createRange().createContextualFragment(response?.ok ? await response.text() : "");
  const now = part.firstElementChild;
  if (now?.id === "standing" && now.className !== standing.className) {
    standing.className = now.className;
    standing.replaceChildren(...now.childNodes);
  }
  if (standing.className === "learning") setTimeout(lookAgain, 2_000);
}

if (standing?.className === "learning") setTimeout(lookAgain, 2_000);
