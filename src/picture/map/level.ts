import { cutTo, widthOf } from "../fit.ts";
import { label, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { countOf } from "./count.ts";
import type { LevelBox } from "./layout.ts";

const titleType = { size: 32, weight: 700 } as const;
const countType = { size: 28, weight: 500 } as const;

/** A level's head: its number and title, how much of it is done, and a line that fills up. */
export function drawLevel({ level, number, box }: LevelBox, palette: Palette): readonly string[] {
  const { done, total } = countOf(level.steps);
  const count = `${done} of ${total}`;
  const room = box.width - widthOf(count, countType) - 16;
  const line = { x: box.x, y: box.y + 38, width: box.width, height: 8 };
  return [
    label(cutTo(`${number}  ${level.title}`, room, titleType), box.x, box.y + 26, {
      ...titleType,
      fill: palette.text,
    }),
    label(count, box.x + box.width, box.y + 26, { ...countType, fill: palette.quiet, anchor: "end" }),
    ...drawProgress(line, total === 0 ? 1 : done / total, palette),
  ];
}

/** A line filled from the left to this share of it. */
export const drawProgress = (
  line: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  share: number,
  palette: Palette,
): readonly string[] => [
  panel(line, line.height / 2, { fill: palette.track }),
  ...(share > 0
    ? [
        panel({ ...line, width: Math.max(line.height, line.width * share) }, line.height / 2, {
          fill: palette.done,
        }),
      ]
    : []),
];
