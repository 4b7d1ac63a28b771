import { type Attributes, label, middle, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { drawIcon, nextIcon } from "./icon.ts";
import { type Card, sizes } from "./layout.ts";
import type { MapStep } from "./map.ts";

/** A step: its icon and its title. */
export function drawCard({ step, isNext, box, type, lines }: Card, palette: Palette): readonly string[] {
  const paint = isNext ? nextPaint(palette) : paintOf(step, palette);
  const icon = { x: box.x + 28, y: box.y + box.height / 2 };
  const first = icon.y - ((lines.length - 1) * sizes.line) / 2;
  return [
    panel(box, 12, {
      fill: paint.card,
      stroke: paint.border,
      "stroke-width": 2,
      ...(step.optional === true ? { "stroke-dasharray": "9 7" } : {}),
    } satisfies Attributes),
    ...(isNext
      ? [nextIcon(icon.x, icon.y, palette.next, palette.onNext)]
      : drawIcon(step.state, icon.x, icon.y, palette)),
    ...lines.map((line, index) =>
      label(line, box.x + sizes.icon, middle(first + index * sizes.line, type.size), {
        ...type,
        fill: paint.text,
      }),
    ),
  ];
}

interface Paint {
  readonly card: string;
  readonly border: string;
  readonly text: string;
}

const nextPaint = ({ next, onNext }: Palette): Paint => ({
  card: next,
  border: next,
  text: onNext,
});

function paintOf({ state, optional }: MapStep, palette: Palette): Paint {
  switch (state) {
    case "done":
      return {
        card: palette.doneCard,
        border: optional === true ? palette.done : palette.doneCard,
        text: palette.text,
      };
    case "doing":
      return { card: palette.doingCard, border: palette.doing, text: palette.text };
    case "open":
      return { card: palette.card, border: palette.quiet, text: palette.text };
    case "skipped":
    case "locked":
      return {
        card: palette.page,
        // Dashes say "optional", so they are drawn to be seen.
        border: optional === true ? palette.quiet : palette.border,
        text: palette.quiet,
      };
  }
}
