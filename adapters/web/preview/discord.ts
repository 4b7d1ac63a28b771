import { html } from "hono/html";
import { z } from "zod";
import type { Reply } from "../../../src/index.ts";
import type { Again } from "../picture.ts";
import type { Preview, Room, Shown } from "../preview.ts";
import { clean, type Html } from "../text.ts";
import { words } from "../words.ts";
import { drawMarkdown } from "./markdown.ts";

/** What a Discord message made of components looks like in Discord's dark theme. */

export interface DiscordParts {
  /** The payloads of the messages, in order. Pictures are attachments named after them. */
  readonly payloads: (reply: Reply) => readonly unknown[];
  /** What Discord allows a message. */
  readonly limits: { readonly text: number; readonly components: number; readonly options: number };
}

export const createDiscordPreview = ({ payloads, limits }: DiscordParts): Preview => ({
  name: "Discord",
  messages: (reply, again) => payloads(reply).map((payload) => show(payload, limits, again)),
});

/** The numbers are Discord's component types. */
const label = z.string();
const button = z.object({ type: z.literal(2), style: z.number(), label });
const select = z.object({
  type: z.literal(3),
  placeholder: z.string().default(""),
  options: z.array(z.object({ label })),
});
const row = z.object({
  type: z.literal(1),
  components: z.array(z.discriminatedUnion("type", [button, select])),
});
const text = z.object({ type: z.literal(10), content: z.string() });
const gallery = z.object({
  type: z.literal(12),
  items: z.array(z.object({ media: z.object({ url: z.string() }) })),
});
const file = z.object({ type: z.literal(13), file: z.object({ url: z.string() }) });
const separator = z.object({ type: z.literal(14), divider: z.boolean().default(true) });
const inner = z.discriminatedUnion("type", [row, text, gallery, file, separator]);
const container = z.object({
  type: z.literal(17),
  accent_color: z.number().default(0x1e1f22),
  components: z.array(inner),
});
const message = z.object({ components: z.array(z.discriminatedUnion("type", [container, text])) });

type Inner = z.infer<typeof inner>;
type Control = z.infer<typeof row>["components"][number];

function show(payload: unknown, limits: DiscordParts["limits"], again: Again): Shown {
  const parsed = message.safeParse(payload);
  // A component this page does not know yet: what is sent is shown all the same.
  if (!parsed.success) return { look: html``, payload, room: [] };
  const drawn = parsed.data.components.map((part) =>
    part.type === 17 ? drawContainer(part, again) : drawInner(part, again),
  );
  const look = html`<div class="look discord"><span class="face"></span><div class="said"><p class="who"><b>${words.name}</b> <span class="bot">${words.bot}</span> <span class="when">${words.today}</span></p>${drawn}</div></div>`;
  return { look, payload, room: roomIn(parsed.data.components, limits) };
}

function drawContainer({ accent_color, components }: z.infer<typeof container>, again: Again): Html {
  const colour = `#${accent_color.toString(16).padStart(6, "0")}`;
  return html`<div class="container"><svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"/></svg>${components.map((one) => drawInner(one, again))}</div>`;
}

function drawInner(part: Inner, again: Again): Html {
  switch (part.type) {
    case 1:
      return html`<div class="row">${part.components.map(drawControl)}</div>`;
    case 10:
      return html`<div class="text">${drawMarkdown(part.content)}</div>`;
    case 12:
      return html`<div class="gallery">${part.items.map(({ media }) => again(stemOf(media.url), "dark"))}</div>`;
    case 13:
      return html`<p class="file">${clean(nameOf(part.file.url))}</p>`;
    case 14:
      return part.divider ? html`<hr>` : html``;
  }
}

/** 1 is blurple, 2 grey, 3 green, 4 red. */
const drawControl = (control: Control): Html =>
  control.type === 2
    ? html`<span class="press style-${control.style}">${clean(control.label)}</span>`
    : html`<span class="select">${clean(control.placeholder)}</span>`;

/** `attachment://roadmap.png` → `roadmap.png` → `roadmap`. */
const nameOf = (url: string): string => url.replace(/^attachment:\/\//, "");
const stemOf = (url: string): string => nameOf(url).replace(/\.[a-z]+$/, "");

function roomIn(components: z.infer<typeof message>["components"], limits: DiscordParts["limits"]): Room[] {
  const inside = components.flatMap((part) => (part.type === 17 ? part.components : [part]));
  const controls = inside.flatMap((part) => (part.type === 1 ? part.components : []));
  const characters = inside.reduce((sum, part) => sum + (part.type === 10 ? part.content.length : 0), 0);
  const containers = components.filter(({ type }) => type === 17).length;
  const menus = controls.flatMap((one) => (one.type === 3 ? [one.options.length] : []));
  return [
    { what: words.roomText, used: characters, of: limits.text },
    { what: words.roomComponents, used: inside.length + controls.length + containers, of: limits.components },
    ...(menus.length > 0 ? [{ what: words.roomMenu, used: Math.max(...menus), of: limits.options }] : []),
  ];
}
