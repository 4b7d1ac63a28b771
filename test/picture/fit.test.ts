import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advances } from "../../src/picture/advances.ts";
import { breakUp, cutTo, stand, type Type, widthOf, withoutAside, wrapTo } from "../../src/picture/fit.ts";
import { document, label } from "../../src/picture/svg.ts";
import { fontFile, readAdvances } from "./font.ts";
import { roadmap } from "./samples.ts";

const type: Type = { size: 28, weight: 500 };
const words = fc
  .array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.constantFrom("a", "database", "–")))
  .map((parts) => parts.join(" "));

describe.each([500, 700] as const)("the table of widths, weight %i,", (weight) => {
  test("is the font's own", () => {
    const advance = readAdvances(weight);
    const ascii = Array.from({ length: 95 }, (_, index) => advance(String.fromCharCode(32 + index)));
    expect([...advances[weight]]).toEqual(ascii);
  });

  test("says a little more than what is drawn, and never less", () => {
    const font = { loadSystemFonts: false, fontFiles: [fontFile(weight)] };
    for (const text of [...roadmap.steps.map(({ title }) => title), "₹5.6–10.7 LPA"]) {
      const svg = document(
        { width: 1200, height: 60, alt: "" },
        label(text, 0, 40, { size: 28, weight, fill: "#000" }),
      );
      const drawn = new Resvg(svg, { font }).getBBox()?.width ?? 0;
      const said = widthOf(text, { size: 28, weight });
      expect(drawn, text).toBeGreaterThan(0.85 * said);
      expect(drawn, text).toBeLessThanOrEqual(said + 1);
    }
  });
});

describe("cutting", () => {
  test("leaves alone what fits", () => {
    expect(cutTo("Build a REST API", 300, type)).toBe("Build a REST API");
  });

  test("ends in an ellipsis, without a stray comma or half a character before it", () => {
    expect(cutTo("Protect passwords, traffic and input", 240, type)).toBe("Protect passwords…");
    expect(cutTo("🇩🇪🇩🇪🇩🇪🇩🇪", 100, type)).toBe("🇩🇪…");
  });

  test("always fits, whatever the text", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 600 }), (text, width) => {
        expect(widthOf(cutTo(text, width, type), type)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("wrapping", () => {
  test("breaks between words, and cuts only what is over", () => {
    const title = "Practise communication, teamwork and problem-solving";
    expect(wrapTo(title, 300, type, 3)).toEqual([
      "Practise communication,",
      "teamwork and",
      "problem-solving",
    ]);
    expect(wrapTo(title, 300, type, 2)).toEqual(["Practise communication,", "teamwork and problem-s…"]);
    expect(wrapTo("x".repeat(500), 300, type, 2)).toHaveLength(1);
    expect(wrapTo("  ", 300, type, 2)).toEqual([]);
  });

  test("loses no word, and stands on the lines it is given", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 4 }), (text, most) => {
        expect(breakUp(text, 300, type).join(" ")).toBe(text.split(/\s+/u).filter(Boolean).join(" "));
        expect(stand(wrapTo(text, 300, type, most), 300, type, most)).toBe(true);
      }),
    );
  });
});

test("An aside in parentheses can be left out, unless it is all there is", () => {
  expect(withoutAside("Make your API faster (caching, indexes)")).toBe("Make your API faster");
  expect(withoutAside("(everything)")).toBe("(everything)");
});
