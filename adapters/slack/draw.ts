import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import type { Reply } from "../../src/index.ts";
import { cut, shorten } from "./clean.ts";
import { createKeyboard, type Offers, plain } from "./controls.ts";
import { controls, type Item, itemsOf, smallItems } from "./items.ts";
import { limits } from "./limits.ts";
import { pack } from "./pack.ts";
import type { Names } from "./rich.ts";
import { words } from "./words.ts";

/** Where a reply is shown, and how. */
export interface Look {
  readonly names: Names;
  /** No buttons below the reply by default. */
  readonly offers?: Offers;
  /** A first line in small print. */
  readonly note?: string;
  /** Whether the one the reply is meant for hears of it. */
  readonly mentions?: boolean;
}

/** A message as Slack's API takes it. */
export interface Payload {
  /** For notifications, and for readers of the screen. In Slack's markup, escaped. */
  readonly text: string;
  readonly blocks?: KnownBlock[];
}

/** The ids of uploaded files, by the names of the pictures. */
export type Pictures = ReadonlyMap<string, string>;

/** Reply → messages in order, at least one. Pictures that are not in `pictures` are drawn as text. `simple` leaves out what
 *  Slack may refuse though it is well-formed: its own buttons for feedback. */
export function draw(reply: Reply, pictures: Pictures, look: Look, simple = false): readonly Payload[] {
  const user = mentionOf(reply, look);
  const mention = user === undefined ? [] : [mentionItem(user)];
  const items = [...mention, ...itemsFor(reply, pictures, look, !simple)];
  return pack(items).map((message, at) => ({
    text: (at === 0 ? before(user) : "") + fallback(message),
    blocks: message.map(({ block }) => block),
  }));
}

/** Reply → messages of text alone, for where blocks are refused. Nothing can be pressed there. */
export function drawText(reply: Reply, look: Look): readonly Payload[] {
  const text = textOf(itemsFor(reply, new Map(), look, false));
  const first = before(mentionOf(reply, look));
  return cut(text, limits.text).map((piece, at) => ({ text: (at === 0 ? first : "") + escaped(piece) }));
}

/** A person's own page. What is more than it can hold is left out. */
export const drawHome = (reply: Reply, pictures: Pictures, look: Look): HomeView => ({
  type: "home",
  blocks: viewBlocks(reply, pictures, look),
});

/** A window with a reply in it. `metadata` comes back with whatever is pressed there. */
export const drawModal = (reply: Reply, pictures: Pictures, look: Look, metadata: string): ModalView => ({
  type: "modal",
  callback_id: "reply",
  private_metadata: metadata,
  title: plain(words.name, limits.title),
  close: plain(words.close, limits.title),
  blocks: viewBlocks(reply, pictures, look),
});

const viewBlocks = (reply: Reply, pictures: Pictures, look: Look): KnownBlock[] =>
  itemsFor(reply, pictures, look, false)
    .slice(0, limits.viewBlocks)
    .map(({ block }) => block);

function itemsFor(reply: Reply, pictures: Pictures, look: Look, feedback: boolean): readonly Item[] {
  const { names, offers = { share: false, askOn: false }, note = "" } = look;
  const keyboard = createKeyboard({ feedback });
  const items = [
    ...smallItems(note),
    ...reply.blocks.flatMap((block) => itemsOf(block, { names, pictures, keyboard })),
    ...keyboard.below(reply, offers).map((row) => controls(row)),
  ];
  return items.length > 0 ? items : smallItems(words.nothing);
}

/** Of this workspace, and only where it is wanted. */
function mentionOf({ mention }: Reply, { names, mentions = false }: Look): string | undefined {
  const [, team, user] = /^slack:([A-Z0-9]+)\/([UW][A-Z0-9]+)$/.exec(mention ?? "") ?? [];
  return mentions && team === names.team ? user : undefined;
}

const mentionItem = (user_id: string): Item => ({
  block: {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id }] }],
  },
  text: "",
  kind: "heading",
});

const before = (user: string | undefined): string => (user === undefined ? "" : `<@${user}> `);

const fallback = (items: readonly Item[]): string => escaped(shorten(textOf(items), limits.fallback));

const textOf = (items: readonly Item[]): string =>
  items.flatMap(({ text }) => (text.trim() === "" ? [] : text.trim())).join("\n\n") || words.name;

/** All that Slack's markup wants escaped. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
