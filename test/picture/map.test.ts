import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/picture/fit.ts";
import { drawIcon } from "../../src/picture/map/icon.ts";
import { layOut, sizes } from "../../src/picture/map/layout.ts";
import { drawMap, type LearnerMap, type MapState, type MapStep } from "../../src/picture/map/map.ts";
import { states } from "../../src/picture/map/words.ts";
import { altLimit, textColumns } from "../../src/picture/picture.ts";
import type { Box } from "../../src/picture/svg.ts";
import { palettes } from "../../src/picture/theme.ts";
import { learnerMap, roadmap } from "./samples.ts";

const hostile = `</text><script>alert("1")</script>&\u0000\u202E\u{D800}`;
const half = learnerMap(13, { graphql: "skipped", "testing-debugging": "doing", internship: "done" });
const small = (...steps: readonly MapStep[]): LearnerMap => ({
  title: "Backend developer",
  levels: [{ title: "Foundation", steps }],
});

const step = fc.record(
  {
    title: fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("Git", "a ".repeat(80))),
    state: fc.constantFrom<MapState>(...states),
    next: fc.boolean(),
    optional: fc.boolean(),
  },
  { requiredKeys: ["title", "state"] },
);
const anyMap: fc.Arbitrary<LearnerMap> = fc.record({
  title: fc.string({ unit: "grapheme" }),
  levels: fc.array(
    fc.record({ title: fc.string({ unit: "grapheme" }), steps: fc.array(step, { maxLength: 12 }) }),
    { maxLength: 7 },
  ),
});

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

function expectSound(map: LearnerMap): void {
  const { size, head, levels, cards, legend } = layOut(map);
  const boxes = [head, legend, ...levels.map(({ box }) => box), ...cards.map(({ box }) => box)];
  for (const [index, one] of boxes.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + one.width).toBeLessThanOrEqual(size.width);
    expect(one.y + one.height).toBeLessThanOrEqual(size.height);
    for (const other of boxes.slice(index + 1)) expect(overlap(one, other)).toBe(false);
  }
  for (const { box, lines, type } of cards) {
    expect(lines.length * sizes.line).toBeLessThanOrEqual(box.height);
    for (const line of lines)
      expect(widthOf(line, type)).toBeLessThanOrEqual(box.width - sizes.icon - sizes.edge);
  }
}

describe("the layout", () => {
  test("holds every step of the shipped roadmap, whole and without overlap, in letters of 26 pixels or more", () => {
    expectSound(half);
    const { cards, size } = layOut(half);
    expect(cards).toHaveLength(roadmap.steps.length);
    expect(cards.filter(({ lines }) => lines.at(-1)?.endsWith("…"))).toEqual([]);
    expect(Math.min(...cards.map(({ type }) => type.size))).toBeGreaterThanOrEqual(26);
    expect(size.width).toBe(1200);
    expect(size.height).toBeLessThanOrEqual(1850);
  });

  test("holds any map", () => {
    fc.assert(fc.property(anyMap, expectSound));
  });

  test("cuts a title that three lines cannot hold", () => {
    const [card] = layOut(small({ title: "abc ".repeat(60), state: "open" })).cards;
    expect(card?.lines).toHaveLength(3);
    expect(card?.lines.at(-1)).toMatch(/^abc .* abc…$|^abc .*abc ab?…$/);
  });

  test("puts three levels side by side, and gives a fourth the whole width", () => {
    const { levels } = layOut(half);
    expect(new Set(levels.slice(0, 3).map(({ box }) => box.y)).size).toBe(1);
    expect(levels[3]?.box.width).toBe(1200 - 2 * sizes.margin);
  });
});

