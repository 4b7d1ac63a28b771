import { describe, expect, test } from "vitest";
import { type Palette, palettes } from "../../src/picture/theme.ts";

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

type Pair = readonly [front: keyof Omit<Palette, "series">, back: keyof Omit<Palette, "series">];
const texts: readonly Pair[] = [
  ["text", "page"],
  ["text", "card"],
  ["text", "doneCard"],
  ["text", "doingCard"],
  ["quiet", "page"],
  ["quiet", "card"],
  ["onNext", "next"],
];
const shapes: readonly Pair[] = [
  ["done", "doneCard"],
  ["done", "page"],
  ["done", "track"],
  ["onDone", "done"],
  ["doing", "doingCard"],
  ["doing", "page"],
  ["next", "page"],
];

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const palette = palettes[theme];

  test.each(texts)("shows %s on %s with a contrast of at least 4.5", (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("shows the shape %s on %s with a contrast of at least 3", (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(3);
  });

  test("shows every bar on its card with a contrast of at least 3", () => {
    for (const colour of palette.series) {
      expect(contrast(colour, palette.card), colour).toBeGreaterThanOrEqual(3);
    }
  });
});
