import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { planBlocks } from "../../src/decide/ahead.ts";
import { dayAt, dayNumber } from "../../src/decide/days.ts";
import { type Plan, planFor } from "../../src/decide/plan.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Roadmap } from "../../src/knowledge/schema.ts";
import { plainText } from "../../src/plain.ts";
import type { Learner } from "../../src/store/learner.ts";
import { roadmapWith, stepNamed, travels, whoDid } from "./roads.ts";

const today = "2027-01-01";
const start = dayNumber(today) ?? 0;
const dayAfter = (days: number): string => dayAt(start + days);

function made(roadmap: Roadmap, learner: Learner, hours: number, date?: string): Plan {
  const plan = planFor(roadmap, learner, hours, today, date);
  if (plan.kind === "refused") throw new Error(plan.sentence);
  return plan;
}
const said = (plan: Plan): string => plainText(planBlocks(plan));

/** Three steps one after another: 10–20 hours, 20–40, and 5 that are not needed. */
const road = roadmapWith(
  [
    stepNamed("a", { hours: { min: 10, max: 20 } }),
    stepNamed("b", { hours: { min: 20, max: 40 }, requires: ["a"] }),
    stepNamed("c", { hours: { min: 5, max: 5 }, requires: ["a"] }),
    stepNamed("d", { hours: { min: 100, max: 100 } }),
  ],
  [{ id: "job", title: "Get a job", steps: ["b", "c"] }],
);
const beginner = whoDid([]);

describe("a plan", () => {
  test("takes what the goal needs, in the recommended order, and gives each step its weeks and days", () => {
    const plan = made(road, beginner, 10);
    expect(plan).toMatchObject({
      goal: "Get a job",
      hours: { min: 35, max: 65 },
      weeks: { min: 3.5, max: 6.5 },
      finish: { earliest: dayAfter(25), latest: dayAfter(46) },
      note: "An estimate.",
    });
    expect(
      plan.steps.map(({ step, weeks, done }) => [step.id, weeks.min, weeks.max, done.earliest, done.latest]),
    ).toEqual([
      ["a", 1, 2, dayAfter(7), dayAfter(14)],
      ["b", 2, 4, dayAfter(21), dayAfter(42)],
      ["c", 0.5, 0.5, dayAfter(25), dayAfter(46)],
    ]);
  });
  test("leaves out what is done and what is skipped; what is begun counts in full, and is told so", () => {
    const learner: Learner = {
      profile: {},
      steps: new Map([
        ["a", { state: "skipped" }],
        ["b", { state: "doing" }],
        ["c", { state: "done" }],
      ]),
    };
    const plan = made(road, learner, 10);
    expect(plan.steps).toMatchObject([{ step: { id: "b" }, doing: true, weeks: { min: 2, max: 4 } }]);
    expect(said(plan)).toContain("What you have begun counts with all its hours");
    expect(said(made(road, beginner, 10))).not.toContain("begun");
  });
  test("of a goal that is reached ends today, and says so", () => {
    const plan = made(road, whoDid(["a", "b", "c"]), 10, dayAfter(7));
    expect(plan).toMatchObject({ steps: [], finish: { earliest: today, latest: today } });
    expect(said(plan)).toContain("Nothing is left to plan");
  });
  test("reads well", () => {
    expect(said(made(road, beginner, 10, dayAfter(30)))).toMatchInlineSnapshot(`
      "Your plan: Get a job

      3 steps are left, 35–65 hours in all. At 10 hours a week you are there between 26 Jan 2027 and 16 Feb 2027.

      31 Jan 2027 works only if most steps take you the shorter time. With 16 hours a week you make it for sure.

      1. Learn a: 1–2 weeks
      2. Learn b: 2–4 weeks
      3. Learn c: under a week

      An estimate."
    `);
  });
});

describe("beside a day to be there", () => {
  const against = (hours: number, days: number) => made(road, beginner, hours, dayAfter(days)).against;
  test("even the latest finish in time fits, with the weeks to spare", () => {
    expect(against(10, 46)).toMatchObject({ verdict: "fits", slack: { max: 46 / 7 - 3.5 } });
    expect(against(10, 46)?.slack.min).toBeCloseTo(46 / 7 - 6.5);
    expect(against(10, 46)).not.toHaveProperty("leaveOut");
  });
  test("between the earliest and the latest finish it is tight: it says what makes it sure", () => {
    expect(against(10, 42)).toMatchObject({
      verdict: "tight",
      leaveOut: { steps: [{ id: "c" }], sure: true },
    });
    expect(against(10, 28)).toMatchObject({
      verdict: "tight",
      hoursAWeek: { min: 35 / 4, max: 65 / 4 },
    });
    expect(against(10, 28)).not.toHaveProperty("leaveOut");
  });
  test("before the earliest finish it is late: it says what to leave out, or how many hours it takes", () => {
    expect(against(10, 21)).toMatchObject({
      verdict: "late",
      hoursAWeek: { min: 35 / 3, max: 65 / 3 },
      leaveOut: { steps: [{ id: "c" }], sure: false },
    });
  });
  test("what nobody can make is told as it is", () => {
    const plan = made(road, beginner, 10, dayAfter(1));
    expect(plan.against).not.toHaveProperty("hoursAWeek");
    expect(plan.against).not.toHaveProperty("leaveOut");
    expect(said(plan)).toContain(
      "No number of hours a week makes that. A day between 26 Jan 2027 and 16 Feb 2027 is honest",
    );
  });
  test("it never leaves out what is begun, what the goal is about or what the rest builds on", () => {
    const learner: Learner = { profile: {}, steps: new Map([["c", { state: "doing" }]]) };
    expect(made(road, learner, 10, dayAfter(32)).against?.leaveOut).toBeUndefined();
  });
});

