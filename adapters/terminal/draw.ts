import { type Action, type Block, type Button, type Reply, type Span, sourceText } from "../../src/index.ts";
import { clean } from "./clean.ts";
import { paint } from "./paint.ts";
import { columnsOf, type Line, type Piece, type Style, wrap } from "./wrap.ts";

/** Sizes, in columns. */
const sizes = {
  /** Longer lines are hard to read, however wide the window. */
  widest: 88,
  /** Below this a list has no room beside its numbers; the terminal may wrap. */
  narrowest: 20,
  /** Between buttons that share a line. */
  gap: 3,
} as const;

/** What the terminal is like. */
export interface Look {
  /** Columns of the terminal; 0 when nobody knows. */
  readonly width: number;
  readonly color: boolean;
  /** The number of the first thing to pick. */
  readonly firstNumber: number;
}

/** A reply as text, without a newline at its end. */
export interface Drawing {
  readonly text: string;
  /** What the numbers mean, from `firstNumber` on. */
  readonly numbered: readonly Action[];
}

/** Reply → what the terminal shows. Every span is made harmless here, exactly once. */
export function draw(reply: Reply, { width, color, firstNumber }: Look): Drawing {
  const numbered: Action[] = [];
  const page: Page = {
    width: Math.max(sizes.narrowest, Math.min(width || sizes.widest, sizes.widest)),
    color,
    number: ({ label, action }) => {
      numbered.push(action);
      return { mark: `[${firstNumber + numbered.length - 1}]`, pieces: [piece(label)] };
    },
  };
  const parts: string[] = [];
  for (const block of reply.blocks) {
    const lines = drawBlock(block, page);
    if (lines.length === 0) continue;
    // A heading stands right on top of what it heads.
    const ending = block.kind === "heading" ? "\n" : "\n\n";
    parts.push(lines.map((line) => paint(line, color)).join("\n"), ending);
  }
  return { text: parts.slice(0, -1).join(""), numbered };
}

/** What every block is drawn on. */
interface Page {
  readonly width: number;
  readonly color: boolean;
  /** Gives a button the next number. */
  number(button: Button): Item;
}

/** Something with a mark in front: a bullet, a number. */
interface Item {
  readonly mark: string;
  readonly pieces: readonly Piece[];
}

function drawBlock(block: Block, page: Page): readonly Line[] {
  switch (block.kind) {
    case "heading":
      return wrap([piece(block.text, "heading")], page.width);
    case "paragraph":
      return wrap(drawSpans(block.spans, page), page.width);
    case "list":
      return drawList(block.items, block.ordered, page);
    case "code":
      return block.text
        .trimEnd()
        .split("\n")
        .flatMap((line) => drawTextLine(line, page.width));
    case "sources":
      return wrap([piece(sourceText(block), "dim")], page.width);
    case "picture":
      return block.beside ? [] : block.text.flatMap((line) => drawTextLine(line, page.width));
    case "buttons":
      return drawButtons(block.label, typed(block.buttons).map(page.number), page);
    case "choice":
      return drawItems(block.options.map(page.number), "number", page);
  }
}

/** Without what opens a form: here one types. */
const typed = (buttons: readonly Button[]): readonly Button[] =>
  buttons.filter(({ action }) => action.verb !== "form");

const drawSpans = (spans: readonly Span[], page: Page): readonly Piece[] =>
  spans.flatMap((span) => drawSpan(span, page));

function drawSpan(span: Span, { color }: Page): readonly Piece[] {
  switch (span.kind) {
    case "text":
    case "place":
      return [piece(span.text)];
    case "strong":
    case "emphasis":
      return [piece(span.text, span.kind)];
    case "code":
      return [piece(color ? span.text : `\`${span.text}\``, "code")];
    case "link":
      return drawLink(clean(span.text).trim(), clean(span.url).trim().replaceAll(" ", "%20"));
  }
}

/** `text (url)`, or the address alone when it is its own text. */
function drawLink(text: string, url: string): readonly Piece[] {
  if (text === url || text === "") return [{ text: url, style: "link", whole: true }];
  return [piece(`${text} `, "link"), { text: `(${url})`, style: "dim", whole: true }];
}

function drawList(items: readonly (readonly Span[])[], ordered: boolean, page: Page): readonly Line[] {
  const marked = items.map((spans, index) => ({
    mark: ordered ? `${index + 1}.` : "•",
    pieces: drawSpans(spans, page),
  }));
  return drawItems(marked, "dim", page);
}

/** Items below each other, their texts lined up; the lines of one stand under its text, not under its mark. */
function drawItems(items: readonly Item[], style: Style, { width }: Page): readonly Line[] {
  const widest = Math.max(0, ...items.map(({ mark }) => mark.length));
  const indent: Piece = { text: " ".repeat(widest + 1), style: "plain" };
  return items.flatMap(({ mark, pieces }) => {
    const [first = [], ...others] = wrap(pieces, width - indent.text.length);
    const marked = [{ text: mark.padStart(widest), style }, piece(" "), ...first];
    return [marked, ...others.map((line) => [indent, ...line])];
  });
}

/** A line that is lined up with spaces keeps them where it fits, and is wrapped like any other where it does not. */
function drawTextLine(line: string, width: number): readonly Line[] {
  if (line === "") return [[]];
  const lined = line
    .split(/( {2,}|^ +)/)
    .map((part): Piece => (/^ *$/.test(part) ? { text: part, style: "plain" } : piece(part)));
  return columnsOf(lined) <= width ? [lined] : wrap([piece(line)], width);
}

/** All on one line where there is room, else below each other. */
function drawButtons(label: string | undefined, items: readonly Item[], page: Page): readonly Line[] {
  if (items.length === 0) return [];
  const said = label === undefined ? [] : [piece(label, "dim")];
  const shown = items.map(({ mark, pieces }) => [
    { text: mark, style: "number" } as const,
    piece(" "),
    ...pieces,
  ]);
  const oneLine = [said, ...shown]
    .filter((pieces) => pieces.length > 0)
    .flatMap((pieces, index) => (index === 0 ? pieces : [gap, ...pieces]));
  if (columnsOf(oneLine) <= page.width) return [oneLine];
  return [...wrap(said, page.width), ...drawItems(items, "number", page)];
}

const gap: Piece = { text: " ".repeat(sizes.gap), style: "plain" };

const piece = (text: string, style: Style = "plain"): Piece => ({ text: clean(text), style });
