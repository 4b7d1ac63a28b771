import type { Figure, Salaries } from "../../knowledge/schema.ts";
import type { PayChart } from "./pay.ts";

type Region = Salaries["regions"][number];

/** The figures of a region, by level. */
export interface RegionRows {
  readonly region: Region;
  readonly levels: readonly LevelRows[];
}

export interface LevelRows {
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly figure: Figure;
  /** "skills roadmap". */
  readonly source: string;
  /** Of the source. */
  readonly year: number | undefined;
  /** "₹4–6 LPA", "$140k–180k+". */
  readonly amount: string;
  /** Where the source stands among those of the chart, from 0. */
  readonly series: number;
}

/** The figures in the order of the book, regions and levels without any left out. */
export function rowsOf({ figures, sources, salaries }: PayChart): readonly RegionRows[] {
  const series = [...new Set(figures.map(({ source }) => source))];
  const rowOf = (figure: Figure): Row => {
    const source = sources.find(({ id }) => id === figure.source);
    return {
      figure,
      source: source?.name.replace(/^the /, "") ?? figure.source,
      year: source?.year,
      amount: amountOf(figure),
      series: series.indexOf(figure.source),
    };
  };
  return salaries.regions
    .map((region) => ({
      region,
      levels: salaries.levels
        .map(({ id, title }) => ({
          title,
          rows: figures.filter((one) => one.region === region.id && one.level === id).map(rowOf),
        }))
        .filter(({ rows }) => rows.length > 0),
    }))
    .filter(({ levels }) => levels.length > 0);
}

/** "skills roadmap 2025", "upGrad 2025, average"; the year can be left out. */
export function sourceOf({ source, year, figure }: Row, withYear = true): string {
  const dated = withYear && year !== undefined ? `${source} ${year}` : source;
  return figure.stat === "average" ? `${dated}, average` : dated;
}

/** Whether the source says "or more". */
export const isOpen = ({ stat, open_ended }: Figure): boolean => stat === "floor" || open_ended === true;

/** Where a figure ends, as far as it does. */
export const endOf = ({ stat, min, max }: Figure): number => (stat === "range" ? (max ?? min) : min);

/** Short, as a label beside a bar: lakhs for rupees, thousands for the rest. */
function amountOf(figure: Figure): string {
  const { currency, min } = figure;
  const more = isOpen(figure) ? "+" : "";
  const [unit, mark, after] =
    currency === "INR" ? ([100_000, "₹", " LPA"] as const) : ([1000, symbols[currency], ""] as const);
  const short = (amount: number): string => `${Number((amount / unit).toFixed(2))}${after === "" ? "k" : ""}`;
  const end = endOf(figure);
  return `${mark}${end > min ? `${short(min)}–${short(end)}` : short(min)}${more}${after}`;
}

const symbols = { USD: "$", EUR: "€", GBP: "£" } as const;
