import { describe, expect, test } from "vitest";
import type { Named, Vocabulary } from "../../src/knowledge/schema.ts";
import type { Slots } from "../../src/understand/intent.ts";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { createSlotReader } from "../../src/understand/slots.ts";

const named = (id: string, ...names: readonly string[]): Named => ({ id, title: id, names: [id, ...names] });

const vocabulary: Vocabulary = {
  same: [{ word: "developer", also: ["dev"] }],
  greetings: ["hi"],
  elsewhere: [],
  software: [],
  regions: [
    named("india", "bangalore", "hyderabad", "in india", "lpa"),
    named("united-states", "usa", "the us", "in us"),
    named("germany", "berlin"),
    named("new-zealand", "nz", "new zealand"),
    named("greece", "greek"),
  ],
  levels: [named("junior", "fresher", "entry level"), named("senior"), named("leadership", "tech lead")],
  goals: [named("leadership", "leadership"), named("job-ready", "get a job")],
  languages: [
    named("python", "py"),
    named("java"),
    named("javascript", "js"),
    named("go", "golang", "go lang", "go programming language"),
    named("rust"),
    named("cpp", "c++"),
    named("csharp", "c#"),
  ],
  databases: [named("postgresql", "postgres"), named("mongodb", "mongo")],
  frameworks: [named("django"), named("express"), named("dotnet", ".net")],
  tools: [named("docker"), named("sql")],
  roles: [named("backend", "backend developer", "backend dev"), named("frontend")],
};
const english: ReadonlySet<string> = new Set(["degree", "create", "basics", "jungle", "senior"]);
const normalise = createNormaliser(vocabulary);
const read = createSlotReader(vocabulary, (word) => english.has(word));
const slots = (text: string): Slots => read(normalise(text).sentences.flatMap(({ typed }) => typed));

describe("regions and levels", () => {
  test.each<[string, Slots]>([
    ["salary in Bangalore for a fresher", { regions: ["india"], levels: ["junior"] }],
    ["berlin or hyderabad?", { regions: ["germany", "india"] }],
    ["jobs in New Zealand", { regions: ["new-zealand"] }],
    ["is it the same in us", { regions: ["united-states"] }],
    ["tell us more", {}],
    ["india, Bangalore and India again", { regions: ["india"] }],
    ["entry level in the us", { regions: ["united-states"], levels: ["junior"] }],
    ["senior tech lead", { levels: ["senior", "leadership"] }],
    ["a name in two lists counts for the upper one: leadership", { levels: ["leadership"] }],
    ["how to get a job", { goals: ["job-ready"] }],
    ["nothing of the kind", {}],
    ["", {}],
  ])("%j", (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });
});

describe("languages, databases, frameworks, tools and roles", () => {
  test.each<[string, Slots]>([
    ["learn C++", { languages: ["cpp"] }],
    ["C# with .NET", { languages: ["csharp"], frameworks: ["dotnet"] }],
    ["js and py", { languages: ["javascript", "python"] }],
    ["backend dev with django, docker", { frameworks: ["django"], tools: ["docker"], roles: ["backend"] }],
    ["postgres", { databases: ["postgresql"] }],
  ])("%j", (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });

  test("names are read as typed, not as the words they stand for", () => {
    expect(slots("backend dev").roles).toEqual(["backend"]);
  });
});

describe("go is a language only in the company of one", () => {
  test.each([
    "learn go",
    "golang jobs",
    "is go lang hard",
    "go or rust",
    "python vs go",
    "the go programming language",
  ])("in %j it is", (text) => {
    expect(slots(text).languages).toContain("go");
  });

  test.each(["where do i go from here", "should i go for python", "go ahead", "i want to go abroad"])(
    "in %j it is a verb",
    (text) => {
      expect(slots(text).languages ?? []).not.toContain("go");
    },
  );
});

