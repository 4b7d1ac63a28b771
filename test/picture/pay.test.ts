import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/knowledge/schema.ts";
import { layOut, sizes } from "../../src/picture/pay/layout.ts";
import { drawPay, type PayChart } from "../../src/picture/pay/pay.ts";
import { altLimit, textColumns } from "../../src/picture/picture.ts";
import { payChart } from "./samples.ts";

const hostile = `</text><script>alert("1")</script>&\u0000\u202E`;
const all = payChart("What backend developers earn", () => true);
const india = payChart("Backend pay in India", ({ region }) => region === "india");
const only = (id: string): PayChart => payChart("Backend pay", (figure) => figure.id === id);

const figure: fc.Arbitrary<Figure> = fc
  .record({
    region: fc.constantFrom("india", "europe", "worldwide"),
    level: fc.constantFrom("junior", "specialist", "all"),
    currency: fc.constantFrom("INR", "USD", "EUR", "GBP"),
    stat: fc.constantFrom("range", "floor", "average"),
    min: fc.double({ min: 1, max: 1e9, noNaN: true }),
    more: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
    open_ended: fc.boolean(),
    source: fc.constantFrom("s000", "s001", "unknown-source"),
  })
  .map(({ more, ...rest }) => ({ id: "x", ...rest, ...(more === null ? {} : { max: rest.min + more }) }));
const anyChart: fc.Arbitrary<PayChart> = fc
  .record({
    title: fc.string({ unit: "grapheme", maxLength: 200 }),
    figures: fc.array(figure, { maxLength: 40 }),
  })
  .map((chart) => ({ ...all, ...chart }));

function expectSound(chart: PayChart): void {
  const { size, regions, columns } = layOut(chart);
  let above = 0;
  for (const { box, levels } of regions) {
    expect(box.y).toBeGreaterThanOrEqual(above);
    above = box.y + box.height;
    let last = box.y;
    for (const { y, height, rows } of levels) {
      expect(y).toBeGreaterThanOrEqual(last);
      last = y + height;
      for (const { from, to, row } of rows) {
        expect(from).toBeGreaterThanOrEqual(columns.bar);
        expect(to).toBeGreaterThanOrEqual(from);
        const tail = row.figure.open_ended === true || row.figure.stat === "floor" ? sizes.tail : 0;
        expect(to + tail).toBeLessThanOrEqual(size.width - sizes.margin - sizes.padding + 0.001);
      }
    }
    expect(last).toBeLessThanOrEqual(above);
  }
  expect(above).toBeLessThanOrEqual(size.height);
}

describe("the layout", () => {
  test("holds every figure there is, one row for each", () => {
    expectSound(all);
    const rows = layOut(all).regions.flatMap(({ levels }) => levels.flatMap((level) => level.rows));
    expect(rows).toHaveLength(all.figures.length);
    expect(layOut(all).size.height).toBeLessThanOrEqual(2000);
    expect(layOut(india).size.height).toBeLessThanOrEqual(1200);
  });

  test("holds any figures", () => {
    fc.assert(fc.property(anyChart, expectSound));
  });

  test("groups by region and level in the order of the book", () => {
    const { regions } = layOut(all);
    expect(regions.map(({ title }) => title)).toEqual([
      "India",
      "United States",
      "Europe (Germany, UK, Netherlands)",
      "Outside India",
      "Worldwide",
    ]);
    expect(regions[0]?.levels.map(({ lines }) => lines.join(" "))).toEqual([
      "Junior",
      "Mid-level",
      "Senior",
      "Leadership",
      "Specialist roles",
      "All levels",
    ]);
  });

  test("draws amounts of one currency to one scale, wherever they are paid", () => {
    const placed = layOut(all).regions.flatMap(({ levels }) => levels.flatMap(({ rows }) => rows));
    const at = (id: string) => placed.find(({ row }) => row.figure.id === id);
    expect(at("pay-abroad-s000")?.from).toBeCloseTo(at("pay-us-junior-s004")?.from ?? 0);
  });
});

