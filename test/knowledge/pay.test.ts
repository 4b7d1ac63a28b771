import { expect, test } from "vitest";
import { fillPay, formatPay, payLines } from "../../src/knowledge/pay.ts";
import type { Figure } from "../../src/knowledge/schema.ts";
import { plainText } from "../../src/plain.ts";

const figure = (rest: Partial<Figure>): Figure => ({
  id: "a",
  region: "india",
  level: "junior",
  currency: "INR",
  stat: "range",
  min: 400_000,
  max: 600_000,
  source: "s1",
  ...rest,
});

test.each([
  ["₹4–6 LPA", {}],
  ["₹5.6–10.7 LPA", { min: 560_000, max: 1_070_000 }],
  ["₹20–40 LPA or more", { min: 2_000_000, max: 4_000_000, open_ended: true }],
  ["₹30 LPA or more", { stat: "floor", min: 3_000_000, open_ended: true }],
  ["₹8.7 LPA", { stat: "average", min: 870_000, max: 870_000 }],
  ["$80,000–$110,000 a year", { currency: "USD", min: 80_000, max: 110_000 }],
  ["$140,000–$180,000 a year or more", { currency: "USD", min: 140_000, max: 180_000, open_ended: true }],
  ["$120,000 a year or more", { currency: "USD", stat: "floor", min: 120_000 }],
  ["€45,000–€60,000 a year", { currency: "EUR", min: 45_000, max: 60_000 }],
  ["£900–£1,200,000 a year", { currency: "GBP", min: 900, max: 1_200_000 }],
] as const)("a figure reads %s", (expected, rest) => {
  expect(formatPay(figure(rest))).toBe(expected);
});

test("placeholders are filled in, unknown ones stay", () => {
  const known = (id: string) => (id === "a" ? figure({}) : undefined);
  expect(fillPay("From {pay:a}, or {pay:b}.", known)).toBe("From ₹4–6 LPA, or {pay:b}.");
});

const book = {
  sources: [
    { id: "s1", name: "the skills roadmap" },
    { id: "s2", name: "upGrad" },
  ],
  salaries: {
    regions: [
      { id: "india", title: "India" },
      { id: "europe", title: "Europe" },
    ],
    levels: [
      { id: "junior", title: "Junior" },
      { id: "mid", title: "Mid-level" },
      { id: "all", title: "All levels" },
    ],
  },
};

test("pay is drawn by region and level, each amount with its source, years and survey", () => {
  const blocks = payLines(
    [
      figure({ region: "europe", currency: "EUR", min: 45_000, max: 60_000 }),
      figure({ level: "mid", min: 1_200_000, max: 2_000_000, years: { min: 3, max: 6 } }),
      figure({}),
      figure({ source: "s2", survey: "AmbitionBox", years: { min: 0, max: 4 } }),
      figure({ level: "all", stat: "average", source: "s2" }),
    ],
    book,
  );
  expect(plainText(blocks)).toBe(
    [
      "- India, junior: ₹4–6 LPA (skills roadmap) · ₹4–6 LPA for 0–4 years (upGrad, AmbitionBox)",
      "- India, mid-level: ₹12–20 LPA for 3–6 years (skills roadmap)",
      "- India, all levels: ₹4 LPA on average (upGrad)",
      "- Europe, junior: €45,000–€60,000 a year (skills roadmap)",
    ].join("\n"),
  );
});

test("no figures draw nothing", () => {
  expect(payLines([], book)).toEqual([]);
});
