import type { Block, Span } from "../reply.ts";
import type { Figure, Salaries, Source } from "./schema.ts";

/** What is needed to name a figure's place, level and source. */
export interface PayBook {
  readonly sources: readonly Pick<Source, "id" | "name">[];
  readonly salaries: Pick<Salaries, "regions" | "levels">;
}

/** A figure as people say it: `₹4–6 LPA`, `$140,000–$180,000 a year or more`. */
export function formatPay(figure: Figure): string {
  const more = figure.stat === "floor" || figure.open_ended === true ? " or more" : "";
  if (figure.currency === "INR") return `₹${span(figure, lakhs)} LPA${more}`;
  const symbol = symbols[figure.currency];
  return `${span(figure, (amount) => symbol + grouped(amount))} a year${more}`;
}

/** Text with every `{pay:ID}` written out. An unknown id stays as it is; the checker refuses those. */
export const fillPay = (text: string, figure: (id: string) => Figure | undefined): string =>
  text.replace(payPlaceholder, (whole, id: string) => {
    const found = figure(id);
    return found ? formatPay(found) : whole;
  });

/** `{pay:ID}`, with the id as its group. */
export const payPlaceholder = /\{pay:([a-z0-9-]+)\}/g;

/** Figures as one list, a line for each region and level in the book's order, each amount with its source:
 *  "India, junior: ₹4–6 LPA (after-12th guide) · ₹5–8 LPA (skills roadmap)". No figures, no list. */
export function payLines(figures: readonly Figure[], book: PayBook): Block[] {
  const items = book.salaries.regions.flatMap((region) =>
    book.salaries.levels.flatMap((level): Span[][] => {
      const here = figures.filter((figure) => figure.region === region.id && figure.level === level.id);
      if (here.length === 0) return [];
      const label = `${region.title}, ${level.title.charAt(0).toLowerCase()}${level.title.slice(1)}:`;
      const amounts = here.map((figure) => `${formatPay(figure)}${aside(figure)} (${givenBy(figure, book)})`);
      return [
        [
          { kind: "strong", text: label },
          { kind: "text", text: ` ${amounts.join(" · ")}` },
        ],
      ];
    }),
  );
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

const symbols = { USD: "$", EUR: "€", GBP: "£" } as const;

/** Two decimals at most, and no trailing zeros: 1,070,000 → 10.7. */
const lakhs = (amount: number): string => String(Number((amount / 100_000).toFixed(2)));

/** 140000 → 140,000, as all three currencies are written in English. */
const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ",");

function span(figure: Figure, amount: (units: number) => string): string {
  switch (figure.stat) {
    case "floor":
    case "average":
      return amount(figure.min);
    case "range":
      return figure.max === undefined ? amount(figure.min) : `${amount(figure.min)}–${amount(figure.max)}`;
  }
}

function aside({ stat, years }: Figure): string {
  if (stat === "average") return " on average";
  return years ? ` for ${years.min}–${years.max} years` : "";
}

function givenBy(figure: Figure, book: PayBook): string {
  const name = book.sources.find((source) => source.id === figure.source)?.name ?? figure.source;
  const short = name.replace(/^the /, "");
  return figure.survey ? `${short}, ${figure.survey}` : short;
}