describe("misspelt names are recognised", () => {
  test.each<[string, Slots]>([
    ["banglore", { regions: ["india"] }],
    ["hyderbad", { regions: ["india"] }],
    ["germny", { regions: ["germany"] }],
    ["pyhton", { languages: ["python"] }],
    ["javascritp", { languages: ["javascript"] }],
    ["golnag", { languages: ["go"] }],
    ["postgress", { databases: ["postgresql"] }],
    ["mongdb", { databases: ["mongodb"] }],
    ["djnago", { frameworks: ["django"] }],
    ["dokcer", { tools: ["docker"] }],
  ])("%s", (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });

  test.each(["degree", "basics", "dgree", "jva", "mogo", "vulgar", "rusty9", "питон", "x".repeat(4_000)])(
    "but %.20s is none",
    (text) => {
      expect(slots(text)).toEqual({});
    },
  );
});

describe("years of experience", () => {
  test.each<[string, number | undefined]>([
    ["3 years experience", 3],
    ["3 yrs exp", 3],
    ["3yrs exp", 3],
    ["5 YOE", 5],
    ["5yoe", 5],
    ["five years of experience", 5],
    ["3+ years of work experience", 3],
    ["2.5 years of experience", 2.5],
    ["1.5yoe", 1.5],
    ["2 years working as a tester", 2],
    ["experience of 4 years", 4],
    ["exp: 4 yrs", 4],
    ["I am 25 years old", undefined],
    ["a plan for 2 years", undefined],
    ["in 2023 with experience", undefined],
    ["experience matters", undefined],
  ])("%j: %s", (text, years) => {
    expect(slots(text).years).toBe(years);
  });
});

describe("hours a week", () => {
  test.each<[string, number | undefined]>([
    ["10 hours a week", 10],
    ["10 hrs/week", 10],
    ["10hrs per week", 10],
    ["10h weekly", 10],
    ["two hours a day", 14],
    ["2 hrs daily", 14],
    ["1.5 hours every day", 10.5],
    ["3 hours in a day", 21],
    ["10 hours", undefined],
    ["in 24 hours", undefined],
  ])("%j: %s", (text, hours) => {
    expect(slots(text).hoursAWeek).toBe(hours);
  });

  test("stand beside years", () => {
    expect(slots("3 years of experience and 10 hours a week")).toEqual({ years: 3, hoursAWeek: 10 });
  });
});

describe("two things to compare", () => {
  test.each<[string, Slots["versus"]]>([
    ["python or java", ["python", "java"]],
    ["java vs python", ["java", "python"]],
    ["difference between go and java", ["go", "java"]],
    ["is mongo better than postgres", ["mongodb", "postgresql"]],
    ["frontend or backend", ["frontend", "backend"]],
    ["python, java or rust", ["python", "java"]],
    ["pyhton or jvascript", ["python", "javascript"]],
    ["python or py", undefined],
    ["python and java", undefined],
    ["python or docker", undefined],
    ["india or germany", undefined],
  ])("%j: %j", (text, versus) => {
    expect(slots(text).versus).toEqual(versus);
  });
});

describe("what a person knows already", () => {
  test.each<[string, Slots["knows"]]>([
    ["we know javascript and sql, what next", ["javascript", "sql"]],
    ["i know python and sql, what next", ["python", "sql"]],
    ["I already know Java. Should I learn docker?", ["java"]],
    ["I've learnt python but not docker", ["python"]],
    ["i have completed django now what about docker", ["django"]],
    ["comfortable with js, next step", ["javascript"]],
    ["i know the basics of sql", ["sql"]],
    ["i am good at pyhton", ["python"]],
    ["docker or java? i know python", ["python"]],
    ["i know a fresher in india", undefined],
    ["should i learn python", undefined],
    ["i don't know python", undefined],
    ["I do not know the basics of sql", undefined],
    ["i am not very good at python", undefined],
    ["i didn't learn sql, i did not study java", undefined],
    ["i know nothing about docker", undefined],
    ["do you know python", undefined],
  ])("%j: %j", (text, knows) => {
    expect(slots(text).knows).toEqual(knows);
  });
});

test("prototype-like words are no names", () => {
  expect(slots("__proto__ constructor toString hasOwnProperty 3 constructor")).toEqual({});
});

test("10,000 unknown words' worth of characters are read in a moment", () => {
  const start = performance.now();
  slots("xqzvbk pyhtn ".repeat(800));
  slots("3 years 2 hours ".repeat(700));
  slots("go not very good ".repeat(700));
  expect(performance.now() - start).toBeLessThan(1_000);
});
