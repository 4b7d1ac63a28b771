import { beforeAll, describe, expect, test } from "vitest";
import {
  type Described,
  findGoal,
  findLanguage,
  findLearner,
  findSteps,
  optionProblem,
} from "../../src/decide/described.ts";
import { type Found, findHours, type Refused } from "../../src/decide/typed.ts";
import { type Knowledge, knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { whoDid } from "./roads.ts";

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = knowledgeOf(await loadKnowledge("knowledge"));
});

const readFrom = <T>(read: Found<T> | Refused): T | string =>
  read.kind === "found" ? read.value : read.sentence;

describe("what is typed about a learner", () => {
  test.each([
    ["python", "python"],
    [" Python ", "python"],
    ["JS", "javascript"],
    ["node.js", "javascript"],
    ["TypeScript", "javascript"],
    ["golang", "go"],
    ["JavaScript (Node.js)", "javascript"],
  ])("the language %j is %s", (typed, id) => {
    expect(readFrom(findLanguage(typed, knowledge))).toBe(id);
  });

  test.each([
    ["Kotlin", /^None of my sources covers Kotlin.* Python, .* or Ruby\.$/],
    ["pyhton", /^I don't know a language called "pyhton"\. Did you mean python\?$/],
    ["klingon", /^I don't know a language called "klingon"\. The roadmap goes with Python, .* or Ruby\.$/],
    ["", /^I don't know a language called ""/],
    ["x".repeat(500), /^I don't know a language called "x{39}…"/],
  ])("the language %j is refused with the way on", (typed, sentence) => {
    expect(readFrom(findLanguage(typed, knowledge))).toMatch(sentence);
  });

  test.each([
    ["cloud", "cloud"],
    ["AI", "ai-integration"],
    ["get a job", "job-ready"],
    ["Data engineering", "data-engineering"],
    [
      "rich",
      'I don\'t know a goal called "rich". There are job-ready, cloud, data-engineering, ai-integration and leadership.',
    ],
  ])("the goal %j is %s", (typed, found) => {
    expect(readFrom(findGoal(typed, knowledge))).toBe(found);
  });

  test.each([
    [
      ["docker", "docker", "git-basics"],
      ["docker", "git-basics"],
    ],
    [["gti-basics"], 'There is no step called "gti-basics". Did you mean git-basics?'],
    [["Django"], 'There is no step called "Django". Did you mean framework?'],
    [["sql"], 'There is no step called "sql". Did you mean sql-database?'],
    [
      ["jwt", "postgresql"],
      'There is no step called "jwt" and "postgresql". Did you mean authentication or sql-database?',
    ],
    [
      ["zzz"],
      'There is no step called "zzz". Steps are called, for example, learning-route, first-language and runtime.',
    ],
    [["__proto__"], expect.stringContaining('no step called "__proto__"')],
    [[""], expect.stringContaining('no step called ""')],
  ])("the steps %j are %j", (typed, found) => {
    expect(readFrom(findSteps(typed, knowledge))).toEqual(found);
  });

  test.each([
    ["10", 10],
    [" 7.5 ", 7.5],
    ["7,5", 7.5],
    ["80", 80],
  ])("%j hours are %s", (typed, hours) => {
    expect(readFrom(findHours(typed))).toBe(hours);
  });

  test.each(["-3", "0", "81", "1e9", "1e1", "NaN", "Infinity", "0x10", "ten", "", "10 20", "1/2"])(
    "%j hours are refused",
    (typed) => {
      expect(readFrom(findHours(typed))).toBe(
        "I can't plan with that. Tell me how many hours a week you can really keep: a number from 1 to 80.",
      );
    },
  );
});

describe("a learner described in one go", () => {
  const described = (one: Described) => readFrom(findLearner(one, knowledge));
  test("has done the steps between the commas, and has a profile", () => {
    expect(described({ done: " docker ,,git-basics,", language: "js", goal: "cloud", hours: "10" })).toEqual({
      profile: { language: "javascript", goal: "cloud", hoursAWeek: 10 },
      steps: new Map([
        ["docker", { state: "done" }],
        ["git-basics", { state: "done" }],
      ]),
    });
    expect(described({})).toEqual({ profile: {}, steps: new Map() });
    expect(described({ done: "" })).toEqual({ profile: {}, steps: new Map() });
  });
  test("is refused for the first thing that cannot be read", () => {
    expect(described({ done: "zzz", hours: "-3" })).toContain("no step");
    expect(described({ done: "docker", language: "kotlin", hours: "-3" })).toContain("Kotlin");
    expect(described({ goal: "rich", hours: "-3" })).toContain("goal");
    expect(described({ hours: "-3" })).toContain("hours");
  });
});

describe("an option", () => {
  const java = whoDid([], { language: "java" });
  test("of the learner's own language can be chosen, and so can any before they have chosen", () => {
    expect(optionProblem("framework", "spring-boot", knowledge, java)).toBeUndefined();
    expect(optionProblem("framework", "django", knowledge, whoDid([]))).toBeUndefined();
    expect(optionProblem("sql-database", "mysql", knowledge, java)).toBeUndefined();
  });
  test("of another language cannot, and the way on is told", () => {
    expect(optionProblem("framework", "django", knowledge, java)).toBe(
      "Django goes with Python, and you chose Java. Change that choice first, or pick another option.",
    );
  });
  test("that does not exist cannot, and the ones there are are named", () => {
    expect(optionProblem("sql-database", "excel", knowledge, java)).toBe(
      '"excel" is no option of "Work with an SQL database". There are PostgreSQL, MySQL and Oracle.',
    );
  });
});
