import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RESTAPIAttachment,
  SeparatorSpacingSize,
} from "discord.js";
import { plainText, type Reply } from "../../src/index.ts";
import { cleanLines } from "./clean.ts";
import { createKeyboard, type Offers } from "./controls.ts";
import { type Item, itemsOf, rowItems, textItem, type Upload } from "./items.ts";
import type { CommandIds } from "./markdown.ts";
import { pack, type Room, roomBeside } from "./pack.ts";
import { words } from "./words.ts";

/** Where a reply is shown, and how. */
export interface Look {
  /** Commands are shown so that they can be pressed; none by default. */
  readonly ids?: CommandIds;
  /** No buttons below the reply by default. */
  readonly offers?: Offers;
  /** A last line in small print, in Markdown. */
  readonly note?: string;
  /** A number by which the first message is found again in the channel's history, the second by the next, and so on. Below
   *  2³¹, with room for the others. */
  readonly mark?: number;
}

/** A message as Discord's API takes it. */
export interface Payload {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: []; readonly users?: string[] };
  /** Of an edited message, all its files: those it had before are gone. */
  readonly attachments: RESTAPIAttachment[];
}

export interface Drawn {
  readonly payload: Payload;
  /** In the order of `payload.attachments`. */
  readonly files: readonly Upload[];
}

/** A frame on the left says what is Roadmate's. */
const accent = 0x5c7cfa;
/** What is longer comes as a file. Somebody's own installation may answer with five messages after the first. */
const mostMessages = 5;

/** Reply → messages in order, at least one. Pictures that are not in `pictures` are drawn as text.
 *
 *  They are Components V2, not embeds: text, pictures with their own alt text, and rows of buttons in the order of the reply,
 *  4,000 characters where a plain message has 2,000, and small print. A message stays one for good, so every message is. */
export function draw(
  reply: Reply,
  pictures: ReadonlyMap<string, Uint8Array>,
  look: Look = {},
): readonly Drawn[] {
  const { ids = new Map(), offers = { share: false, askOn: false }, note = "" } = look;
  const keyboard = createKeyboard();
  const desk = { ids, pictures, keyboard, name: createNames() };
  const items = [...itemsOf(reply.blocks, desk), ...rowItems(keyboard.below(reply, offers))];
  const top = mentionOf(reply);
  const packed = packWhole(items, roomBeside(top, note), reply, desk.name);
  return packed.map((message, at) =>
    drawMessage(message, {
      top: at === 0 ? top : "",
      note: at === packed.length - 1 ? note : "",
      ...(look.mark === undefined ? {} : { mark: look.mark + at }),
    }),
  );
}

/** `@asha`, and the only one who hears of it. */
function mentionOf({ mention }: Reply): string {
  const [, id] = /^discord:(\d+)$/.exec(mention ?? "") ?? [];
  return id === undefined ? "" : `<@${id}>`;
}

type Name = (stem: string, ending: string) => string;

/** Numbers names that come again. */
function createNames(): Name {
  const taken = new Set<string>();
  return (stem, ending) => {
    const safe = stem.replace(/[^a-z0-9-]/gi, "").slice(0, 60) || "picture";
    let name = `${safe}.${ending}`;
    for (let number = 2; taken.has(name); number += 1) name = `${safe}-${number}.${ending}`;
    taken.add(name);
    return name;
  };
}

/** What is too much to read in a chat is cut, and comes whole as a file. */
function packWhole(
  items: readonly Item[],
  room: Room,
  { blocks }: Reply,
  name: Name,
): readonly (readonly Item[])[] {
  const messages = pack(items, room);
  if (messages.length <= mostMessages) return messages;
  const data = `${cleanLines(plainText(blocks))}\n`;
  const file: Upload = { name: name("roadmate", "txt"), data, contentType: "text/plain" };
  const shown = messages.slice(0, mostMessages - 2).flat();
  const said = shown.filter(({ kind }) => kind !== "row");
  const rows = items.filter(({ kind }) => kind === "row");
  const shorter: readonly Item[] = [...said, textItem(words.rest), { kind: "file", file }, ...rows];
  return pack(shorter, room).slice(0, mostMessages);
}

interface Frame {
  readonly top: string;
  readonly note: string;
  readonly mark?: number;
}

function drawMessage(items: readonly Item[], { top, note, mark }: Frame): Drawn {
  const inside = [...componentsOf(items), ...(note === "" ? [] : [textDisplay(`-# ${note}`)])];
  const files = items.flatMap((item) => (item.kind === "picture" || item.kind === "file" ? item.file : []));
  const users = [...top.matchAll(/\d+/g)].map(([id]) => id);
  return {
    payload: {
      flags: MessageFlags.IsComponentsV2,
      components: [
        ...(top === "" ? [] : [textDisplay(top)]),
        {
          type: ComponentType.Container,
          ...(mark === undefined ? {} : { id: mark }),
          accent_color: accent,
          components: inside.length > 0 ? inside : [textDisplay(words.nothing)],
        },
      ],
      allowed_mentions: { parse: [], ...(users.length > 0 ? { users } : {}) },
      attachments: files.map(({ name }, at) => ({
        id: String(at),
        filename: name,
        ...describe(name, items),
      })),
    },
    files,
  };
}

function describe(name: string, items: readonly Item[]): { readonly description?: string } {
  const picture = items.find((item) => item.kind === "picture" && item.file.name === name);
  return picture?.kind === "picture" && picture.alt !== "" ? { description: picture.alt } : {};
}

/** Texts next to each other are one; a line divides what is said from what can be pressed. */
function componentsOf(items: readonly Item[]): APIComponentInContainer[] {
  const components: APIComponentInContainer[] = [];
  let text = "";
  let divided = false;
  const say = () => {
    if (text !== "") components.push(textDisplay(text.trimEnd()));
    text = "";
  };
  for (const item of items) {
    if (item.kind === "text") {
      text += `${item.text}${item.tight ? "\n" : "\n\n"}`;
      continue;
    }
    say();
    if (item.kind === "row" && !divided && components.length > 0) components.push(divider);
    divided ||= item.kind === "row";
    components.push(...drawItem(item));
  }
  say();
  return components;
}

function drawItem(item: Exclude<Item, { kind: "text" }>): APIComponentInContainer[] {
  switch (item.kind) {
    case "picture": {
      const description = item.alt === "" ? {} : { description: item.alt };
      const media = { url: `attachment://${item.file.name}` };
      return [{ type: ComponentType.MediaGallery, items: [{ media, ...description }] }];
    }
    case "file":
      return [{ type: ComponentType.File, file: { url: `attachment://${item.file.name}` } }];
    case "row":
      return [...(item.label === undefined ? [] : [textDisplay(item.label)]), item.row];
  }
}

const textDisplay = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const;

const divider = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
} as const;
