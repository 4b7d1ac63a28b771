import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import type { Figure } from "../knowledge/schema.ts";

/** What narrows pay down: ids of regions and levels; empty means any. */
export interface Particulars {
  readonly regions: readonly string[];
  readonly levels: readonly string[];
  readonly years?: number | undefined;
}

/** Figures, and by which particulars they were found. */
export interface Found extends Particulars {
  readonly figures: readonly Figure[];
}

/** The figures that fit: the topic's own first, then any. A level says more than years. What no source tells apart is
 *  let go, first the years or the level, never the region. Undefined when nothing is known of the region. */
export function findFigures(wanted: Particulars, topic: Topic, knowledge: Knowledge): Found | undefined {
  const { regions, levels } = wanted;
  const all = knowledge.salaries.figures;
  const own = (topic.pay ?? []).flatMap((id) => knowledge.figure(id) ?? []);
  const books = [own, all.filter(({ stat }) => stat !== "average")];
  const closest: Particulars = levels.length > 0 ? { regions, levels } : wanted;
  for (const particulars of [closest, { regions, levels: [] }]) {
    for (const book of books) {
      const figures = book.filter((figure) => fits(figure, particulars, all));
      if (figures.length > 0) return { ...particulars, figures };
    }
  }
  return undefined;
}

const fits = (figure: Figure, { regions, levels, years }: Particulars, all: readonly Figure[]): boolean =>
  (regions.length === 0 || regions.includes(figure.region)) &&
  (levels.length === 0 || levels.includes(figure.level)) &&
  (years === undefined || inBand(figure, years, all));

const ladder = ["junior", "mid", "senior"];

/** Whether a source would put so many years at this figure's level. A level without years of its own reaches from the
 *  one below to the one above, and the highest has no end. A source that names no years at all, and any level beside
 *  the ladder, is left out. */
function inBand(
  { source, region, level, years: own }: Figure,
  years: number,
  all: readonly Figure[],
): boolean {
  const rung = ladder.indexOf(level);
  if (rung < 0) return false;
  const band = (at: number): Figure["years"] =>
    all.find((other) => other.source === source && other.region === region && other.level === ladder[at])
      ?.years;
  const [below, above] = [band(rung - 1), band(rung + 1)];
  const begun = own
    ? years >= own.min
    : rung === 0
      ? above !== undefined
      : below !== undefined && years > below.max;
  if (!begun || rung === ladder.length - 1) return begun;
  return above ? years < above.min : own !== undefined && years <= own.max;
}

/** Different amounts from different sources for the same region and level. */
export const disagree = (figures: readonly Figure[]): boolean =>
  figures.some((one) => figures.some((other) => sameRung(one, other) && !sameAmount(one, other)));

const sameRung = (one: Figure, other: Figure): boolean =>
  one.source !== other.source && one.region === other.region && one.level === other.level;

const sameAmount = (one: Figure, other: Figure): boolean => one.min === other.min && one.max === other.max;
