import { widthOf } from "../fit.ts";
import { type Box, label, middle, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { allSteps, nextOf } from "./count.ts";
import { drawIcon, nextIcon } from "./icon.ts";
import type { LearnerMap } from "./map.ts";
import { states, words } from "./words.ts";

const type = { size: 27, weight: 500 } as const;
const sizes = { icon: 40, gap: 26 } as const;

/** What the shapes mean: those that are on the map, and no others. */
export function drawLegend(map: LearnerMap, box: Box, palette: Palette): readonly string[] {
  const steps = allSteps(map);
  const next = nextOf(map);
  const y = box.y + box.height / 2;
  let x = box.x;
  const drawn: string[] = [];
  const add = (icon: (x: number) => readonly string[], text: string): void => {
    drawn.push(
      ...icon(x + 16),
      label(text, x + sizes.icon, middle(y, type.size), { ...type, fill: palette.text }),
    );
    x += sizes.icon + widthOf(text, type) + sizes.gap;
  };
  if (next !== undefined)
    add((at) => [nextIcon(at, y, palette.onNext, palette.next)], words.next.toLowerCase());
  for (const state of states.filter((one) => steps.some((step) => step !== next && step.state === one)))
    add((at) => drawIcon(state, at, y, palette), words.state[state]);
  if (steps.some(({ optional }) => optional === true))
    add(
      (at) => [
        panel({ x: at - 16, y: y - 13, width: 32, height: 26 }, 6, {
          fill: "none",
          stroke: palette.quiet,
          "stroke-width": 2.5,
          "stroke-dasharray": "6 4",
        }),
      ],
      words.optional,
    );
  return drawn;
}
