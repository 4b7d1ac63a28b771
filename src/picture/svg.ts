/** Writing SVG: every value that comes from outside passes through here and is made harmless, exactly once. */

export type Attributes = Readonly<Record<string, string | number>>;

/** An element. `children` are elements already written. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string =>
  children.length === 0
    ? `<${name}${written(attributes)}/>`
    : `<${name}${written(attributes)}>${children.join("")}</${name}>`;

/** A whole document of this size in pixels. `alt` is its title, for those who hear it. */
export const document = (
  { width, height, alt }: { readonly width: number; readonly height: number; readonly alt: string },
  ...children: readonly string[]
): string =>
  element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": "Roboto Condensed, sans-serif",
      "font-weight": 500,
    },
    element("title", {}, characters(alt)),
    ...children,
  );

export interface Look {
  readonly size: number;
  readonly fill: string;
  readonly weight?: 500 | 700;
  readonly anchor?: "start" | "middle" | "end";
}

/** One line of text; `y` is its baseline. */
export const label = (text: string, x: number, y: number, { size, fill, weight, anchor }: Look): string =>
  element(
    "text",
    {
      x,
      y,
      "font-size": size,
      fill,
      ...(weight === undefined || weight === 500 ? {} : { "font-weight": weight }),
      ...(anchor === undefined || anchor === "start" ? {} : { "text-anchor": anchor }),
    },
    characters(text),
  );

/** The baseline that puts capital letters of this size in the middle of `y`: they are 0.711 of the size high. */
export const middle = (y: number, size: number): number => y + 0.3555 * size;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const panel = (box: Box, radius: number, attributes: Attributes): string =>
  element("rect", { ...box, rx: radius, ...attributes });

/** Text as XML holds it. Characters that XML 1.0 (2.2) forbids, and marks that turn the reading direction, are left out:
 *  one of them would spoil the whole document. */
export function characters(text: string): string {
  // Nearly all text is harmless, and a first picture would spend 10 ms on finding that out five times over.
  if (harmless.test(text)) return text;
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}\uFFFE\uFFFF]/gu, "")
    .replace(/\p{Cs}/gu, "\u{FFFD}")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Printable ASCII but for `"`, `&`, `'`, `<` and `>`. */
const harmless = /^[ !#-%(-;=?-~]*$/;

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : characters(value)}"`)
    .join("");

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
