import type { Box } from "../svg.ts";
import { element } from "../svg.ts";
import type { Palette } from "../theme.ts";
import type { MapState } from "./map.ts";

/** The radius of an icon, in pixels. */
export const radius = 16;

/** What a step's state looks like: a shape of its own for each, so that nobody has to tell colours apart. */
export function drawIcon(state: MapState, x: number, y: number, palette: Palette): readonly string[] {
  switch (state) {
    case "done":
      return [doneIcon(x, y, palette.onDone, palette.done)];
    case "doing":
      return [
        ring(x, y, palette.doing),
        element("path", { d: `M${x} ${y - 9} a9 9 0 0 1 0 18 z`, fill: palette.doing }),
      ];
    case "skipped":
      return [ring(x, y, palette.quiet), stroke(x, y, "M-7 0 H7", palette.quiet)];
    case "open":
      return [ring(x, y, palette.text)];
    case "locked":
      return padlock(x, y, palette.quiet);
  }
}

/** A check in a disc. */
export const doneIcon = (x: number, y: number, check: string, back: string, scale = 1): string =>
  badge(x, y, scale, disc(0, 0, back), stroke(0, 0, "M-7 0.5 L-2 5.5 L7.5 -5", check));

/** An arrow in a disc. */
export const nextIcon = (x: number, y: number, arrow: string, back: string, scale = 1): string =>
  badge(x, y, scale, disc(0, 0, back), stroke(0, 0, "M-7.5 0 H7 M1 -6.5 L7.5 0 L1 6.5", arrow));

const badge = (x: number, y: number, scale: number, ...parts: readonly string[]): string =>
  element("g", { transform: `translate(${x} ${y})${scale === 1 ? "" : ` scale(${scale})`}` }, ...parts);

const disc = (cx: number, cy: number, fill: string): string => element("circle", { cx, cy, r: radius, fill });

const ring = (cx: number, cy: number, colour: string): string =>
  element("circle", { cx, cy, r: radius - 1.75, fill: "none", stroke: colour, "stroke-width": 3.5 });

/** Lines around the middle of the icon. */
const stroke = (x: number, y: number, d: string, colour: string): string =>
  element("path", {
    d,
    transform: `translate(${x} ${y})`,
    fill: "none",
    stroke: colour,
    "stroke-width": 4,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });

function padlock(x: number, y: number, colour: string): readonly string[] {
  const body: Box = { x: x - 10, y: y - 3, width: 20, height: 16 };
  return [
    element("path", {
      d: `M${x - 6} ${y - 2} v-5 a6 6 0 0 1 12 0 v5`,
      fill: "none",
      stroke: colour,
      "stroke-width": 3.5,
    }),
    element("rect", { ...body, rx: 3, fill: colour }),
  ];
}
