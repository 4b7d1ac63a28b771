import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, type Happening, learnerOf, type Standing } from "../../src/store/learner.ts";
import { createMemoryStore } from "../../src/store/memory.ts";

const ids = fc.constantFrom("git", "sql", "docker", "python", "http", "__proto__");
const state = fc.constantFrom("doing", "done", "skipped");
const standing = fc.record(
  { state, options: fc.array(ids, { minLength: 1, maxLength: 2 }) },
  { requiredKeys: [] },
);
const profile = fc.record(
  {
    language: fc.option(fc.constantFrom("python", "go")),
    goal: fc.option(fc.constantFrom("cloud", "leadership")),
    hoursAWeek: fc.option(fc.integer({ min: 1, max: 60 })),
    locale: fc.option(fc.constantFrom("en-IN", "de")),
  },
  { requiredKeys: [] },
);
/** Anything but taking something back. */
const deed: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant("step"), step: ids, state }),
  fc.record({ kind: fc.constant("step"), step: ids }),
  fc.record({ kind: fc.constant("choice"), step: ids, options: fc.array(ids, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant("profile"), profile }),
  fc.record({ kind: fc.constant("progress"), steps: fc.dictionary(ids, standing) }),
);
const undo: Happening = { kind: "undo" };
const happening = fc.oneof({ weight: 3, arbitrary: deed }, { weight: 1, arbitrary: fc.constant(undo) });
const life = fc.array(happening, { maxLength: 20 });

const dated = (happenings: readonly Happening[]): Fact[] =>
  happenings.map((happening, n) => ({ id: `fact-${n}`, at: n, ...happening }));
const same = (id: string): readonly string[] => [id];
const learner = (happenings: readonly Happening[], renamed = same) => learnerOf(dated(happenings), renamed);

describe("what facts add up to", () => {
  test("is nothing at first, and nothing can be taken back", () => {
    expect(learner([])).toEqual({ profile: {}, steps: new Map() });
    expect(learner([undo, undo])).toEqual(learner([]));
  });
  test("is restored by an undo after anything", () => {
    fc.assert(
      fc.property(life, deed, (before, last) => {
        expect(learner([...before, last, undo])).toEqual(learner(before));
      }),
    );
  });
  test("is nothing again after as many undos as there are facts", () => {
    fc.assert(
      fc.property(life, (before) => {
        expect(learner([...before, ...before.map(() => undo)])).toEqual(learner([]));
      }),
    );
  });
  test("is without its last fact what it is after an undo", () => {
    fc.assert(
      fc.property(life, (before) => {
        const facts = dated(before);
        const { last } = learnerOf(facts, same);
        expect(
          learnerOf(
            facts.filter((fact) => fact !== last),
            same,
          ),
        ).toEqual(learner([...before, undo]));
      }),
    );
  });
  test("is the same when every fact is recorded twice, in parts, or again later", async () => {
    await fc.assert(
      fc.asyncProperty(life, fc.nat(20), async (happenings, cut) => {
        const store = createMemoryStore();
        const changes = dated(happenings).map((fact) => ({ kind: "fact", fact }) as const);
        for (const some of [changes.slice(0, cut), changes, [...changes, ...changes]])
          await store.record("web:asha", "web:here", some, 0);
        const { facts } = await store.recall("web:asha", "web:here", 0);
        expect(learnerOf(facts, same)).toEqual(learner(happenings));
      }),
    );
  });
});

describe("progress on a step whose id has changed", () => {
  const steps = (happenings: readonly Happening[], renamed = same) =>
    Object.fromEntries(learner(happenings, renamed).steps);
  /** The same life, had the steps borne other ids from the start. */
  const relabelled = (happenings: readonly Happening[], to: (id: string) => string): Happening[] =>
    happenings.map((one) => {
      if (one.kind === "step" || one.kind === "choice") return { ...one, step: to(one.step) };
      if (one.kind !== "progress") return one;
      const entries = Object.entries(one.steps).map(([id, standing]): [string, Standing] => [
        to(id),
        standing,
      ]);
      return { ...one, steps: Object.fromEntries(entries) };
    });

  test("goes on under the new id", () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const to = (id: string) => `${id}-new`;
        expect(steps(happenings, (id) => [to(id)])).toEqual(steps(relabelled(happenings, to)));
      }),
    );
  });
  test("holds of each part of a step that was split", () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const parts = steps(happenings, (id) => [`${id}-1`, `${id}-2`]);
        for (const part of ["1", "2"])
          expect(parts).toMatchObject(steps(relabelled(happenings, (id) => `${id}-${part}`)));
        expect(Object.keys(parts)).toHaveLength(2 * Object.keys(steps(happenings)).length);
      }),
    );
  });
  test("is that of the latest of the steps that were merged", () => {
    fc.assert(
      fc.property(life, (happenings) => {
        expect(steps(happenings, () => ["one"])).toEqual(steps(relabelled(happenings, () => "one")));
      }),
    );
  });
  test("is forgotten with a step that is gone, and nothing else is", () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const { git: _, ...others } = steps(happenings);
        expect(steps(happenings, (id) => (id === "git" ? [] : [id]))).toEqual(others);
        expect(learner(happenings, () => []).profile).toEqual(learner(happenings).profile);
      }),
    );
  });
});
