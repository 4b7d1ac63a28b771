import { advances } from "./advances.ts";

/** Making text fit a width, in pixels. */

export interface Type {
  readonly size: number;
  readonly weight: 500 | 700;
}

/** How wide a text is drawn. Kerning is left out, which makes it a little too wide rather than too narrow. */
export function widthOf(text: string, { size, weight }: Type): number {
  let thousandths = 0;
  for (const character of text) thousandths += advanceOf(character, weight);
  return (thousandths * size) / 1000;
}

/** The text, or as much of it as fits with an ellipsis. */
export function cutTo(text: string, width: number, type: Type): string {
  if (widthOf(text, type) <= width) return text;
  let kept = "";
  for (const character of charactersOf(text)) {
    if (widthOf(`${kept}${character}…`, type) > width) break;
    kept += character;
  }
  return `${kept.trimEnd().replace(/[,;:.(–-]+$/u, "")}…`;
}

/** As people see them: a flag or a joined emoji is one. Loading what knows about those takes 10 ms; ASCII needs none. */
const charactersOf = (text: string): Iterable<string> =>
  /^[\x20-\x7E]*$/.test(text) ? text : [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/** The text on as many lines as it takes, broken between words. A word wider than a line sticks out of its own. */
export function breakUp(text: string, width: number, type: Type): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== "")) {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    if (line !== undefined && widthOf(longer, type) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** The text on at most this many lines; what does not fit ends in an ellipsis. */
export function wrapTo(text: string, width: number, type: Type, most: number): readonly string[] {
  const lines = breakUp(text, width, type);
  const kept = [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")];
  return kept.filter((line) => line !== "").map((line) => cutTo(line, width, type));
}

/** Whether these lines are no more than `most`, and none sticks out. */
export const stand = (lines: readonly string[], width: number, type: Type, most: number): boolean =>
  lines.length <= most && lines.every((line) => widthOf(line, type) <= width);

/** Without what stands in parentheses, for places that have no room for it. */
export const withoutAside = (title: string): string => title.replace(/\s*\([^()]*\)/gu, "").trim() || title;

function advanceOf(character: string, weight: Type["weight"]): number {
  const code = character.codePointAt(0) ?? 0;
  const known = advances[weight][code - 32];
  if (known !== undefined) return known;
  if (combining.test(character)) return 0;
  return square.test(character) ? 1000 : 670;
}

const combining = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Scripts and emoji that fill a square. Anything else is counted as wide as an em dash: all but a few are narrower. */
const square = /[\u{1100}-\u{11FF}\u{2E80}-\u{D7FF}\u{F900}-\u{FFFF}\u{10000}-\u{10FFFF}]/u;
