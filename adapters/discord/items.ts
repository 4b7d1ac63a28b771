import type { RawFile } from "discord.js";
import { type Block, type PictureBlock, type Span, sourceText } from "../../src/index.ts";
import { clean, cleanLines, shorten } from "./clean.ts";
import type { Controls, Keyboard, Row } from "./controls.ts";
import { limits } from "./limits.ts";
import { type CommandIds, fenced, markdown, plain } from "./markdown.ts";
import { words } from "./words.ts";

/** A piece of a message that stays in one piece. */
export type Item =
  | {
      readonly kind: "text";
      /** Markdown. */
      readonly text: string;
      /** Whether a text behind it stands on the very next line, as below a heading. */
      readonly tight: boolean;
    }
  | { readonly kind: "picture"; readonly file: Upload; readonly alt: string }
  | { readonly kind: "file"; readonly file: Upload }
  | {
      readonly kind: "row";
      readonly row: Row;
      /** Markdown. */
      readonly label?: string;
    };

/** Goes up with a message. */
export interface Upload {
  readonly name: string;
  readonly data: NonNullable<RawFile["data"]>;
  readonly contentType: string;
}

/** What every block is drawn with. */
export interface Desk {
  readonly ids: CommandIds;
  /** PNG by the name of the picture. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly keyboard: Keyboard;
  /** A name for a file that no other of the reply has. */
  readonly name: (stem: string, ending: string) => string;
}

/** The longest text in one piece, and the longest that is shown as it is. */
const sizes = { piece: 3_600, code: 1_500 } as const;

/** Blocks → items, in order. Every span is made harmless here, exactly once. */
export const itemsOf = (blocks: readonly Block[], desk: Desk): readonly Item[] =>
  blocks.flatMap((block, at) => {
    const items = drawBlock(block, desk);
    const next = blocks[at + 1];
    return next !== undefined && belongs(block, next) ? items.map(tightened) : items;
  });

/** What stands close together: facts, each behind its name, and a list below what it is a list of. */
function belongs(block: Block, next: Block): boolean {
  if (block.kind !== "paragraph") return false;
  return next.kind === "list" || (isFact(block) && isFact(next));
}

const isFact = (block: Block): boolean =>
  block.kind === "paragraph" && block.spans[0]?.kind === "strong" && block.spans[0].text.endsWith(":");

const tightened = (item: Item): Item => (item.kind === "text" ? { ...item, tight: true } : item);

function drawBlock(block: Block, desk: Desk): readonly Item[] {
  switch (block.kind) {
    case "heading":
      return texts([{ kind: "text", text: block.text }], desk, "### ", true);
    case "paragraph":
      return texts(block.spans, desk);
    case "list":
      return listItems(block.items, block.ordered, desk);
    case "code":
      return codeItems(block.text, desk);
    case "sources":
      return texts([{ kind: "text", text: sourceText(block) }], desk, "-# ");
    case "picture":
      return pictureItems(block, desk);
    case "buttons":
      return rowItems(desk.keyboard.buttons(block));
    case "choice":
      return rowItems(desk.keyboard.choice(block));
  }
}

export function rowItems({ label, rows }: Controls): readonly Item[] {
  const title = label === undefined ? {} : { label: `-# ${plain(label)}` };
  return rows.map((row, at) => ({ kind: "row", row, ...(at === 0 ? title : {}) }));
}

export const textItem = (text: string, tight = false): Item => ({ kind: "text", text, tight });

const texts = (spans: readonly Span[], { ids }: Desk, before = "", tight = false): readonly Item[] =>
  markdown(spans, ids, sizes.piece).map((text) => textItem(before + text, tight));

/** Each on its own line; only after the last one there is room. */
function listItems(items: readonly (readonly Span[])[], ordered: boolean, desk: Desk): readonly Item[] {
  const lines = items.flatMap((spans, at) => texts(spans, desk, ordered ? `${at + 1}. ` : "- ", true));
  return lines.map((line, at) => (at === lines.length - 1 ? { ...line, tight: false } : line));
}

/** A short text is shown, a long one comes as a file. */
function codeItems(given: string, { name }: Desk): readonly Item[] {
  const text = cleanLines(given);
  if (text.trim() === "") return [];
  if (text.length <= sizes.code) return [textItem(fenced(text))];
  const { ending, contentType } = formatOf(text);
  const file = { name: name("roadmate", ending), data: `${text}\n`, contentType };
  return [textItem(words.attached), { kind: "file", file }];
}

function formatOf(text: string): { readonly ending: string; readonly contentType: string } {
  if (/^[[{]/.test(text)) return { ending: "json", contentType: "application/json" };
  if (/^(#|- \[)/m.test(text)) return { ending: "md", contentType: "text/markdown" };
  return { ending: "txt", contentType: "text/plain" };
}

function pictureItems(block: PictureBlock, desk: Desk): readonly Item[] {
  const png = desk.pictures.get(block.name);
  if (png === undefined) return block.beside ? [] : codeItems(block.text.join("\n"), desk);
  const file = { name: desk.name(block.name, "png"), data: png, contentType: "image/png" };
  return [{ kind: "picture", file, alt: shorten(clean(block.alt).trim(), limits.altText) }];
}
