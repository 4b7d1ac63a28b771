import { breakUp, cutTo, stand, withoutAside, wrapTo } from "../fit.ts";
import { type Box, label, middle, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { allSteps, countOf, nextOf } from "./count.ts";
import { doneIcon, nextIcon } from "./icon.ts";
import { drawProgress } from "./level.ts";
import type { LearnerMap } from "./map.ts";
import { headline, words } from "./words.ts";

const sizes = { next: 760, gap: 30, icon: 116, edge: 24 } as const;
const nextType = { size: 44, weight: 700 } as const;
const callType = { size: 28, weight: 500 } as const;

/** On top, in letters that are read even in a small preview: what is next, and how far the learner is. */
export function drawHead(map: LearnerMap, box: Box, palette: Palette): readonly string[] {
  const left = { ...box, width: sizes.next };
  const x = box.x + sizes.next + sizes.gap;
  return [
    ...drawNext(map, left, palette),
    ...drawCount(map, { ...box, x, width: box.x + box.width - x }, palette),
  ];
}

function drawNext(map: LearnerMap, box: Box, palette: Palette): readonly string[] {
  const next = nextOf(map);
  const { call, said } = headline(map);
  const room = box.width - sizes.icon - sizes.edge;
  const isWhole = stand(breakUp(said, room, nextType), room, nextType, 2);
  const lines = wrapTo(isWhole ? said : withoutAside(said), room, nextType, 2);
  const icon = next === undefined ? doneIcon : nextIcon;
  const centre = box.y + box.height / 2;
  const height = 34 + lines.length * 50;
  const top = centre - height / 2;
  return [
    panel(box, 20, { fill: palette.next }),
    icon(box.x + 58, centre, palette.next, palette.onNext, 2),
    label(call, box.x + sizes.icon, middle(top + 17, callType.size), {
      ...callType,
      fill: palette.onNext,
    }),
    ...lines.map((line, index) =>
      label(line, box.x + sizes.icon, middle(top + 34 + 50 * index + 27, nextType.size), {
        ...nextType,
        fill: palette.onNext,
      }),
    ),
  ];
}

function drawCount(map: LearnerMap, box: Box, palette: Palette): readonly string[] {
  const { done, total, extra } = countOf(allSteps(map));
  const line = { x: box.x, y: box.y + 106, width: box.width, height: 16 };
  const under = extra === 0 ? words.stepsDone : words.stepsDoneAnd(extra);
  return [
    label(cutTo(map.title, box.width, callType), box.x, box.y + 24, { ...callType, fill: palette.quiet }),
    label(`${done} of ${total}`, box.x, box.y + 86, { size: 60, weight: 700, fill: palette.text }),
    ...drawProgress(line, total === 0 ? 1 : done / total, palette),
    label(under, box.x, box.y + 158, { ...callType, fill: palette.text }),
  ];
}
