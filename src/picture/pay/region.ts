import { element, label, middle, panel } from "../svg.ts";
import type { Palette } from "../theme.ts";
import { drawBar, seriesOf } from "./bar.ts";
import {
  amountType,
  type Bar,
  type Layout,
  type LevelBox,
  levelType,
  type RegionBox,
  sizes,
  sourceType,
} from "./layout.ts";

/** A region: its title, then its levels, each with a row for every source. */
export function drawRegion(
  { title, box, levels }: RegionBox,
  layout: Layout,
  palette: Palette,
): readonly string[] {
  const { columns } = layout;
  const top = box.y + sizes.regionHead;
  const bottom = box.y + box.height - sizes.gap;
  return [
    panel(box, 16, { fill: palette.card, stroke: palette.border, "stroke-width": 2 }),
    label(title, columns.level, box.y + 43, { size: 34, weight: 700, fill: palette.text }),
    // Zero, where every bar is measured from.
    element("path", { d: `M${columns.bar} ${top} V${bottom}`, stroke: palette.border, "stroke-width": 3 }),
    ...levels.flatMap((level, index) => [
      ...(index === 0 ? [] : [rule(level.y - sizes.gap / 2, box, palette)]),
      ...drawLevel(level, layout, palette),
    ]),
  ];
}

const rule = (y: number, box: RegionBox["box"], palette: Palette): string =>
  element("path", {
    d: `M${box.x + sizes.padding} ${y} H${box.x + box.width - sizes.padding}`,
    stroke: palette.track,
    "stroke-width": 2,
  });

function drawLevel({ lines, y, rows }: LevelBox, { columns }: Layout, palette: Palette): readonly string[] {
  // The title stands beside the first row, also when it has two lines.
  const first =
    Math.max(rows[0]?.y ?? y, y + sizes.levelLine / 2) - (rows.length === 1 ? (lines.length - 1) * 16 : 0);
  return [
    ...lines.map((line, index) =>
      label(line, columns.level, middle(first + index * sizes.levelLine, levelType.size), {
        ...levelType,
        fill: palette.text,
      }),
    ),
    ...rows.flatMap((bar) => drawRow(bar, columns, palette)),
  ];
}

function drawRow(bar: Bar, columns: Layout["columns"], palette: Palette): readonly string[] {
  const { row, source, y } = bar;
  const { colour, fade } = seriesOf(row, palette);
  return [
    label(source, columns.source, middle(y, sourceType.size), { ...sourceType, fill: palette.quiet }),
    label(row.amount, columns.amount, middle(y, amountType.size), { ...amountType, fill: palette.text }),
    ...drawBar(row.figure, bar, colour, fade),
  ];
}
