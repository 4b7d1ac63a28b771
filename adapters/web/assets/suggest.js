/** What could be meant, offered above the box while one types: a list of buttons, reached with the arrow keys or Tab. */

/** Milliseconds without a key. */
const pause = 120;

export function watchTyping(box, form, status) {
  const panel = form.querySelector("#offers");
  const list = panel.querySelector("ul");
  let timer;
  let asked = 0;

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    panel.hidden = true;
    list.replaceChildren();
  };
  const take = ({ text, whole }) => {
    box.value = text;
    close();
    box.focus();
    if (whole) form.requestSubmit();
    else box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const offer = (offers) => {
    list.replaceChildren(...offers.map((one) => drawOffer(one, take)));
    panel.hidden = offers.length === 0;
    const told = offers.length === 0 ? "" : `${status.dataset.offers}${offers.length}`;
    if (status.textContent !== told) status.textContent = told;
  };
  const look = async () => {
    asked += 1;
    const mine = asked;
    const typed = box.value;
    if (typed.trim() === "" || typed.length > 200 || typed.includes("\n")) return close();
    const response = await fetch(`/suggest?typed=${encodeURIComponent(typed)}`).catch(() => undefined);
    // Meanwhile something else was typed, or sent.
    if (response?.ok && mine === asked) offer(await response.json());
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") {
      close();
      box.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, box, list);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== null && !form.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!form.contains(target)) close();
  });
  return { close };
}

function drawOffer(offer, take) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = offer.text;
  button.addEventListener("click", () => take(offer));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/** The box and the offers are one ring. In more than one line the arrows move in the text first. */
function step(event, box, list) {
  if (event.target === box && box.value.includes("\n")) return;
  event.preventDefault();
  const stops = [box, ...list.querySelectorAll("button")];
  const at = stops.indexOf(document.activeElement);
  const next = (at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length;
  stops[next].focus();
}
