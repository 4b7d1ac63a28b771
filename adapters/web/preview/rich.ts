import { html } from "hono/html";
import { z } from "zod";
import { clean, type Html, webAddress } from "../text.ts";
import { words } from "../words.ts";

/** Slack's rich text, as far as messages of bots use it. */

const style = z
  .object({ bold: z.boolean(), italic: z.boolean(), code: z.boolean(), strike: z.boolean() })
  .partial()
  .default({});
const element = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string(), style }),
  z.object({ type: z.literal("link"), url: z.string(), text: z.string().optional() }),
  z.object({ type: z.literal("user") }),
  z.object({ type: z.literal("channel") }),
]);
const section = z.object({ type: z.literal("rich_text_section"), elements: z.array(element) });
const list = z.object({
  type: z.literal("rich_text_list"),
  style: z.enum(["ordered", "bullet"]),
  elements: z.array(section),
});
const preformatted = z.object({
  type: z.literal("rich_text_preformatted"),
  elements: z.array(z.object({ text: z.string() })),
});
const part = z.discriminatedUnion("type", [section, list, preformatted]);
export const rich = z.object({ type: z.literal("rich_text"), elements: z.array(part) });

export const drawRich = ({ elements }: z.infer<typeof rich>): Html => html`${elements.map(drawPart)}`;

function drawPart(one: z.infer<typeof part>): Html {
  switch (one.type) {
    case "rich_text_section":
      return html`<p>${one.elements.map(drawElement)}</p>`;
    case "rich_text_list": {
      const items = one.elements.map(({ elements }) => html`<li>${elements.map(drawElement)}</li>`);
      return one.style === "ordered" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "rich_text_preformatted":
      return html`<pre>${clean(one.elements.map(({ text }) => text).join(""))}</pre>`;
  }
}

function drawElement(one: z.infer<typeof element>): Html {
  switch (one.type) {
    case "text":
      return drawText(clean(one.text), one.style);
    case "link": {
      const address = webAddress(one.url);
      const text = clean(one.text ?? one.url);
      return address === undefined
        ? html`${text}`
        : html`<a href="${address}" rel="noopener noreferrer">${text}</a>`;
    }
    case "user":
      return html`<span class="mention">${words.somebody}</span>`;
    case "channel":
      return html`<span class="mention">${words.channel}</span>`;
  }
}

function drawText(text: string, { bold, italic, code, strike }: z.infer<typeof style>): Html {
  if (code) return html`<code>${text}</code>`;
  if (bold) return html`<strong>${text}</strong>`;
  if (italic) return html`<em>${text}</em>`;
  return strike ? html`<s>${text}</s>` : html`${text}`;
}
