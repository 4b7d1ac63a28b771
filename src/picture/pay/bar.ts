import type { Figure } from "../../knowledge/schema.ts";
import { element, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { sizes } from "./layout.ts";
import { isOpen, type Row } from "./rows.ts";

const thick = 26;

/** What a figure looks like: a range is a bar, "or more" fades out behind an arrow, an average is a diamond.
 *  `fade` is the id of this colour's gradient. */
export function drawBar(
  figure: Figure,
  { from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
  colour: string,
  fade: string,
): readonly string[] {
  const top = y - thick / 2;
  switch (figure.stat) {
    case "average":
      return [element("path", { d: `M${from} ${y - 16} l16 16 l-16 16 l-16 -16 z`, fill: colour })];
    case "range":
      return [
        panel({ x: from, y: top, width: Math.max(6, to - from), height: thick }, 5, { fill: colour }),
        ...(isOpen(figure) ? openEnd(to - 5, y, colour, fade) : []),
      ];
    case "floor":
      return [
        panel({ x: from, y: top, width: 12, height: thick }, 5, { fill: colour }),
        ...openEnd(from + 5, y, colour, fade),
      ];
  }
}

/** A source's colour, and the id of the gradient that fades it. */
export function seriesOf(
  { series }: Row,
  palette: Palette,
): { readonly colour: string; readonly fade: string } {
  const index = series % palette.series.length;
  return { colour: palette.series[index] ?? palette.text, fade: `fade-${index}` };
}

/** The gradients that open ends fade with. */
export const fades = (palette: Palette): readonly string[] => [
  fadeOf(legendFade, palette.quiet),
  ...palette.series.map((colour, index) => fadeOf(`fade-${index}`, colour)),
];

export const legendFade = "fade-legend";

const fadeOf = (id: string, colour: string): string =>
  element(
    "linearGradient",
    { id },
    element("stop", { offset: 0, "stop-color": colour }),
    element("stop", { offset: 1, "stop-color": colour, "stop-opacity": 0 }),
  );

function openEnd(x: number, y: number, colour: string, fade: string): readonly string[] {
  const tip = x + sizes.tail - 8;
  return [
    element("rect", { x, y: y - thick / 2, width: sizes.tail - 24, height: thick, fill: `url(#${fade})` }),
    element("path", {
      d: `M${tip - 9} ${y - 9} l9 9 l-9 9`,
      fill: "none",
      stroke: colour,
      "stroke-width": 4,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  ];
}
