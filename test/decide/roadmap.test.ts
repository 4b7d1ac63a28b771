import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionOf } from "../../src/decide/position.ts";
import { recommend, type Suggestion, wayOf } from "../../src/decide/roadmap.ts";
import type { Option, Roadmap, Step } from "../../src/knowledge/schema.ts";
import type { Learner } from "../../src/store/learner.ts";
import { after, languages, roadmaps, roadmapWith, stepNamed, travels, whoDid } from "./roads.ts";

const idsOf = ({ next, alternatives }: ReturnType<typeof recommend>): (string | undefined)[] =>
  [next, ...alternatives].map((one) => one?.step.id);

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

const step = (id: string, requires: readonly string[], rest: Partial<Step> = {}): Step =>
  stepNamed(id, { requires: [...requires], ...rest });
const goal = (id: string, steps: readonly string[]) => ({ id, title: id, steps: [...steps] });
const order = (
  steps: readonly Step[],
  learner: Learner,
  goals = [
    goal(
      "job",
      steps.map(({ id }) => id),
    ),
  ],
) => idsOf(recommend(roadmapWith(steps, goals), learner));

describe("of the open steps", () => {
  test("what is in progress comes first, even if it is optional", () => {
    const steps = [step("a", []), step("b", [], { optional: true }), step("c", ["a"])];
    const learner = { profile: {}, steps: new Map([["b", { state: "doing" as const }]]) };
    expect(order(steps, learner, [goal("job", ["c"])])).toEqual(["b", "a"]);
  });

  test("what the goal needs comes before what it does not, whatever their levels", () => {
    const steps = [step("a", []), step("b", [], { level: "top" })];
    expect(order(steps, whoDid([]), [goal("job", ["b"])])).toEqual(["b", "a"]);
  });

  test("a picked goal comes on top of the first one", () => {
    const steps = [step("a", []), step("b", []), step("c", [])];
    const goals = [goal("job", ["b"]), goal("cloud", ["c"])];
    expect(order(steps, whoDid([], { goal: "cloud" }), goals)).toEqual(["b", "c", "a"]);
    expect(order(steps, whoDid([], { goal: "nonsense" }), goals)).toEqual(["b", "a", "c"]);
  });

  test("in a level, what the learner has probably met comes last, and they are told", () => {
    const steps = [step("a", []), step("b", ["a"]), step("c", []), step("d", ["c"], { level: "top" })];
    const recommendation = recommend(roadmapWith(steps), whoDid(["b"]));
    expect(idsOf(recommendation)).toEqual(["c", "a"]);
    expect(recommendation.alternatives[0]?.reasons).toContainEqual({ kind: "passed", steps: ["Learn b"] });
  });

  test("an earlier level comes before a later one", () => {
    const steps = [step("a", [], { level: "top" }), step("b", [], { level: "middle" }), step("c", [])];
    expect(order(steps, whoDid([]))).toEqual(["c", "b", "a"]);
  });

  test("within a level the order of the file holds", () => {
    const steps = [step("b", []), step("a", [], { sources: ["x"] }), step("c", ["a"]), step("d", [])];
    expect(order(steps, whoDid([]))).toEqual(["b", "a", "d"]);
  });

  test("optional ones are only alternatives, after the others", () => {
    const steps = [step("x", [], { optional: true }), step("a", []), step("b", [])];
    expect(order(steps, whoDid([]), [goal("job", ["a"])])).toEqual(["a", "b", "x"]);
    expect(order(steps, whoDid(["a", "b"]), [goal("job", ["a"])])).toEqual([undefined, "x"]);
  });
});

