import { describe, expect, test } from "vitest";
import { recommend } from "../../src/decide/roadmap.ts";
import type { Learner, Profile } from "../../src/store/learner.ts";
import { poolOf, type TipFilter } from "../../src/tips/choose.ts";
import { rankFor } from "../../src/tips/rank.ts";
import { knowledge } from "../decide/knowledge.ts";
import { roadmapWith, stepNamed } from "../decide/roads.ts";
import { drawn, tipNamed } from "./pool.ts";

describe("a filter", () => {
  const tips = [
    tipNamed("study", { topic: "degree" }),
    tipNamed("ask", { topic: "pay", level: "advanced" }),
    tipNamed("hold", { topic: "motivation", level: "advanced" }),
    tipNamed("rest"),
  ];
  test.each<[TipFilter, string[]]>([
    [{}, ["study", "ask", "hold", "rest"]],
    [{ levels: [], themes: [], topics: [] }, ["study", "ask", "hold", "rest"]],
    [{ levels: ["foundation"] }, ["study", "rest"]],
    [{ levels: ["foundation", "advanced"] }, ["study", "ask", "hold", "rest"]],
    [{ themes: ["learning"] }, ["study", "hold"]],
    [{ topics: ["pay"] }, ["ask"]],
    [{ themes: ["money"], topics: ["degree"] }, ["study", "ask"]],
    [{ levels: ["advanced"], themes: ["learning"] }, ["hold"]],
    // A topic that was renamed since.
    [{ topics: ["college"] }, ["study"]],
    [{ topics: ["gone"] }, []],
    [{ levels: ["foundation"], themes: ["money"] }, []],
  ])("%j lets through %j", (filter, ids) => {
    expect(poolOf({ ...knowledge, tips }, filter).map(({ id }) => id)).toEqual(ids);
  });
});

describe("for a person", () => {
  const steps = [
    stepNamed("shell"),
    stepNamed("git", { requires: ["shell"] }),
    stepNamed("http", { requires: ["shell"] }),
    stepNamed("api", { requires: ["http"], level: "middle" }),
    stepNamed("extra", { requires: ["api"], optional: true, level: "middle" }),
  ];
  const roadmap = roadmapWith(steps);
  const tips = [
    tipNamed("for-shell", { step: "shell" }),
    tipNamed("for-git", { step: "git" }),
    tipNamed("for-http", { step: "http" }),
    tipNamed("for-api", { step: "api" }),
    tipNamed("for-extra", { step: "extra" }),
    tipNamed("for-basics", { level: "basics" }),
    tipNamed("for-middle", { level: "middle" }),
  ];
  const learner = (done: readonly string[], profile: Profile = {}): Learner => ({
    profile,
    steps: new Map(done.map((id) => [id, { state: "done" }])),
  });
  const ranks = (one: Learner) => {
    const rank = rankFor({ roadmap }, one);
    return Object.fromEntries(tips.map((tip) => [tip.id, rank(tip)]));
  };

  test("tips on the next step come first, then on what else is open, then on what is ahead", () => {
    expect(recommend(roadmap, learner(["shell"])).next?.step.id).toBe("git");
    expect(ranks(learner(["shell"]))).toEqual({
      "for-git": 0,
      "for-http": 1,
      "for-api": 2,
      "for-basics": 2,
      "for-shell": 3,
      "for-extra": 3,
      "for-middle": 3,
    });
  });
  test("what has been finished comes last, and so does all once everything is", () => {
    expect(ranks(learner(["shell", "git", "http"]))).toMatchObject({
      "for-api": 0,
      "for-middle": 2,
      "for-basics": 3,
      "for-http": 3,
    });
    const done = ranks(learner(["shell", "git", "http", "api"]));
    expect(done).toMatchObject({ "for-extra": 1, "for-api": 3, "for-middle": 3 });
  });
  test("the level a person is at counts", () => {
    expect(ranks(learner([], { level: "middle" }))).toMatchObject({ "for-api": 0, "for-shell": 3 });
  });
  test("the tips follow them along, and each comes once", () => {
    const first = drawn(1, tips, undefined, { rank: rankFor({ roadmap }, learner(["shell"])) });
    expect(first.ids).toEqual(["for-git"]);
    const then = drawn(1, tips, first.told, { rank: rankFor({ roadmap }, learner(["shell", "git"])) });
    expect(then.ids).toEqual(["for-http"]);
    const rest = drawn(5, tips, then.told, { rank: rankFor({ roadmap }, learner(["shell", "git", "http"])) });
    expect(rest.ids[0]).toBe("for-api");
    expect(new Set([...first.ids, ...then.ids, ...rest.ids]).size).toBe(7);
  });
});
