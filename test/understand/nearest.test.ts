import { describe, expect, test } from "vitest";
import type { Model } from "../../src/understand/model.ts";
import { createWeigh } from "../../src/understand/nearest.ts";

/** A model of which only the number of phrasings a class matters. */
function modelOf(classes: number, phrasings: number): Model {
  const labels = Array.from({ length: classes }, (_, i) => `c${i}`);
  const kept = {
    classes: new Uint32Array(classes + 1),
    starts: new Uint32Array(classes * phrasings + 1),
    rows: new Uint16Array(),
    values: new Uint8Array(),
  };
  return { labels, kept } as unknown as Model;
}

const sum = (scores: ReadonlyMap<string, number>): number => [...scores.values()].reduce((a, b) => a + b, 0);
const likeTo =
  (name: string) =>
  (label: string): number =>
    label === name ? 0.9 : 0.2;

describe("weighing what resembles a phrasing", () => {
  const close = new Map([
    ["c0", 0.45],
    ["c1", 0.4],
    ["out.", 0.1],
    ["c2", 0.05],
  ]);

  test("of two that are close, the one wins that has a phrasing like the question", () => {
    const weighed = createWeigh(modelOf(10, 100), "out.")(close, likeTo("c1"));
    expect((weighed.get("c1") ?? 0) > (weighed.get("c0") ?? 0)).toBe(true);
    expect(sum(weighed)).toBeCloseTo(1, 10);
  });

  test("what is likely wins against what resembles a little", () => {
    const sure = new Map([
      ["c0", 0.95],
      ["c1", 0.05],
    ]);
    const weighed = createWeigh(modelOf(10, 100), "out.")(sure, (label) => (label === "c1" ? 0.5 : 0.3));
    expect((weighed.get("c0") ?? 0) > (weighed.get("c1") ?? 0)).toBe(true);
  });

  test("the nearest of few phrasings tells little, of many much", () => {
    const gains = [5, 10, 40, 160].map((phrasings) => {
      const weighed = createWeigh(modelOf(10, phrasings), "out.")(close, likeTo("c1"));
      return Math.log((weighed.get("c1") ?? 0) / (weighed.get("c0") ?? 1));
    });
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    expect(gains[0]).toBeLessThan(0);
  });

  test("looks at the likeliest and at the one that is always looked at, and leaves the others as they are", () => {
    const many = new Map(Array.from({ length: 30 }, (_, i): [string, number] => [`c${i}`, 0.03]));
    const asked: string[] = [];
    const weighed = createWeigh(modelOf(30, 100), "c29")(many, (label) => {
      asked.push(label);
      return 0.5;
    });
    expect(asked).toHaveLength(9);
    expect(asked).toContain("c29");
    expect(weighed.size).toBe(30);
    expect(sum(weighed)).toBeCloseTo(0.9, 10);
    const hopeless = createWeigh(modelOf(30, 100), "c29")(new Map([["c29", 0.0001]]), () => 1);
    expect(hopeless.get("c29")).toBe(0.0001);
  });
});
