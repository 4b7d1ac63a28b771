import type { Figure } from "../../knowledge/schema.ts";
import { altLimit, textColumns } from "../picture.ts";
import { fitted, shorten } from "../words.ts";
import type { PayChart } from "./pay.ts";
import { endOf, isOpen, type Row, rowsOf, sourceOf } from "./rows.ts";

/** What the chart says, on the picture and beside it. */
export const words = {
  orMore: "or more",
  average: "average",
  perYear: "pay a year",
  lakhs: "1 LPA = ₹100,000 a year",
  scales: "each currency to its own scale",
} as const;

/** The chart in words: every figure with its source and year, as far as there is room. A year that all share is said
 *  once. */
export function payAlt(chart: PayChart): string {
  const regions = rowsOf(chart);
  const years = new Set(
    regions.flatMap(({ levels }) => levels.flatMap(({ rows }) => rows.map((row) => row.year))),
  );
  const [year] = years;
  const shared = years.size === 1 && year !== undefined;
  return fitted(
    [`${shorten(chart.title, 80)}: ${words.perYear}${shared ? `, sources of ${year}` : ""}.`],
    regions.flatMap(({ region, levels }) =>
      levels.map(({ title, rows }) => ({
        label: `${shorten(region.title, 40)}, ${shorten(title.charAt(0).toLowerCase() + title.slice(1), 40)}`,
        items: rows.map((row) => `${spoken(row.amount)} ${shorten(sourceOf(row, !shared), 60)}`),
        count: rows.length === 1 ? "1 figure" : `${rows.length} figures`,
      })),
    ),
    altLimit,
  );
}

const spoken = (amount: string): string =>
  amount.includes("+") ? `${amount.replace("+", "")} ${words.orMore}` : amount;

/** Columns of a terminal. */
const columns = { level: 17, source: 26, amount: 17, bar: 18 } as const;

/** The chart for a terminal: the same rows, with `#` for the bars and `>` for an open end. */
export function payText(chart: PayChart): readonly string[] {
  const most = new Map<string, number>();
  for (const figure of chart.figures) {
    most.set(figure.currency, Math.max(most.get(figure.currency) ?? 0, endOf(figure)));
  }
  const lines = rowsOf(chart).flatMap(({ region, levels }) => [
    "",
    shorten(region.title, textColumns),
    ...levels.flatMap(({ title, rows }) =>
      rows.map((row, index) => lineOf(index === 0 ? title : "", row, most.get(row.figure.currency) ?? 1)),
    ),
  ]);
  return [shorten(chart.title, textColumns), ...lines, "", ...legendText(chart.figures)];
}

function legendText(figures: readonly Figure[]): readonly string[] {
  const marks = [
    ...(figures.some(({ stat }) => stat === "range") ? ["# range"] : []),
    ...(figures.some(isOpen) ? [`> ${words.orMore}`] : []),
    ...(figures.some(({ stat }) => stat === "average") ? [`o ${words.average}`] : []),
  ];
  return [marks.join("   "), unitOf(figures)].filter((line) => line !== "");
}

/** What the amounts are, and what lengths may be compared. */
export function unitOf(figures: readonly Figure[]): string {
  const currencies = new Set(figures.map(({ currency }) => currency));
  return [
    words.perYear,
    ...(currencies.has("INR") ? [words.lakhs] : []),
    ...(currencies.size > 1 ? [words.scales] : []),
  ].join("; ");
}

function lineOf(level: string, row: Row, most: number): string {
  const { amount, figure } = row;
  const cell = (text: string, width: number) => shorten(text, width - 1).padEnd(width);
  // One column is kept for the arrow.
  const at = (value: number) => Math.round(((columns.bar - 1) * value) / most);
  const from = Math.min(at(figure.min), columns.bar - 2);
  const length = Math.max(1, at(endOf(figure)) - from);
  const mark = figure.stat === "average" ? "o" : "#".repeat(length);
  const bar = `${" ".repeat(from)}${mark}${isOpen(figure) ? ">" : ""}`;
  return `${cell(level, columns.level)}${cell(sourceOf(row), columns.source)}${cell(amount, columns.amount)}${bar}`.trimEnd();
}