describe("the picture", () => {
  test("gives each state a shape of its own, colours aside", () => {
    const shapes = states.map((state) =>
      drawIcon(state, 0, 0, palettes.light)
        .join("")
        .replace(/#[0-9a-f]{6}/g, ""),
    );
    expect(new Set(shapes).size).toBe(states.length);
  });

  test("shows every state, and explains it", () => {
    const { svg } = drawMap(small(...states.map((state) => ({ title: `A step ${state}`, state }))));
    for (const state of states) {
      expect(svg.light).toContain(`>A step ${state}</text>`);
      for (const part of drawIcon(state, 0, 0, palettes.light)) {
        // The same shape stands on a card and in the legend, each at its own place.
        const shape = part.replace(/ (d|x|y|cx|cy|transform)="[^"]*"/g, "");
        const drawn = svg.light.replace(/ (d|x|y|cx|cy|transform)="[^"]*"/g, "").split(shape).length - 1;
        expect(drawn, state).toBeGreaterThanOrEqual(2);
      }
    }
    expect(svg.light.match(/>(done|in progress|can start|later|skipped)<\/text>/g)).toHaveLength(5);
    expect(svg.light).not.toContain(">optional<");
  });

  test("says twice what is next: on top and on its card, which is painted like no other", () => {
    const { svg } = drawMap(half);
    expect(svg.light).toContain(">Next</text>");
    expect(svg.light.split(`fill="${palettes.light.next}" stroke="${palettes.light.next}"`)).toHaveLength(2);
    expect(drawMap(learnerMap(0, { "learning-route": "doing" })).svg.light).toContain(">Go on with</text>");
  });

  test("counts what is neither optional nor skipped, and the optional ones on top", () => {
    const { svg, alt, text } = drawMap(
      small(
        { title: "Git", state: "done" },
        { title: "SQL", state: "open" },
        { title: "Docker", state: "skipped" },
        { title: "GraphQL", state: "open", optional: true },
        { title: "Internship", state: "done", optional: true },
      ),
    );
    expect(svg.light).toContain(">1 of 2</text>");
    expect(svg.light).toContain(">steps done, + 1 optional</text>");
    expect(alt).toContain("1 of 2 steps done and 1 optional.");
    expect(text[0]).toBe("Backend developer: 1 of 2 steps done and 1 optional");
  });

  test("says so when nothing is next", () => {
    expect(drawMap(learnerMap(99)).alt).toContain("Well done: You finished this roadmap.");
    expect(drawMap(small({ title: "Git", state: "locked" })).alt).toContain("Nothing is open right now.");
  });

  test("is a sound document in both themes, whatever the titles", () => {
    const { svg } = drawMap({
      title: hostile,
      levels: [{ title: hostile, steps: [{ title: hostile, state: "open" }] }],
    });
    expect(svg.light).not.toContain("<script");
    expect(svg.light).not.toBe(svg.dark);
    fc.assert(
      fc.property(anyMap, (map) => {
        const { light, dark } = drawMap(map).svg;
        expect([new Resvg(light).width, new Resvg(dark).width]).toEqual([1200, 1200]);
      }),
      { numRuns: 30 },
    );
  });

  test("is drawn of a map without levels, too", () => {
    const { svg, text } = drawMap({ title: "Backend developer", levels: [] });
    expect(new Resvg(svg.light).height).toBeGreaterThan(100);
    expect(text[0]).toBe("Backend developer: 0 of 0 steps done");
  });
});

describe("the words beside it", () => {
  test("fit in their limits, whatever the map", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const { alt, text } = drawMap(map);
        expect(alt.length).toBeLessThanOrEqual(altLimit);
        for (const line of text) expect([...line].length).toBeLessThanOrEqual(textColumns);
      }),
      { numRuns: 50 },
    );
  });

  test("name first what can be done now, and count what there is no room for", () => {
    const many = (state: MapState, count: number) =>
      Array.from({ length: count }, (_, index) => ({ title: `Learn about number ${index + 1}`, state }));
    const next: MapStep = { title: "Build a REST API", state: "open", next: true };
    const { alt } = drawMap(
      small(...many("done", 40), ...many("doing", 2), ...many("open", 3), next, ...many("locked", 20)),
    );
    expect(alt.length).toBeGreaterThan(altLimit - 40);
    expect(alt).toMatch(
      /^Roadmap Backend developer: 40 of 66 steps done\. Next: Build a REST API\. Foundation 40 of 66\. In progress: .* number 1, .* number 2\. Can start: .* number 1, .* number 2, .* number 3\. Done: .* number 1, .* and \d+ more\. Later: 20 steps\.$/,
    );
    expect(drawMap(half).alt.length).toBeLessThanOrEqual(altLimit);
  });

  test("stand in two columns in a terminal, each step behind its mark", () => {
    const steps: readonly MapStep[] = [
      { title: "Pick your way of learning", state: "done" },
      { title: "Learn one backend language (Python, Java or another)", state: "doing" },
      { title: "Get to know HTML, CSS and browser JavaScript", state: "skipped", optional: true },
      { title: "Practise communication, teamwork and problem-solving", state: "open", next: true },
      { title: "Build a REST API", state: "locked" },
    ];
    expect(drawMap(small(...steps)).text.join("\n")).toMatchInlineSnapshot(`
      "Backend developer: 1 of 4 steps done
      [##########------------------------------]

      Next: Practise communication, teamwork and problem-solving

      1 Foundation, 1 of 4
      [x] Pick your way of learning           [>] Practise communication, teamwork…
      [~] Learn one backend language           ·  Build a REST API
      [-] Get to know HTML, CSS and brows… *

      [>] next  [x] done  [~] in progress  · later  [-] skipped  * optional"
    `);
  });
});
