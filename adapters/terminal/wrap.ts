import { cut, widthOf } from "./width.ts";

/** How a piece of text looks. */
export type Style = "plain" | "heading" | "strong" | "emphasis" | "code" | "link" | "dim" | "number";

/** Text in one style. It is clean: one line, no control characters. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Never broken, even when it is wider than the line: a terminal finds an address only in one piece. */
  readonly whole?: boolean;
}

/** What stands on one line. */
export type Line = readonly Piece[];

/** Pieces → lines of at most `width` columns, broken between words; a word wider than that is cut. */
export function wrap(pieces: readonly Piece[], width: number): readonly Line[] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  for (const word of words(pieces)) {
    for (const [index, part] of breakUp(word, width).entries()) {
      const columns = columnsOf(part);
      const cutOff = index > 0;
      if (line.length > 0 && (cutOff || used + 1 + columns > width)) {
        lines.push(line);
        line = [];
        used = 0;
      }
      if (line.length > 0) {
        line.push(space(line.at(-1), part[0]));
        used += 1;
      }
      line.push(...part);
      used += columns;
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

export const columnsOf = (line: Line): number => line.reduce((sum, piece) => sum + widthOf(piece.text), 0);

/** A word may change its style inside, as in `**Docker**,`. */
type Word = readonly Piece[];

/** A no-break space is no boundary. */
const boundary = /[^\S\u00A0\u202F]+/u;

function words(pieces: readonly Piece[]): readonly Word[] {
  const found: Piece[][] = [];
  let word: Piece[] = [];
  const finish = () => {
    if (word.length > 0) found.push(word);
    word = [];
  };
  for (const piece of pieces) {
    for (const [index, text] of piece.text.split(boundary).entries()) {
      if (index > 0) finish();
      if (text !== "") word.push({ ...piece, text });
    }
  }
  finish();
  return found;
}

/** A word as it fits a line: itself, or its parts. */
function breakUp(word: Word, width: number): readonly Word[] {
  if (word.some((piece) => piece.whole) || columnsOf(word) <= width) return [word];
  return word.flatMap((piece) => cut(piece.text, width).map((text) => [{ ...piece, text }]));
}

/** The space between two words of one style belongs to that style, so that underlines do not break. */
const space = (before: Piece | undefined, after: Piece | undefined): Piece => ({
  text: " ",
  style: before !== undefined && before.style === after?.style ? before.style : "plain",
});
