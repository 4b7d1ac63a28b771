/** The conversation in the memory of this tab, so that a reload does not lose it. It ends with the tab. */

const name = "talk";
/** Exchanges. */
const most = 40;

export function keep(talk) {
  for (let count = most; count > 0; count = Math.floor(count / 2)) {
    const kept = [...talk.children].slice(-count).map((exchange) => exchange.outerHTML);
    try {
      sessionStorage.setItem(name, kept.join(""));
      return;
    } catch {
      // Too much, or not allowed at all: fewer, in the end none.
    }
  }
}

export function restore(talk) {
  if (talk.childElementCount > 0) return;
  try {
    talk.innerHTML = sessionStorage.getItem(name) ?? "";
  } catch {
    // Not allowed to remember: the page begins anew.
  }
}

/** Everything but the exchange that says so. */
export function forget(talk, but) {
  for (const exchange of [...talk.children]) if (exchange !== but) exchange.remove();
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
