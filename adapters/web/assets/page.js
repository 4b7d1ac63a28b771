/** The page without reloading: what its forms send is answered below, in place. Without this file they work all the same. */

import { forget, keep, restore } from "./keep.js";
import { watchTyping } from "./suggest.js";

const talk = document.getElementById("talk");
const composer = document.getElementById("composer");
const box = document.getElementById("ask");
const status = document.getElementById("status");
const blank = document.getElementById("exchange");

restore(talk);
document.getElementById("hero")?.toggleAttribute("hidden", talk.childElementCount > 0);
const offers = watchTyping(box, composer, status);

/** One after the other, so that what follows up on an answer comes after it. */
let before = Promise.resolve();
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  event.preventDefault();
  if (form === composer && box.value.trim() === "") return;
  const sent = new URLSearchParams(new FormData(form, submitter));
  sent.set("event", newId());
  const origin = (submitter ?? form).closest(".exchange");
  const asked = form === composer ? box.value.trim() : submitter?.textContent.trim();
  if (form === composer) {
    box.value = "";
    offers.close();
  }
  const pending = origin === null ? begin(asked) : undefined;
  before = before.then(() => send(sent, { form, submitter, origin, asked, pending }));
});

/** What can be moved sideways is reached by the keyboard. */
talk.addEventListener("change", ({ target }) => {
  if (!target.matches(".larger input")) return;
  for (const frame of target.closest(".picture").querySelectorAll(".frame"))
    frame.tabIndex = target.checked ? 0 : -1;
});

async function send(sent, press) {
  const place = press.pending ?? press.origin;
  place.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/", { method: "POST", body: sent, headers: { "x-part": "answer" } });
    if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error(response.statusText);
    if (response.headers.has("x-forgotten")) forget(talk, press.pending);
    show(await response.text(), press);
    keep(talk);
  } catch {
    giveBack(press);
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/** A new exchange at the end, with its question and no answer yet. */
function begin(asked) {
  const exchange = blank.content.firstElementChild.cloneNode(true);
  exchange.querySelector("bdi").textContent = asked;
  document.getElementById("hero")?.toggleAttribute("hidden", true);
  talk.append(exchange);
  exchange.scrollIntoView({ block: "start" });
  return exchange;
}

/** Puts the answer where it belongs: in a new exchange, or in place of what was pressed. */
function show(markup, { form, submitter, origin, asked, pending }) {
  const part = document.createRange().createContextualFragment(markup);
  const answer = part.firstElementChild;
  if (answer === null || answer.textContent.trim() === "") return pending?.remove();
  const takes = origin === null ? undefined : answer.dataset.takes;
  const exchange = takes === undefined ? (pending ?? begin(asked)) : origin;
  if (takes === "buttons") submitter.closest(".buttons").replaceWith(...answer.children);
  else if (takes === "answer") origin.querySelector(".answer").replaceWith(answer);
  else exchange.append(answer);
  status.textContent = proseOf(takes === "buttons" ? exchange.querySelector(".answer") : answer);
  if (takes !== "buttons") exchange.scrollIntoView({ block: "start" });
  if (form !== composer) lead(exchange);
}

/** Whoever pressed something is led to what came of it; whoever typed stays in the box. */
function lead(exchange) {
  const field =
    exchange.querySelector("[aria-invalid]") ??
    exchange.querySelector(".sheet :is(input:not([type=hidden]), select, textarea)");
  (field ?? exchange).focus({ preventScroll: field === null });
}

/** What is read out: what is said, without what can be pressed. */
const proseOf = (answer) =>
  [...answer.querySelectorAll(":scope > :is(h3, p, ol, ul:not(.choice))")]
    .map((one) => one.textContent)
    .join("\n");

/** Nothing came back: what was typed is typed again. */
function giveBack({ form, asked, pending }) {
  pending?.remove();
  if (form === composer) box.value = asked;
  status.textContent = "";
  status.textContent = status.dataset.lost;
  status.classList.add("seen");
  setTimeout(() => status.classList.remove("seen"), 8_000);
}

/** `crypto.randomUUID` is there only where the page came over https or from this machine. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
