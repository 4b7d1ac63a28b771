import { html } from "hono/html";
import { z } from "zod";
import type { Reply } from "../../../src/index.ts";
import type { Again } from "../picture.ts";
import type { Preview, Room, Shown } from "../preview.ts";
import { clean, type Html } from "../text.ts";
import { words } from "../words.ts";
import { drawRich, rich } from "./rich.ts";

/** What a Slack message made of blocks looks like in Slack's light theme. */

export interface SlackParts {
  /** The payloads of the messages, in order. The id of an uploaded picture is its name. */
  readonly payloads: (reply: Reply) => readonly unknown[];
  /** What Slack allows a message. */
  readonly limits: { readonly message: number; readonly blocks: number; readonly options: number };
}

export const createSlackPreview = ({ payloads, limits }: SlackParts): Preview => ({
  name: "Slack",
  messages: (reply, again) => payloads(reply).map((payload) => show(payload, limits, again)),
});

const plain = z.object({ text: z.string() });
const button = z.object({ type: z.literal("button"), text: plain, style: z.string().default("default") });
const select = z.object({
  type: z.literal("static_select"),
  placeholder: plain,
  options: z.array(z.object({ text: plain })),
});
const actions = z.object({
  type: z.literal("actions"),
  elements: z.array(z.discriminatedUnion("type", [button, select])),
});
const feedback = z.object({
  type: z.literal("context_actions"),
  elements: z.array(
    z.object({ positive_button: z.object({ text: plain }), negative_button: z.object({ text: plain }) }),
  ),
});
const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("header"), text: plain }),
  z.object({ type: z.literal("context"), elements: z.array(plain) }),
  z.object({ type: z.literal("image"), slack_file: z.object({ id: z.string() }) }),
  z.object({ type: z.literal("divider") }),
  rich,
  actions,
  feedback,
]);
const message = z.object({ blocks: z.array(block) });

type Block = z.infer<typeof block>;
type Control = z.infer<typeof actions>["elements"][number];

function show(payload: unknown, limits: SlackParts["limits"], again: Again): Shown {
  const parsed = message.safeParse(payload);
  // A block this page does not know yet: what is sent is shown all the same.
  if (!parsed.success) return { look: html``, payload, room: [] };
  const { blocks } = parsed.data;
  const look = html`<div class="look slack"><span class="face"></span><div class="said"><p class="who"><b>${words.name}</b> <span class="bot">${words.bot}</span> <span class="when">${words.today}</span></p>${blocks.map((one) => drawBlock(one, again))}</div></div>`;
  return { look, payload, room: roomIn(payload, blocks, limits) };
}

function drawBlock(block: Block, again: Again): Html {
  switch (block.type) {
    case "header":
      return html`<p class="heading">${clean(block.text.text)}</p>`;
    case "context":
      return html`<p class="small">${clean(block.elements.map(({ text }) => text).join(" "))}</p>`;
    case "image":
      return html`<div class="gallery">${again(block.slack_file.id, "light")}</div>`;
    case "divider":
      return html`<hr>`;
    case "rich_text":
      return drawRich(block);
    case "actions":
      return html`<div class="row">${block.elements.map(drawControl)}</div>`;
    case "context_actions":
      return html`<div class="row">${block.elements.map(({ positive_button, negative_button }) => [thumb(positive_button.text.text, "up"), thumb(negative_button.text.text, "down")])}</div>`;
  }
}

const drawControl = (control: Control): Html =>
  control.type === "button"
    ? html`<span class="press style-${control.style}">${clean(control.text.text)}</span>`
    : html`<span class="select">${clean(control.placeholder.text)}</span>`;

const thumb = (label: string, way: "up" | "down"): Html =>
  html`<svg class="thumb ${way}" viewBox="0 0 20 20" role="img" aria-label="${clean(label)}"><path d="M6 9l3-6c1.4 0 2.2.9 2 2.2L10.6 8H15c1 0 1.7.9 1.5 1.9l-1 5c-.2.7-.8 1.1-1.5 1.1H6zM3 9h3v7H3z"/></svg>`;

/** Every text within, however deep, as the adapter counts it. */
function charactersIn(part: unknown): number {
  if (typeof part === "string") return part.length;
  if (typeof part !== "object" || part === null) return 0;
  return Object.values(part).reduce<number>((sum, inner) => sum + charactersIn(inner), 0);
}

function roomIn(payload: unknown, blocks: readonly Block[], limits: SlackParts["limits"]): Room[] {
  const sent = z.object({ blocks: z.array(z.unknown()) }).parse(payload).blocks;
  const controls = blocks.flatMap((one) => (one.type === "actions" ? one.elements : []));
  const menus = controls.flatMap((one) => (one.type === "static_select" ? [one.options.length] : []));
  return [
    { what: words.roomText, used: charactersIn(sent), of: limits.message },
    { what: words.roomBlocks, used: blocks.length, of: limits.blocks },
    ...(menus.length > 0 ? [{ what: words.roomMenu, used: Math.max(...menus), of: limits.options }] : []),
  ];
}
