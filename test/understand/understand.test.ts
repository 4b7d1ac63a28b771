import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { MessageBody } from "../../src/message.ts";
import { examplesOf, outside } from "../../src/understand/examples.ts";
import type { Heard, Intent } from "../../src/understand/intent.ts";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { thresholds } from "../../src/understand/outcome.ts";
import { train } from "../../src/understand/train.ts";
import { createUnderstanding, type Understanding } from "../../src/understand/understand.ts";
import { inFolder, soundFiles } from "../knowledge/folder.ts";
import { vectors } from "./small.ts";

let understanding: Understanding;
beforeAll(async () => {
  const { phrasings, ...data } = await inFolder(soundFiles(), loadKnowledge);
  const model = train(examplesOf(phrasings, createNormaliser(data.vocabulary)), vectors);
  understanding = createUnderstanding(knowledgeOf(data), model, vectors);
});
const understand = (body: MessageBody): Intent => understanding.understand(body, {});
const say = (text: string): Intent => understand({ kind: "text", text });

function heardIn(text: string): Heard {
  const intent = say(text);
  if (!("heard" in intent)) throw new Error(`${text} was not heard, but ${intent.kind}`);
  return intent.heard;
}

describe("a question", () => {
  test("that is a topic's title, word for word, is answered without doubt", () => {
    expect(say("what is an INDEX")).toMatchObject({
      kind: "answer",
      topic: "indexes",
      heard: { confidence: 1 },
    });
  });

  test("is read through synonyms, contractions and the speller, and the text heard says so", () => {
    expect(heardIn("Hi! What's the data base qestion number 3?").text).toBe(
      "what the database question number 3",
    );
  });

  test("brings its particulars", () => {
    expect(heardIn("sql question for a junior in india who knows py").slots).toEqual({
      regions: ["india"],
      levels: ["junior"],
      languages: ["python"],
    });
  });

  test("lists topics best first, and never the class of what is out of scope", () => {
    const { candidates, outside: out } = heardIn("index question number 5");
    expect(candidates[0]?.topic).toBe("indexes");
    expect(candidates.map(({ topic }) => topic).sort()).toEqual(["indexes", "pay", "sql-first"]);
    expect(candidates.map(({ score }) => score)).toEqual(
      candidates.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(candidates.reduce((sum, { score }) => sum + score, out)).toBeCloseTo(1, 5);
  });

  test("that is like those out of scope is not answered", () => {
    const intent = say("will it rain tomorrow");
    expect(intent.kind).toBe("abstain");
    expect(heardIn("will it rain tomorrow").outside).toBeGreaterThanOrEqual(thresholds.outside);
  });

  test("in a long story counts more than the story", () => {
    const story = "It rains and it is cold. My uncle sells phones. It will rain tomorrow.";
    const index = (text: string): number =>
      heardIn(text).candidates.find(({ topic }) => topic === "indexes")?.score ?? 0;
    const told = index(`${story} index question number 4.`);
    expect(index(`${story} What is index question number 4?`)).toBeGreaterThan(told);
  });

  test("of one kind is understood in the same way from text, command and form", () => {
    const text = "index question number 5";
    const spoken = say(text);
    expect(understand({ kind: "command", name: "ask", options: { question: text } })).toEqual(spoken);
    expect(understand({ kind: "form", name: "follow-up", values: { question: text } })).toEqual(spoken);
  });

  test.each(["", "   ", "🚀", "?!", "https://example.org", "<@123>", "```const a = 1```"])(
    "without a word is wordless: %j",
    (text) => {
      expect(say(text)).toEqual({ kind: "wordless" });
    },
  );
});

describe("commands", () => {
  const command = (name: "topics" | "step" | "term", value: Record<string, string>): Intent =>
    understand({ kind: "command", name, options: value });

  test.each([
    ["step", { step: "Learn a database" }, { kind: "show", item: { kind: "step", id: "database" } }],
    ["term", { term: "APIs" }, { kind: "show", item: { kind: "term", id: "api" } }],
    ["topics", { theme: "Data" }, { kind: "browse", theme: "data" }],
    ["topics", {}, { kind: "browse" }],
    ["topics", { theme: "constructor" }, { kind: "browse" }],
  ] as const)("/%s %j", (name, options, intent) => {
    expect(command(name, options)).toEqual(intent);
  });

  test("a name that nothing carries comes with the nearest", () => {
    expect(command("step", { step: "databse" })).toEqual({
      kind: "unknown",
      typed: "databse",
      near: [{ kind: "step", id: "database" }],
    });
    expect(command("term", { term: "zzzzzz" })).toMatchObject({ kind: "unknown", near: [] });
  });

  test("help asks for help, the home page for what is the person's own", () => {
    expect(understand({ kind: "command", name: "help", options: {} })).toEqual({ kind: "help" });
    expect(understand({ kind: "home" })).toEqual({ kind: "home" });
  });
});

describe("buttons", () => {
  test.each([
    [
      { verb: "topic", id: "pay" },
      { kind: "show", item: { kind: "topic", id: "pay" } },
    ],
    [
      { verb: "pick", id: "pay", turn: "t1" },
      { kind: "show", item: { kind: "topic", id: "pay" } },
    ],
    [
      { verb: "step", id: "database" },
      { kind: "show", item: { kind: "step", id: "database" } },
    ],
    [
      { verb: "term", id: "api" },
      { kind: "show", item: { kind: "term", id: "api" } },
    ],
    [
      { verb: "certification", id: "c" },
      { kind: "show", item: { kind: "certification", id: "c" } },
    ],
    [
      { verb: "theme", id: "data" },
      { kind: "browse", theme: "data" },
    ],
    [
      { verb: "none", id: "", turn: "t1" },
      { kind: "none", turn: "t1" },
    ],
    [{ verb: "none", id: "" }, { kind: "none" }],
    [
      { verb: "helpful", id: "yes", turn: "t1" },
      { kind: "rate", helpful: true, turn: "t1" },
    ],
    [
      { verb: "helpful", id: "no" },
      { kind: "rate", helpful: false },
    ],
    [
      { verb: "command", id: "roadmap" },
      { kind: "own", wish: { kind: "roadmap" } },
    ],
    [
      { verb: "command", id: "tips" },
      { kind: "tips", wish: { kind: "show" } },
    ],
    [{ verb: "command", id: "forget-me" }, { kind: "help" }],
    [{ verb: "command", id: "dance" }, { kind: "help" }],
  ] as const)("%j", (action, intent) => {
    expect(understand({ kind: "press", action })).toEqual(intent);
  });
});

describe("completion", () => {
  test("finds topics by what is typed of their title, and by what is meant", () => {
    expect(understanding.complete("what do peo", 3)[0]).toEqual({ kind: "topic", id: "pay" });
    expect(understanding.complete("What is an ind", 3)[0]).toEqual({ kind: "topic", id: "indexes" });
    expect(understanding.complete("index question number 9", 3)[0]).toEqual({ kind: "topic", id: "indexes" });
  });

  test("offers each topic once, no more than asked for, and never what is out of scope", () => {
    const found = understanding.complete("what", 2);
    expect(found.length).toBeLessThanOrEqual(2);
    for (const typed of ["will it rain tomorrow", "what is an index", "index"]) {
      const all = understanding.complete(typed, 25).map(({ id }) => id);
      expect(all).not.toContain(outside);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test.each(["", "   ", "🚀", "__proto__", "x".repeat(10_000)])("bears %.12j", (typed) => {
    expect(understanding.complete(typed, 3).length).toBeLessThanOrEqual(3);
  });
});

describe("bad input", () => {
  test.each([
    ["4,000 letters", "x".repeat(4_000)],
    ["4,000 characters of words", "pyhton databse sql ".repeat(210)],
    ["4,000 characters of sentences", "is it? ".repeat(571)],
    ["control characters", "\u0000\u0001sql\u001b[31m\u007f"],
    ["right-to-left marks", "\u202e\u200fsql first\u202c"],
    ["other scripts", "что такое индекс 后端 मुझे عربي"],
    ["a lone surrogate", "sql \ud83d first"],
    ["Markdown and mentions", "**sql** @everyone <@&1> [x](javascript:alert(1)) ```a"],
    ["prototype-like words", "__proto__ constructor toString hasOwnProperty valueOf"],
  ])("%s are understood somehow, in a moment", (_, text) => {
    const start = performance.now();
    expect(["answer", "choose", "abstain"]).toContain(say(text).kind);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test("more than 4,000 characters are refused, not cut somewhere", () => {
    expect(say("is it? ".repeat(1_430))).toEqual({ kind: "refused", why: "too-long" });
  });

  test("whatever is typed, an intent comes back with all its numbers in range", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const intent = say(text);
        if (intent.kind === "wordless") return;
        if (!("heard" in intent)) throw new Error(`${intent.kind} for ${JSON.stringify(text)}`);
        const { confidence, known, near, outside: out, candidates } = intent.heard;
        for (const share of [confidence, known, near, out, ...candidates.map(({ score }) => score)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });
});

test("the same message gives the same intent, whatever was asked between", () => {
  const first = say("index question number 5");
  say("will it rain tomorrow");
  expect(say("index question number 5")).toEqual(first);
});
