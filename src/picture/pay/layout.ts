import type { Figure } from "../../knowledge/schema.ts";
import { cutTo, widthOf, wrapTo } from "../fit.ts";
import { pictureWidth } from "../picture.ts";
import type { Box } from "../svg.ts";
import type { PayChart } from "./pay.ts";
import { endOf, isOpen, type LevelRows, type Row, rowsOf, sourceOf } from "./rows.ts";

/** Sizes in pixels. */
export const sizes = {
  margin: 28,
  title: 76,
  /** Inside a region's panel. */
  padding: 26,
  /** Between columns. */
  gutter: 20,
  level: 150,
  /** The widest the names of sources may be. */
  source: 320,
  regionHead: 62,
  row: 46,
  levelLine: 32,
  /** Between levels, and between regions. */
  gap: 20,
  /** What an open end takes beyond the figure. */
  tail: 76,
  /** A line of the legend. */
  legend: 40,
} as const;

export const levelType = { size: 28, weight: 700 } as const;
export const sourceType = { size: 27, weight: 500 } as const;
export const amountType = { size: 28, weight: 700 } as const;

export interface Layout {
  readonly size: { readonly width: number; readonly height: number };
  readonly title: string;
  /** Where the columns start. */
  readonly columns: {
    readonly level: number;
    readonly source: number;
    readonly amount: number;
    readonly bar: number;
  };
  readonly regions: readonly RegionBox[];
  readonly legend: Box;
}

export interface RegionBox {
  readonly title: string;
  readonly box: Box;
  readonly levels: readonly LevelBox[];
}

export interface LevelBox {
  /** The level's title on its lines. */
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
  readonly rows: readonly Bar[];
}

export interface Bar {
  readonly row: Row;
  readonly source: string;
  /** The middle of the row. */
  readonly y: number;
  /** Where the figure starts and ends. */
  readonly from: number;
  readonly to: number;
}

/** Where everything stands. */
export function layOut(chart: PayChart): Layout {
  const regions = rowsOf(chart);
  const rows = regions.flatMap(({ levels }) => levels.flatMap((level) => level.rows));
  const columns = columnsFor(rows);
  const scale = scalesFor(chart.figures, columns.bar);
  const boxes: RegionBox[] = [];
  let y: number = sizes.margin + sizes.title;
  for (const { region, levels } of regions) {
    const top = y;
    y += sizes.regionHead;
    const placed: LevelBox[] = [];
    for (const level of levels) {
      const box = placeLevel(level, y, scale);
      placed.push(box);
      y += box.height + sizes.gap;
    }
    const height = y - top;
    boxes.push({
      title:
        region.countries === undefined ? region.title : `${region.title} (${region.countries.join(", ")})`,
      box: { x: sizes.margin, y: top, width: pictureWidth - 2 * sizes.margin, height },
      levels: placed,
    });
    y += sizes.gap;
  }
  const legend = {
    x: sizes.margin,
    y,
    width: pictureWidth - 2 * sizes.margin,
    height: legendHeight(chart.figures),
  };
  return {
    size: { width: pictureWidth, height: Math.ceil(y + legend.height + sizes.margin) },
    title: cutTo(chart.title, pictureWidth - 2 * sizes.margin, { size: 44, weight: 700 }),
    columns,
    regions: boxes,
    legend,
  };
}

/** A line for the shapes, where there are any to explain, and one for what the amounts are. */
const legendHeight = (figures: readonly Figure[]): number =>
  figures.some((figure) => isOpen(figure) || figure.stat === "average") ? 2 * sizes.legend : sizes.legend;

function columnsFor(rows: readonly Row[]): Layout["columns"] {
  const widest = (texts: readonly string[], type: Parameters<typeof widthOf>[1]): number =>
    Math.max(0, ...texts.map((text) => widthOf(text, type)));
  const level = sizes.margin + sizes.padding;
  const source = level + sizes.level + sizes.gutter;
  const named = widest(
    rows.map((row) => sourceOf(row)),
    sourceType,
  );
  const amount = source + Math.min(sizes.source, named) + sizes.gutter;
  const bar =
    amount +
    widest(
      rows.map((row) => row.amount),
      amountType,
    ) +
    sizes.gutter;
  return { level, source, amount, bar };
}

/** Amount → x. Zero is where the bars' column starts, so that lengths can be compared. */
function scalesFor(figures: readonly Figure[], start: number): (figure: Figure, amount: number) => number {
  const end = pictureWidth - sizes.margin - sizes.padding;
  const most = new Map<string, number>();
  for (const figure of figures) {
    most.set(figure.currency, Math.max(most.get(figure.currency) ?? 0, endOf(figure)));
  }
  const tail = figures.some(isOpen) ? sizes.tail : 0;
  return ({ currency }, amount) => start + ((end - tail - start) * amount) / (most.get(currency) ?? amount);
}

function placeLevel(level: LevelRows, y: number, scale: ReturnType<typeof scalesFor>): LevelBox {
  const lines = wrapTo(level.title, sizes.level, levelType, 2);
  const bars = level.rows.length * sizes.row;
  const height = Math.max(bars, lines.length * sizes.levelLine);
  const first = y + (height - bars) / 2 + sizes.row / 2;
  const rows = level.rows.map((row, index) => ({
    row,
    source: cutTo(sourceOf(row), sizes.source, sourceType),
    y: first + index * sizes.row,
    from: scale(row.figure, row.figure.min),
    to: scale(row.figure, endOf(row.figure)),
  }));
  return { lines, y, height, rows };
}
