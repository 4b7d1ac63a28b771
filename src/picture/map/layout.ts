import { breakUp, stand, type Type, withoutAside, wrapTo } from "../fit.ts";
import { pictureWidth } from "../picture.ts";
import type { Box } from "../svg.ts";
import { nextOf } from "./count.ts";
import type { LearnerMap, MapLevel, MapStep } from "./map.ts";

/** Sizes in pixels. */
export const sizes = {
  margin: 28,
  /** Between columns. */
  gutter: 18,
  head: 168,
  levelHead: 56,
  /** Between cards. */
  gap: 7,
  /** Left of a card's text: the icon and the room around it. */
  icon: 54,
  /** Right of a card's text. */
  edge: 8,
  line: 31,
  padding: 9,
  band: 30,
  legend: 40,
} as const;

/** How a title may be set: its size and the most lines. The first that holds it whole is taken, else the last. */
const settings = [
  { size: 28, most: 2 },
  { size: 26, most: 2 },
  { size: 28, most: 3 },
] as const;

export interface LevelBox {
  readonly level: MapLevel;
  /** Where it stands among the levels, from 1. */
  readonly number: number;
  readonly box: Box;
}

export interface Card {
  readonly step: MapStep;
  readonly isNext: boolean;
  readonly box: Box;
  readonly type: Type;
  readonly lines: readonly string[];
}

export interface Layout {
  readonly size: { readonly width: number; readonly height: number };
  readonly head: Box;
  readonly levels: readonly LevelBox[];
  readonly cards: readonly Card[];
  readonly legend: Box;
}

const columns = 3;
const inner = pictureWidth - 2 * sizes.margin;

/** Where everything stands. Three levels side by side make a band; a level that has a band to itself, as the last of
 *  four, lays its steps out in three columns. */
export function layOut(map: LearnerMap): Layout {
  const next = nextOf(map);
  const filled = map.levels.filter(({ steps }) => steps.length > 0);
  const head: Box = { x: sizes.margin, y: sizes.margin, width: inner, height: sizes.head };
  const levels: LevelBox[] = [];
  const cards: Card[] = [];
  let y = head.y + head.height;
  for (let first = 0; first < filled.length; first += columns) {
    const band = filled.slice(first, first + columns);
    const top = y + sizes.band;
    const width = (inner - sizes.gutter * (band.length - 1)) / band.length;
    for (const [index, level] of band.entries()) {
      const x = sizes.margin + index * (width + sizes.gutter);
      const number = first + index + 1;
      levels.push({ level, number, box: { x, y: top, width, height: sizes.levelHead } });
      const area = { x, y: top + sizes.levelHead, width };
      const placed = placeCards(level.steps, area, band.length === 1 ? columns : 1, next);
      cards.push(...placed);
      y = Math.max(y, ...placed.map(({ box }) => box.y + box.height));
    }
  }
  const legend = { x: sizes.margin, y: y + sizes.band, width: inner, height: sizes.legend };
  const height = Math.ceil(legend.y + legend.height + sizes.margin);
  return { size: { width: pictureWidth, height }, head, levels, cards, legend };
}

type Area = Pick<Box, "x" | "y" | "width">;

/** Steps in rows of `across`; the cards of a row are as high as the highest. */
function placeCards(
  steps: readonly MapStep[],
  area: Area,
  across: number,
  next: MapStep | undefined,
): Card[] {
  const width = (area.width - sizes.gutter * (across - 1)) / across;
  const cards: Card[] = [];
  let { y } = area;
  for (let first = 0; first < steps.length; first += across) {
    const row = steps.slice(first, first + across).map((step) => {
      const weight = step === next || step.state === "doing" ? 700 : 500;
      return { step, ...fitTitle(step.title, width - sizes.icon - sizes.edge, weight) };
    });
    const most = Math.max(...row.map(({ lines }) => lines.length));
    const height = most * sizes.line + 2 * sizes.padding;
    for (const [index, card] of row.entries()) {
      const x = area.x + index * (width + sizes.gutter);
      cards.push({ ...card, isNext: card.step === next, box: { x, y, width, height } });
    }
    y += height + sizes.gap;
  }
  return cards;
}

/** A title is set whole, or without its aside where that spares a line; only what is still too long is cut. */
function fitTitle(title: string, width: number, weight: Type["weight"]): Pick<Card, "type" | "lines"> {
  const short = withoutAside(title);
  for (const { size, most } of settings) {
    const type = { size, weight };
    const [best] = [...new Set([title, short])]
      .map((text) => breakUp(text, width, type))
      .filter((lines) => stand(lines, width, type, most))
      .sort((a, b) => a.length - b.length);
    if (best !== undefined) return { type, lines: best };
  }
  const { size, most } = settings[2];
  return { type: { size, weight }, lines: wrapTo(short, width, { size, weight }, most) };
}
