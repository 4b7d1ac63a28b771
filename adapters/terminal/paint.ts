import type { Line, Style } from "./wrap.ts";

/** SGR codes on and off (ECMA-48, 8.3.117). Each style turns off only what it turned on. */
const codes = {
  plain: undefined,
  heading: [1, 22],
  strong: [1, 22],
  emphasis: [3, 23],
  code: [36, 39],
  link: [4, 24],
  dim: [2, 22],
  number: [36, 39],
} as const satisfies Record<Style, readonly [on: number, off: number] | undefined>;

/** A line → the text to write. Without `color` no escape sequence is in it. */
export function paint(line: Line, color: boolean): string {
  let painted = "";
  for (const { text, style } of merge(line)) painted += color ? coloured(text, style) : text;
  return painted;
}

function coloured(text: string, style: Style): string {
  const code = codes[style];
  return code === undefined ? text : `\x1b[${code[0]}m${text}\x1b[${code[1]}m`;
}

/** Neighbours of one style become one, so that a style is turned on once for all its words. */
function merge(line: Line): Line {
  const merged: { text: string; style: Style }[] = [];
  for (const { text, style } of line) {
    const last = merged.at(-1);
    if (last?.style === style) last.text += text;
    else merged.push({ text, style });
  }
  return merged;
}