describe("what makes no sense is refused with one sentence", () => {
  const refusal = (hours: number, date?: string) => {
    const plan = planFor(road, beginner, hours, today, date);
    return plan.kind === "refused" ? plan.sentence : undefined;
  };
  test.each([-3, 0, 0.5, 81, 1e9, Number.NaN, Number.POSITIVE_INFINITY])("%s hours a week", (hours) => {
    expect(refusal(hours)).toMatch(/^I can't plan with that\. .* from 1 to 80\.$/);
  });
  test.each([
    ["2026-12-31", "That day is not ahead of you. Name one after 1 Jan 2027."],
    ["2027-01-01", "That day is not ahead of you. Name one after 1 Jan 2027."],
    ["0001-01-01", "That day is not ahead of you. Name one after 1 Jan 2027."],
    ["9999-12-31", "That is too far off to plan for. Name a day up to 1 Jan 2037."],
    ["2027-02-31", "That is no day of the calendar. Write a day like 2028-01-01."],
    ["2027-02-29", "That is no day of the calendar. Write a day like 2028-01-01."],
    ["31.12.2027", "That is no day of the calendar. Write a day like 2028-01-01."],
    ["2027-1-1", "That is no day of the calendar. Write a day like 2028-01-01."],
    ["", "That is no day of the calendar. Write a day like 2028-01-01."],
    ["tomorrow", "That is no day of the calendar. Write a day like 2028-01-01."],
  ])("%j as the day to be there", (date, sentence) => {
    expect(refusal(10, date)).toBe(sentence);
  });
  test("29 February of a leap year is a day", () => {
    expect(refusal(10, "2028-02-29")).toBeUndefined();
  });
  test("a caller who does not know what day it is made a mistake", () => {
    expect(() => planFor(road, beginner, 10, "today")).toThrow(RangeError);
  });
});

test("on any roadmap, for anybody, the window holds every step, and the verdict is true", () => {
  const hours = fc.double({ min: 1, max: 80, noNaN: true });
  const days = fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined });
  fc.assert(
    fc.property(travels, hours, days, ([roadmap, learner], hoursAWeek, ahead) => {
      const plan = made(roadmap, learner, hoursAWeek, ahead === undefined ? undefined : dayAfter(ahead));
      const { steps, finish, weeks, against } = plan;
      expect(finish.earliest >= today && finish.earliest <= finish.latest).toBe(true);
      let [earliest, latest] = [today, today];
      for (const one of steps) {
        expect(one.done.earliest >= earliest && one.done.latest >= latest).toBe(true);
        expect(one.done.earliest <= one.done.latest).toBe(true);
        [earliest, latest] = [one.done.earliest, one.done.latest];
      }
      expect({ earliest, latest }).toEqual(finish);
      const sum = (end: "min" | "max") => steps.reduce((all, one) => all + one.weeks[end], 0);
      expect(weeks.min).toBeCloseTo(sum("min"));
      expect(weeks.max).toBeCloseTo(sum("max"));
      const order = steps.map(({ step }) => step.id);
      for (const [at, { step }] of steps.entries())
        expect(step.requires.filter((id) => order.indexOf(id) > at)).toEqual([]);
      if (against === undefined) return;
      const { verdict, date } = against;
      expect(verdict).toBe(finish.latest <= date ? "fits" : finish.earliest <= date ? "tight" : "late");
      if (against.leaveOut) expect(against.leaveOut.steps.every(({ id }) => order.includes(id))).toBe(true);
      expect(said(plan)).not.toMatch(/NaN|undefined|Infinity|-\d+ weeks/);
    }),
  );
});

describe("the shipped roadmap", () => {
  let roadmap: Roadmap;
  beforeAll(async () => {
    ({ roadmap } = await loadKnowledge("knowledge"));
  });
  const months = (hours: number): readonly [number, number] => {
    const { min, max } = made(roadmap, beginner, hours).weeks;
    return [(min * 12) / 52, (max * 12) / 52];
  };

  test("adds up to what the sources say about the way to job-ready, as its note claims", () => {
    const [quick, slow] = [months(20), months(10)];
    const middle = ([min, max]: readonly [number, number]) => (min + max) / 2;
    expect(middle(quick)).toBeGreaterThan(6);
    expect(middle(quick)).toBeLessThan(12);
    expect(middle(slow)).toBeGreaterThan(6);
    expect(middle(slow)).toBeLessThan(24);
    expect(Math.round(quick[0])).toBeGreaterThanOrEqual(5);
    expect(Math.round(slow[1])).toBeLessThanOrEqual(27);
    expect(roadmap.hours_note).toMatch(/10 to 20 hours a week.*6–12 months.*6 months to 2 years/s);
  });

  test("a plan shows the sources' own figures, and fits an answer", () => {
    for (const goal of ["job-ready", "cloud", "data-engineering", "ai-integration", "leadership"]) {
      const text = said(made(roadmap, whoDid([], { goal }), 10, "2028-01-01"));
      expect(text).toContain("6–12 months in the ten-step guide, 6 months to 2 years at upGrad");
      expect(text.length).toBeLessThanOrEqual(3_000);
    }
  });

  test("a plan that is too long never leaves out what a goal is about", () => {
    for (let days = 30; days < 1_200; days += 30) {
      const plan = made(roadmap, whoDid([], { goal: "ai-integration" }), 10, dayAfter(days));
      const out = plan.against?.leaveOut?.steps.map(({ id }) => id) ?? [];
      expect(out).not.toContain("ai-integration");
      expect(out).not.toContain("real-world-projects");
      expect(out.length).toBeLessThanOrEqual(4);
    }
  });
});
