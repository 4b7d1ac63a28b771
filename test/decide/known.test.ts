import { beforeAll, describe, expect, test } from "vitest";
import { assuming, stepsKnown, stepsNamed } from "../../src/decide/known.ts";
import { recommend } from "../../src/decide/roadmap.ts";
import { type Knowledge, knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Learner } from "../../src/store/learner.ts";
import type { Slots } from "../../src/understand/intent.ts";

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = knowledgeOf(await loadKnowledge("knowledge"));
});

const beginner: Learner = { profile: {}, steps: new Map() };

/** `step` or `step: option`, in the order of the roadmap. */
const known = (...ids: string[]): string[] =>
  [...stepsKnown(ids, knowledge)].map(([id, { state, options = [] }]) => {
    expect(state).toBe("done");
    return options.length === 0 ? id : `${id}: ${options.join("+")}`;
  });
const next = (...ids: string[]) =>
  recommend(knowledge.roadmap, assuming(beginner, stepsKnown(ids, knowledge))).next?.step.id;

describe("the steps a question names", () => {
  const named = (slots: Slots) => stepsNamed(slots, knowledge).map(({ id }) => id);
  test("are those of its technologies, in the order of the roadmap, with nothing that they imply", () => {
    expect(named({ tools: ["docker", "git"] })).toEqual(["git-basics", "docker"]);
    expect(named({ frameworks: ["django"], languages: ["python"] })).toEqual(["first-language", "framework"]);
    expect(named({ databases: ["postgresql", "mysql"] })).toEqual(["sql-database"]);
  });
  test("are none where it names nothing that has a step", () => {
    expect([named({}), named({ languages: ["csharp"], regions: ["india"] })]).toEqual([[], []]);
  });
  test("are three at most", () => {
    expect(named({ tools: ["git", "docker", "aws", "graphql", "redis"] })).toHaveLength(3);
  });
});

describe("what somebody knows, in steps", () => {
  test.each([
    [["python"], ["learning-route", "first-language: python"]],
    [["typescript"], ["learning-route", "first-language: javascript"]],
    [
      ["python", "sql"],
      ["learning-route", "first-language: python", "database-fundamentals", "sql-database"],
    ],
    [["postgresql"], ["learning-route", "database-fundamentals", "sql-database: postgresql"]],
    [["mongodb"], ["learning-route", "database-fundamentals", "nosql-database: mongodb"]],
    [
      ["django"],
      ["learning-route", "first-language: python", "runtime: python-runtime", "framework: django"],
    ],
    [
      ["gin"],
      ["learning-route", "first-language: go", "runtime: other-toolchain", "framework: other-framework"],
    ],
    [["jvm"], ["learning-route", "first-language: java", "runtime: jvm"]],
    [["git"], ["learning-route", "git-basics"]],
    [["docker"], ["learning-route", "docker"]],
    [["aws"], ["learning-route", "cloud-platform: aws"]],
    [
      ["python", "java"],
      ["learning-route", "first-language: python+java"],
    ],
    [["csharp"], []],
    [["dotnet"], []],
    [["linux", "nothing", "__proto__", "india"], []],
    [[], []],
  ])("%j → %j", (ids, steps) => {
    expect(known(...ids)).toEqual(steps);
  });

  test.each([
    ["python and sql", ["python", "sql"], "runtime"],
    ["python and docker", ["python", "docker"], "runtime"],
    ["sql alone", ["sql"], "first-language"],
    ["Express and MongoDB, but no SQL", ["express", "mongodb"], "git-basics"],
    ["nothing that counts", ["linux"], "learning-route"],
  ])("who knows %s gets a sensible next step", (_, ids, step) => {
    expect(next(...ids)).toBe(step);
  });

  test("knowing a tool never means having built an API, nor MongoDB knowing SQL", () => {
    for (const id of ["docker", "kubernetes", "aws", "jenkins", "mongodb", "system-design"])
      expect(known(id).join(" "), id).not.toMatch(/rest-api|framework|sql-database\b(?<!nosql-database)/);
  });
});

describe("what is known on top of what is recorded", () => {
  test("leaves what is recorded as it is", () => {
    const learner: Learner = {
      profile: { goal: "cloud" },
      steps: new Map([
        ["sql-database", { state: "doing" }],
        ["docker", { state: "skipped" }],
        ["first-language", { options: ["java"] }],
      ]),
    };
    const { profile, steps } = assuming(learner, stepsKnown(["python", "mysql"], knowledge));
    expect(profile).toEqual(learner.profile);
    expect(steps.get("sql-database")).toEqual({ state: "doing", options: ["mysql"] });
    expect(steps.get("first-language")).toEqual({ state: "done", options: ["java"] });
    expect(steps.get("docker")).toEqual({ state: "skipped" });
    expect(steps.get("database-fundamentals")).toEqual({ state: "done" });
  });
});