describe("the picture", () => {
  test("names the figure, the source and its year for every bar, and the level once", () => {
    const { svg } = drawPay(india);
    for (const amount of ["₹4–6 LPA", "₹5.6–10.7 LPA", "₹20–40+ LPA", "₹30+ LPA", "₹8.7 LPA"]) {
      expect(svg.light).toContain(`>${amount}</text>`);
    }
    expect(svg.light.match(/>upGrad 2025<\/text>/g)).toHaveLength(3);
    expect(svg.light).toContain(">upGrad 2025, average</text>");
    expect(svg.light.match(/>Senior<\/text>/g)).toHaveLength(1);
  });

  test("fades out behind an arrow where the source says or more, and only there", () => {
    const range = drawPay(only("pay-india-junior-s000")).svg.light;
    expect(range).not.toContain("url(#fade");
    expect(range).not.toContain("or more");
    for (const id of ["pay-india-senior-s004", "pay-india-leadership-s000", "pay-global-s001"]) {
      // Once on its row and once in the legend.
      expect(drawPay(only(id)).svg.light.match(/url\(#fade/g), id).toHaveLength(2);
      expect(drawPay(only(id)).svg.light).toContain(">or more</text>");
    }
  });

  test("draws an average as a mark of its own", () => {
    const { svg } = drawPay(only("pay-india-average-s002"));
    expect(svg.light.match(/l16 16 l-16 16 l-16 -16 z/g)).toHaveLength(2);
    expect(svg.light).toContain(">average</text>");
  });

  test("says that lengths of several currencies cannot be compared", () => {
    expect(drawPay(all).svg.light).toContain("each currency to its own scale");
    expect(drawPay(india).svg.light).not.toContain("its own scale");
  });

  test("is a sound document in both themes, whatever the names", () => {
    const sources = all.sources.map((source) => ({ ...source, name: hostile }));
    const { svg } = drawPay({ ...all, title: hostile, sources });
    expect(svg.light).not.toContain("<script");
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { light, dark } = drawPay(chart).svg;
        expect([new Resvg(light).width, new Resvg(dark).width]).toEqual([1200, 1200]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the words beside it", () => {
  test("name every shipped figure within the limit", () => {
    const { alt } = drawPay(all);
    expect(alt.length).toBeLessThanOrEqual(altLimit);
    expect(alt).not.toContain("figure");
    expect(alt.match(/ or more/g)).toHaveLength(all.figures.filter(({ open_ended }) => open_ended).length);
    expect(drawPay(india).alt).toMatch(
      /^Backend pay in India: pay a year, sources of 2025\. India, junior: ₹4–6 LPA after-12th guide, /,
    );
  });

  test("name the year beside each source when there are several", () => {
    const sources = all.sources.map((source, index) => ({ ...source, year: 2020 + index }));
    expect(drawPay({ ...india, sources }).alt).toContain("₹4–6 LPA after-12th guide 2020, ");
  });

  test("fit in their limits, whatever the figures", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { alt, text } = drawPay(chart);
        expect(alt.length).toBeLessThanOrEqual(altLimit);
        for (const line of text) expect([...line].length).toBeLessThanOrEqual(textColumns);
      }),
    );
  });

  test("are a chart in a terminal, too", () => {
    const senior = payChart("Senior backend pay", ({ level }) => level === "senior" || level === "all");
    expect(drawPay(senior).text.join("\n")).toMatchInlineSnapshot(`
      "Senior backend pay

      India
      Senior           after-12th guide 2025     ₹15–25 LPA             #####
                       skills roadmap 2025       ₹25–40 LPA                  ######
                       upGrad 2025               ₹16–20 LPA              ##
                       ten-step guide 2025       ₹20–40+ LPA               ########>
      All levels       upGrad 2025, average      ₹8.7 LPA             o

      United States
      Senior           ten-step guide 2025       $140k–180k+                   ####>

      Europe
      Senior           ten-step guide 2025       €80k–110k+                   #####>

      Outside India
      All levels       after-12th guide 2025     $80k–150k                ######

      # range   > or more   o average
      pay a year; 1 LPA = ₹100,000 a year; each currency to its own scale"
    `);
  });
});
