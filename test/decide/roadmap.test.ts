import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionOf } from "../../src/decide/position.ts";
import { recommend, wayOf } from "../../src/decide/roadmap.ts";
import type { Option, Roadmap } from "../../src/knowledge/schema.ts";
import type { Learner } from "../../src/store/learner.ts";
import { after, languages, roadmaps, travels } from "./roads.ts";

/** Whether a requirement is met, worked out once more by the book. */
const isMet = ({ levels, steps }: Roadmap, learner: Learner, id: string): boolean => {
  const rank = (level: string | undefined) => levels.findIndex((one) => one.id === level);
  const state = learner.steps.get(id)?.state;
  const below = rank(steps.find((step) => step.id === id)?.level) < rank(learner.profile.level);
  return state === "done" || state === "skipped" || (state === undefined && below);
};

const chosen = (roadmap: Roadmap, { profile, steps }: Learner, id: string): string[] => {
  const options = roadmap.steps.find((step) => step.id === id)?.one_of?.map((one) => one.id) ?? [];
  const said = id === "first-language" ? [profile.language] : [];
  return [...said, ...(steps.get(id)?.options ?? [])].flatMap((one) =>
    one !== undefined && options.includes(one) ? [one] : [],
  );
};

const isOpenOption = (roadmap: Roadmap, learner: Learner, { when, needs = [] }: Option): boolean => {
  const before = when === undefined ? [] : chosen(roadmap, learner, when.step);
  const fits = before.length === 0 || before.some((id) => when?.option.includes(id));
  return fits && needs.every((id) => isMet(roadmap, learner, id));
};

/** Does what is recommended until nothing is; the steps done. */
function walk(roadmap: Roadmap, start: Learner): { readonly done: string[]; readonly end: Learner } {
  const done: string[] = [];
  let learner = start;
  for (let at = 0; at <= roadmap.steps.length; at++) {
    const { next } = recommend(roadmap, learner);
    if (next === undefined) return { done, end: learner };
    done.push(next.step.id);
    learner = after(learner, next.step.id);
  }
  throw new Error(`The walk never ends: ${done.join(" ")}`);
}

describe("on any roadmap, for anybody", () => {
  test("a recommended step never has an unmet requirement, and a choice has an open option", () => {
    fc.assert(
      fc.property(travels, ([roadmap, learner]) => {
        const { next, alternatives } = recommend(roadmap, learner);
        for (const { step, options } of [...(next ? [next] : []), ...alternatives]) {
          expect(step.requires.filter((id) => !isMet(roadmap, learner, id))).toEqual([]);
          expect(isMet(roadmap, learner, step.id)).toBe(false);
          if (step.one_of === undefined) continue;
          expect(step.one_of.some((one) => isOpenOption(roadmap, learner, one))).toBe(true);
          expect(options.length).toBeGreaterThan(0);
          expect(options.filter((one) => !isOpenOption(roadmap, learner, one))).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("doing what is recommended finishes the path, in every language", () => {
    fc.assert(
      fc.property(travels, fc.constantFrom(undefined, ...languages), ([roadmap, learner], language) => {
        const profile = language === undefined ? learner.profile : { ...learner.profile, language };
        const { end } = walk(roadmap, { ...learner, profile });
        const { goals = [], steps } = roadmap;
        const aims = [goals[0], goals.find(({ id }) => id === profile.goal)].flatMap(
          (goal) => goal?.steps ?? [],
        );
        const everybody = steps.filter(({ optional }) => !optional).map(({ id }) => id);
        const begun = [...learner.steps].filter(([, { state }]) => state === "doing").map(([id]) => id);
        const left = [...aims, ...everybody, ...begun].filter((id) => !isMet(roadmap, end, id));
        expect(left).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the same standing gets the same recommendation, in whatever order its facts came", () => {
    const entries = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(travels, entries, ([roadmap, learner], lots) => {
        const mixed = [...learner.steps]
          .map((entry) => ({ entry, lot: Number(lots.next().value) }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ entry }) => entry);
        const once = recommend(roadmap, learner);
        expect(recommend(roadmap, { ...learner, steps: new Map(mixed) })).toEqual(once);
        expect(recommend(structuredClone(roadmap), structuredClone(learner))).toEqual(once);
      }),
    );
  });

  test("there are at most two alternatives, all different, and an optional step is next only when it has to be", () => {
    fc.assert(
      fc.property(travels, ([roadmap, learner]) => {
        const { next, alternatives } = recommend(roadmap, learner);
        const ids = [...(next ? [next.step.id] : []), ...alternatives.map(({ step }) => step.id)];
        expect(alternatives.length).toBeLessThanOrEqual(2);
        expect(new Set(ids).size).toBe(ids.length);
        if (next?.step.optional) expect(positionOf(roadmap, learner).left).toContain(next.step.id);
      }),
    );
  });

  test("what is left, in order, is what always doing the next step comes to", () => {
    const beginners = roadmaps.map((roadmap) => [roadmap, { profile: {}, steps: new Map() }] as const);
    fc.assert(
      fc.property(beginners, ([roadmap, learner]) => {
        const way = wayOf(positionOf(roadmap, learner)).map(({ id }) => id);
        const { done } = walk(roadmap, learner);
        // A choice whose options all ask for optional steps may find another way as it goes.
        if (!roadmap.steps.some(({ one_of = [] }) => one_of.some(({ needs = [] }) => needs.length > 0)))
          expect(done).toEqual(way);
        expect(new Set(way).size).toBe(way.length);
      }),
    );
  });
});
