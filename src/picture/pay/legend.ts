import type { Figure } from "../../knowledge/schema.ts";
import { widthOf } from "../fit.ts";
import { type Box, label, middle } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { drawBar, legendFade } from "./bar.ts";
import { sizes } from "./layout.ts";
import { isOpen } from "./rows.ts";
import { unitOf, words } from "./words.ts";

const type = { size: 27, weight: 500 } as const;

/** What the shapes mean, those that are on the chart and no others, and below it what the amounts are. */
export function drawLegend(figures: readonly Figure[], box: Box, palette: Palette): readonly string[] {
  const y = box.y + sizes.legend / 2;
  let x = box.x;
  const drawn: string[] = [];
  const say = (text: string): void => {
    drawn.push(label(text, x, middle(y, type.size), { ...type, fill: palette.text }));
    x += widthOf(text, type) + 34;
  };
  const open = figures.find(isOpen);
  if (open !== undefined) {
    drawn.push(...drawBar({ ...open, stat: "floor" }, { from: x, to: x, y }, palette.quiet, legendFade));
    x += 92;
    say(words.orMore);
  }
  const average = figures.find(({ stat }) => stat === "average");
  if (average !== undefined) {
    drawn.push(...drawBar(average, { from: x + 16, to: x, y }, palette.quiet, legendFade));
    x += 44;
    say(words.average);
  }
  const last = box.y + box.height - sizes.legend / 2;
  return [...drawn, label(unitOf(figures), box.x, middle(last, type.size), { ...type, fill: palette.text })];
}
