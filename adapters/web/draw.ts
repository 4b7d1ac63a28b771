import { html } from "hono/html";
import { type Block, type Button, encodeAction, type Reply, type Span, sourceText } from "../../src/index.ts";
import { drawPicture } from "./picture.ts";
import { clean, type Html, webAddress } from "./text.ts";

/** The buttons of a page belong to this form, wherever they stand. */
export const pressForm = "press";
/** The question box, for links that lead there. */
export const askBox = "ask";

/** Reply → what stands below a question. `id` begins the id of every element that needs one, and is on the page once. */
export function draw({ blocks }: Reply, id: string): Html {
  return html`${blocks.map((block, at) => drawBlock(block, `${id}-${at}`))}`;
}

function drawBlock(block: Block, id: string): Html {
  switch (block.kind) {
    case "heading":
      return html`<h3>${clean(block.text)}</h3>`;
    case "paragraph":
      return html`<p>${block.spans.map(drawSpan)}</p>`;
    case "list":
      return drawList(block);
    case "code":
      return html`<pre><code>${clean(block.text.trimEnd())}</code></pre>`;
    case "sources":
      return drawSources(clean(sourceText(block)));
    case "picture":
      return drawPicture(block, id);
    case "buttons":
      return drawButtons(block, id);
    case "choice":
      return html`<ul class="choice">${block.options.map((one) => html`<li>${drawButton(one)}</li>`)}</ul>`;
  }
}

function drawSpan(span: Span): Html {
  const text = clean(span.text);
  switch (span.kind) {
    case "text":
    case "place":
      return html`${text}`;
    case "strong":
      return html`<strong>${text}</strong>`;
    case "emphasis":
      return html`<em>${text}</em>`;
    case "code":
      return html`<code>${text}</code>`;
    case "link":
      return drawLink(text, webAddress(span.url));
  }
}

/** What leads to no page stays text. */
function drawLink(text: string, address: string | undefined): Html {
  if (address === undefined) return html`${text}`;
  return html`<a href="${address}" rel="noopener noreferrer">${text.trim() === "" ? address : text}</a>`;
}

function drawList({ ordered, items }: Extract<Block, { kind: "list" }>): Html {
  const drawn = items.map((spans) => html`<li>${spans.map(drawSpan)}</li>`);
  return ordered ? html`<ol>${drawn}</ol>` : html`<ul>${drawn}</ul>`;
}

const drawSources = (text: string): Html => (text === "" ? html`` : html`<p class="sources">${text}</p>`);

function drawButtons({ label, buttons }: Extract<Block, { kind: "buttons" }>, id: string): Html {
  if (buttons.length === 0) return html``;
  const drawn = buttons.map(drawButton);
  if (label === undefined) return html`<div class="buttons">${drawn}</div>`;
  return html`<div class="buttons" role="group" aria-labelledby="${id}-label"><span class="label" id="${id}-label">${clean(label)}</span>${drawn}</div>`;
}

/** What takes one forward stands out. */
const forward: ReadonlySet<string> = new Set(["done", "next"]);

function drawButton({ label, action }: Button): Html {
  const text = clean(label).trim() === "" ? "…" : clean(label);
  // One asks on in the box that is always there.
  if (action.verb === "form" && action.id === "follow-up")
    return html`<a class="button" href="#${askBox}">${text}</a>`;
  const look = forward.has(action.verb) ? html` class="forward"` : "";
  return html`<button form="${pressForm}" name="press" value="${encodeAction(action)}"${look}>${text}</button>`;
}
