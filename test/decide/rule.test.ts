import { describe, expect, test } from "vitest";
import { recommend, type Suggestion } from "../../src/decide/roadmap.ts";
import type { Option, Step } from "../../src/knowledge/schema.ts";
import type { Learner } from "../../src/store/learner.ts";
import { after, roadmapWith, stepNamed, whoDid } from "./roads.ts";

const idsOf = ({ next, alternatives }: ReturnType<typeof recommend>): (string | undefined)[] =>
  [next, ...alternatives].map((one) => one?.step.id);

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
    const { next, alternatives } = recommend(roadmapWith(steps, goals), whoDid([], { goal: "cloud" }));
    expect(next?.reasons).not.toContainEqual({ kind: "goal", goal: "cloud" });
    expect(alternatives[0]?.reasons).toContainEqual({ kind: "goal", goal: "cloud" });
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
