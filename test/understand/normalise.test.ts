import { describe, expect, test } from "vitest";
import { createNormaliser } from "../../src/understand/normalise.ts";

const normalise = createNormaliser({
  same: [
    { word: "developer", also: ["dev", "software engineer"] },
    { word: "engineer", also: ["engg"] },
    { word: "job change", also: ["switch", "job switch"] },
    { word: "csharp", also: ["c#"] },
    { word: "is not", also: ["isnt it"] },
  ],
  greetings: ["hi", "hello", "good morning", "hi there", "please help me"],
});
const words = (text: string): string => normalise(text).words.join(" ");

describe("words that mean the same become one", () => {
  test.each([
    ["a dev", "a developer"],
    ["the longest phrase wins: a software engineer", "the longest phrase wins a developer"],
    ["job switch or switch", "job change or job change"],
    ["Software   ENGINEER!", "developer"],
    ["learn C#", "learn csharp"],
    ["devops is no dev ops", "devops is no developer ops"],
    ["a software house", "a software house"],
  ])("%j reads as %j", (typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test("what a phrase became is not replaced again", () => {
    const chain = createNormaliser({
      same: [
        { word: "beta", also: ["alpha"] },
        { word: "gamma", also: ["beta"] },
      ],
      greetings: [],
    });
    expect(chain("alpha beta").words).toEqual(["beta", "gamma"]);
  });

  test("a phrase does not reach over the end of a sentence", () => {
    expect(words("i write software. engineer or not?")).toBe("i write software engineer or not");
  });

  test("the words as typed are kept beside them", () => {
    expect(normalise("Hi, a dev?").sentences).toEqual([
      { words: ["a", "developer"], typed: ["a", "dev"], question: true },
    ]);
  });
});

describe("greetings", () => {
  test.each([
    ["hi what is docker", "what is docker"],
    ["Hello hi, good morning what is docker", "what is docker"],
    ["Hi! What is docker?", "what is docker"],
    ["good morning. what is docker", "what is docker"],
    ["what is docker? please help me", "what is docker"],
    ["what is docker. hi, why docker", "what is docker why docker"],
    ["high pay", "high pay"],
    ["say hi", "say hi"],
  ])("%j reads as %j", (typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test.each([
    ["hi", "hi"],
    ["Hello! Good morning!", "hello good morning"],
    ["hi there", "hi there"],
  ])("a message of nothing but greetings keeps them: %j", (typed, read) => {
    expect(words(typed)).toBe(read);
  });
});

test("sentences end at signs, line ends and semicolons, and know whether they ask", () => {
  const { sentences } = normalise("I use node.js. Is it enough? yes;no\nmaybe!");
  expect(sentences.map((one) => [one.words.join(" "), one.question])).toEqual([
    ["i use node js", false],
    ["is it enough", true],
    ["yes", false],
    ["no", false],
    ["maybe", false],
  ]);
});

test.each(["", " ", "🙂", "???", "https://example.org"])("%j has no words and no sentences", (text) => {
  expect(normalise(text)).toEqual({ words: [], sentences: [] });
});

test("without a vocabulary, greetings and contractions still go", () => {
  expect(createNormaliser()("Hello, I don't know dev")).toMatchObject({
    words: ["i", "do", "not", "know", "dev"],
  });
});

test("prototype-like words stay words", () => {
  expect(words("__proto__ constructor toString")).toBe("proto constructor tostring");
});

test("10,000 characters are read in a moment", () => {
  const start = performance.now();
  for (const text of ["a? ".repeat(3_400), "dev ".repeat(2_500), "hi ".repeat(3_400), "x".repeat(10_000)]) {
    expect(normalise(text).words.length).toBeLessThanOrEqual(4_000);
  }
  expect(performance.now() - start).toBeLessThan(1_000);
});
