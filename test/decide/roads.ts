import fc from "fast-check";
import type { Goal, Option, Roadmap, Step } from "../../src/knowledge/schema.ts";
import type { Learner, Profile, Standing } from "../../src/store/learner.ts";

/** Random roadmaps that the checks of the knowledge would let through, and random learners on them. */

export const languages = ["python", "java", "go"] as const;
const states = ["done", "doing", "skipped"] as const;

export const stepNamed = (id: string, rest: Partial<Step> = {}): Step => ({
  id,
  title: `Learn ${id}`,
  level: "basics",
  requires: [],
  optional: false,
  why: `Why ${id}.`,
  hours: { min: 1, max: 2 },
  build: `Build ${id}.`,
  check: { question: `What is ${id}?`, answer: "That." },
  sources: [],
  topics: ["start"],
  ...rest,
});

const option = (id: string, rest: Partial<Option> = {}): Option => ({ id, title: id, sources: [], ...rest });

export const roadmapWith = (
  steps: readonly Step[],
  goals?: readonly Goal[],
  levels: readonly string[] = ["basics", "middle", "top"],
): Roadmap => ({
  id: "backend",
  title: "Backend developer",
  reviewed: "2026-11-21",
  hours_note: "An estimate.",
  levels: levels.map((id) => ({ id, title: id })),
  steps: [...steps],
  ...(goals === undefined ? {} : { goals: [...goals] }),
});

const idAt = (index: number): string => (index === 0 ? "first-language" : `step-${index}`);

interface Draft {
  readonly level: string;
  readonly requires: readonly number[];
  readonly optional: boolean;
  readonly hours: readonly [number, number];
  readonly sources: number;
  readonly choice: "none" | "plain" | "language" | "needs";
  readonly needs: readonly (readonly number[])[];
}

const draft: fc.Arbitrary<Draft> = fc.record({
  level: fc.constantFrom("basics", "middle", "top"),
  requires: fc.array(fc.nat(), { maxLength: 3 }),
  optional: fc.boolean(),
  hours: fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 90 })),
  sources: fc.nat({ max: 5 }),
  choice: fc.constantFrom("none", "none", "plain", "language", "needs"),
  needs: fc.array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: 2, maxLength: 3 }),
});

/** Numbers name earlier steps, so that nothing goes in a circle. */
function stepsOf(drafts: readonly Draft[]): Step[] {
  const steps: Step[] = [];
  for (const [index, { requires, optional, hours, choice, needs, ...rest }] of drafts.entries()) {
    const earlier = (numbers: readonly number[]) => [
      ...new Set(index === 0 ? [] : numbers.map((number) => idAt(number % index))),
    ];
    const isOptional = (id: string) => steps.some((step) => step.id === id && step.optional);
    const kind = index === 0 ? "plain" : choice;
    const options: Readonly<Record<Draft["choice"], readonly Option[]>> = {
      none: [],
      plain: (index === 0 ? languages : ["one", "two"]).map((id) => option(id)),
      language: [
        option("snake", { when: { step: idAt(0), option: ["python"] }, sources: ["a"] }),
        option("cup", { when: { step: idAt(0), option: ["java"] } }),
        option("rest", { when: { step: idAt(0), option: ["go", "java"] } }),
      ],
      needs: needs.map((numbers, at) => option(`need-${at}`, { needs: earlier(numbers) })),
    };
    steps.push(
      stepNamed(idAt(index), {
        level: rest.level,
        optional,
        requires: earlier(requires).filter((id) => optional || !isOptional(id)),
        hours: { min: hours[0], max: hours[0] + hours[1] },
        sources: Array.from({ length: rest.sources }, (_, at) => `source-${at}`),
        ...(kind === "none" ? {} : { one_of: [...options[kind]] }),
      }),
    );
  }
  return steps;
}

const goalsOn = (steps: readonly Step[]): fc.Arbitrary<Goal[] | undefined> => {
  const some = fc.subarray(
    steps.map(({ id }) => id),
    { minLength: 1, maxLength: Math.min(4, steps.length) },
  );
  const choices = steps.flatMap(({ id, one_of = [] }) =>
    one_of.map((one) => ({ step: id, option: [one.id] })),
  );
  const goal = (id: string): fc.Arbitrary<Goal> =>
    fc.record({ id: fc.constant(id), title: fc.constant(id), steps: some, choices: fc.subarray(choices) });
  return fc.option(fc.tuple(goal("job"), goal("cloud"), goal("lead")), { nil: undefined });
};

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

export const roadmaps: fc.Arbitrary<Roadmap> = fc
  .array(draft, { minLength: 1, maxLength: 12 })
  .map(stepsOf)
  .chain((steps) => fc.tuple(shuffled(steps), goalsOn(steps)))
  .map(([steps, goals]) => roadmapWith(steps, goals));

const profiles: fc.Arbitrary<Profile> = fc.record(
  {
    language: fc.constantFrom(...languages, "klingon"),
    goal: fc.constantFrom("job", "cloud", "lead", "gone"),
    level: fc.constantFrom("basics", "middle", "top", "gone"),
  },
  { requiredKeys: [] },
);

const standingAt = ({ one_of = [] }: Step): fc.Arbitrary<Standing> =>
  fc.record(
    {
      state: fc.constantFrom(...states),
      options: fc.subarray([...one_of.map(({ id }) => id), "gone"], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );

/** Somebody who is anywhere: done, begun, skipped and chosen at random. */
export const learnersOn = ({ steps }: Roadmap): fc.Arbitrary<Learner> =>
  fc
    .tuple(profiles, fc.tuple(...steps.map((step) => fc.option(standingAt(step), { nil: undefined }))))
    .map(([profile, standings]) => ({
      profile,
      steps: new Map(
        steps.flatMap(({ id }, at): [string, Standing][] => {
          const standing = standings[at];
          return standing === undefined ? [] : [[id, standing]];
        }),
      ),
    }));

/** A roadmap and somebody on it. */
export const travels: fc.Arbitrary<readonly [Roadmap, Learner]> = roadmaps.chain((roadmap) =>
  learnersOn(roadmap).map((learner) => [roadmap, learner] as const),
);

/** The learner after a step is done. */
export const after = (learner: Learner, id: string): Learner => ({
  ...learner,
  steps: new Map([...learner.steps, [id, { ...learner.steps.get(id), state: "done" }]]),
});

/** Somebody who has finished these. */
export const whoDid = (done: readonly string[], profile: Profile = {}): Learner => ({
  profile,
  steps: new Map(done.map((id) => [id, { state: "done" }])),
});