describe("skipped steps and levels", () => {
  const steps = [step("a", []), step("b", ["a"]), step("c", ["b"], { level: "middle" })];
  test("a skipped step does not stand in the way, and is not recommended again", () => {
    const learner = { profile: {}, steps: new Map([["a", { state: "skipped" as const }]]) };
    const { next } = recommend(roadmapWith(steps), learner);
    expect(next?.step.id).toBe("b");
    expect(next?.reasons).toContainEqual({ kind: "skipped", steps: ["Learn a"] });
  });
  test("a step in progress is not finished: what requires it waits", () => {
    const learner = { profile: {}, steps: new Map([["a", { state: "doing" as const }]]) };
    expect(idsOf(recommend(roadmapWith(steps), learner))).toEqual(["a"]);
  });
  test("steps below the learner's level count as known, unless they say otherwise", () => {
    const learner = { profile: { level: "middle" }, steps: new Map() };
    const { next } = recommend(roadmapWith(steps), learner);
    expect(next?.step.id).toBe("c");
    expect(next?.reasons).toContainEqual({ kind: "known", level: "middle" });
    const honest = { ...learner, steps: new Map([["b", { state: "doing" as const }]]) };
    expect(recommend(roadmapWith(steps), honest).next?.step.id).toBe("b");
  });
});

describe("choices", () => {
  const when = (language: string) => ({ step: "first-language", option: [language] });
  const choice = (id: string, requires: readonly string[], one_of: readonly Option[]) =>
    step(id, requires, { one_of: [...one_of] });
  const steps = [
    choice(
      "first-language",
      [],
      [
        { id: "python", title: "Python", sources: [] },
        { id: "java", title: "Java", sources: ["x"] },
      ],
    ),
    choice(
      "framework",
      ["first-language"],
      [
        { id: "flask", title: "Flask", when: when("python"), sources: [] },
        { id: "django", title: "Django", was: ["jango"], when: when("python"), sources: ["x"] },
        { id: "spring", title: "Spring", when: when("java"), sources: [] },
      ],
    ),
    step("cloud", [], { optional: true }),
    choice(
      "field",
      ["framework"],
      [
        { id: "clouds", title: "Clouds", needs: ["cloud"], sources: ["x"] },
        { id: "plain", title: "Plain", sources: [] },
      ],
    ),
  ];
  const roadmap = roadmapWith(steps, [
    goal("job", ["field"]),
    { ...goal("cloud", ["field"]), choices: [{ step: "field", option: ["clouds"] }] },
  ]);
  const options = (next: Suggestion | undefined) => next?.options.map(({ id }) => id);

  test("the language of the profile is the choice, and does not finish the step", () => {
    const { next } = recommend(roadmap, whoDid([], { language: "python" }));
    expect([next?.step.id, options(next)]).toEqual(["first-language", ["python"]]);
  });
  test("a choice offers what goes with earlier choices, what most sources name first", () => {
    const did = (language?: string) =>
      recommend(roadmap, whoDid(["first-language"], language === undefined ? {} : { language })).next;
    expect(options(did("python"))).toEqual(["django", "flask"]);
    expect(options(did("java"))).toEqual(["spring"]);
    expect(options(did())).toEqual(["django", "flask", "spring"]);
    expect(options(did("klingon"))).toEqual(["django", "flask", "spring"]);
  });
  test("what the learner chose is offered alone, under the name it bears now", () => {
    const learner = whoDid(["first-language"], { language: "python" });
    const chose = { ...learner, steps: new Map([...learner.steps, ["framework", { options: ["jango"] }]]) };
    expect(options(recommend(roadmap, chose).next)).toEqual(["django"]);
    const switched = { ...chose, profile: { language: "java" } };
    expect(options(recommend(roadmap, switched).next)).toEqual(["spring"]);
  });
  test("an option that asks for more is not offered before that is done, and makes nobody take what is optional", () => {
    const { next } = recommend(roadmap, whoDid(["first-language", "framework"]));
    expect([next?.step.id, options(next)]).toEqual(["field", ["plain"]]);
    expect(options(recommend(roadmap, whoDid(["first-language", "framework", "cloud"])).next)).toEqual([
      "clouds",
      "plain",
    ]);
  });
  test("an option that the goal settles brings along what it asks for", () => {
    const learner = whoDid(["first-language", "framework"], { goal: "cloud" });
    expect(recommend(roadmap, learner).next?.step.id).toBe("cloud");
    const { next } = recommend(roadmap, after(learner, "cloud"));
    expect([next?.step.id, options(next)]).toEqual(["field", ["clouds", "plain"]]);
  });
});
