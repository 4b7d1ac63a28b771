import type { KnownBlock, RichTextElement } from "@slack/types";
import { type Block, type PictureBlock, plainText, type Span, sourceText } from "../../src/index.ts";
import { clean, cleanLines, cut, isVisible, shorten } from "./clean.ts";
import { type Keyboard, plain, small } from "./controls.ts";
import { limits } from "./limits.ts";
import { type Names, rich } from "./rich.ts";

/** A piece of a reply that stays in one piece. */
export interface Item {
  readonly block: KnownBlock;
  /** The same in words, for notifications and for where blocks are refused; empty for what can only be pressed. */
  readonly text: string;
  readonly kind: "heading" | "content" | "controls";
}

/** What every block is drawn with. */
export interface Desk {
  readonly names: Names;
  /** The id of an uploaded file by the name of the picture. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly keyboard: Keyboard;
}

/** The longest text in one block, and the longest that is kept together to be copied. */
const sizes = { piece: 3_000, code: 11_000 } as const;

/** Block → its items. */
export function itemsOf(block: Block, desk: Desk): readonly Item[] {
  switch (block.kind) {
    case "heading":
      return headingItems(block.text, desk);
    case "paragraph":
      return textItems(block.spans, desk);
    case "list":
      return listItems(block, desk);
    case "code":
      return codeItems(block.text);
    case "sources":
      return smallItems(sourceText(block));
    case "picture":
      return pictureItems(block, desk);
    case "buttons":
      return desk.keyboard.buttons(block).map((row) => controls(row));
    case "choice": {
      const rows = desk.keyboard.choice(block);
      return rows.map((row, at) => controls(row, at === 0 ? plainText([block]) : ""));
    }
  }
}

export const controls = (block: KnownBlock, text = ""): Item => ({ block, text, kind: "controls" });

const content = (block: KnownBlock, text: string): Item => ({ block, text, kind: "content" });

export const smallItems = (text: string): readonly Item[] =>
  isVisible(clean(text)) ? [content(small(text), clean(text).trim())] : [];

/** Longer than a header may be, it is a strong line. */
function headingItems(text: string, desk: Desk): readonly Item[] {
  const title = clean(text).trim();
  if (!isVisible(title)) return [];
  if (title.length > limits.header) return textItems([{ kind: "strong", text: title }], desk);
  return [{ block: { type: "header", text: plain(title, limits.header) }, text: title, kind: "heading" }];
}

function textItems(spans: readonly Span[], { names }: Desk): readonly Item[] {
  return rich(spans, names, sizes.piece).map((elements) => content(section(elements), textOf(elements)));
}

const section = (elements: readonly RichTextElement[]): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [...elements] }],
});

/** What a reader without blocks sees of rich text. */
const textOf = (elements: readonly RichTextElement[]): string =>
  elements.map((element) => ("text" in element ? (element.text ?? "") : "")).join("");

/** A list that is too long for one block goes on in another; its numbers are written out then, for Slack would begin again. */
function listItems({ items, ordered }: Extract<Block, { kind: "list" }>, { names }: Desk): readonly Item[] {
  const drawn = items.flatMap((spans) => rich(spans, names, sizes.piece));
  const lists = inPieces(drawn);
  let number = 0;
  return lists.map((lines) => {
    const text = lines.map((line) => `${ordered ? `${++number}.` : "-"} ${textOf(line)}`).join("\n");
    const start = number - lines.length;
    const written = ordered && lists.length > 1;
    const sections = lines.map((line, at) => ({
      type: "rich_text_section" as const,
      elements: written ? [{ type: "text" as const, text: `${start + at + 1}. ` }, ...line] : [...line],
    }));
    const style = ordered ? "ordered" : "bullet";
    const list = written
      ? sections
      : [{ type: "rich_text_list" as const, style, elements: sections } as const];
    return content({ type: "rich_text", elements: list }, text);
  });
}

/** Lines → as many at once as fit a block. */
function inPieces(lines: readonly (readonly RichTextElement[])[]): readonly (readonly RichTextElement[])[][] {
  const pieces: (readonly RichTextElement[])[][] = [];
  let room = 0;
  for (const line of lines) {
    const size = JSON.stringify(line).length;
    const last = pieces.at(-1);
    if (last === undefined || size > room) {
      pieces.push([line]);
      room = sizes.code - size;
    } else {
      last.push(line);
      room -= size;
    }
  }
  return pieces;
}

function codeItems(given: string): readonly Item[] {
  const text = cleanLines(given);
  if (!isVisible(text)) return [];
  return cut(text, sizes.code).flatMap((piece) => {
    const kept = piece.replace(/^\n+|\n+$/g, "");
    if (!isVisible(kept)) return [];
    const elements = [{ type: "text" as const, text: kept }];
    return [content({ type: "rich_text", elements: [{ type: "rich_text_preformatted", elements }] }, kept)];
  });
}

function pictureItems(block: PictureBlock, { pictures }: Desk): readonly Item[] {
  const id = pictures.get(block.name);
  if (id === undefined) return block.beside ? [] : codeItems(block.text.join("\n"));
  const alt = clean(block.alt).trim();
  const alt_text = isVisible(alt) ? shorten(alt, limits.altText) : block.name;
  return [content({ type: "image", slack_file: { id }, alt_text }, block.beside ? "" : alt_text)];
}
