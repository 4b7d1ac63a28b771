import { beforeAll, describe, expect, test } from "vitest";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Intent } from "../../src/understand/intent.ts";
import { createNames, type Names } from "../../src/understand/names.ts";
import { termAsked } from "../../src/understand/terms.ts";
import type { Understanding } from "../../src/understand/understand.ts";
import { wordsOf } from "../../src/understand/words.ts";
import { shippedMind } from "../mind.ts";

let knowledge: Knowledge;
let understanding: Understanding;
let names: Names;
beforeAll(async () => {
  ({ knowledge, understanding } = await shippedMind());
  names = createNames(knowledge);
});

const asked = (text: string): string | undefined => termAsked(wordsOf(text), names)?.item.id;
const say = (text: string): Intent => understanding.understand({ kind: "text", text }, {});

describe("the meaning of a word", () => {
  test.each([
    "latency",
    "what is latency",
    "what's a latency",
    "what exactly is the latency",
    "so what does latency mean",
    "what does latency mean exactly in backend",
    "define latency",
    "meaning of latency",
    "latency meaning",
    "latency explained in simple words",
  ])("is asked for: %s", (text) => {
    expect(asked(text)).toBe("latency");
  });
  test.each([
    "",
    "what is",
    "what is latency and throughput",
    "how do i lower latency",
    "my latency is high",
  ])("is not what is asked for: %j", (text) => {
    expect(asked(text)).toBeUndefined();
  });
});

test("every word of the glossary is answered, typed alone or asked for", () => {
  for (const { term } of knowledge.terms)
    for (const text of [term, `what is ${term}?`, `define ${term}`])
      expect([text, say(text.toLowerCase()).kind]).toEqual([text, "answer"]);
});

test("a word of the glossary comes with the topic that it leads to, and the rule that brought it", () => {
  const { topic } = knowledge.term("csrf") ?? {};
  expect(say("csrf?")).toMatchObject({
    kind: "answer",
    topic,
    term: "csrf",
    alternatives: [],
    heard: { confidence: 1, rule: "the glossary has it: CSRF" },
  });
});

test("a topic that is sure but speaks of other things leaves who asks for the meaning of a word to the glossary", () => {
  expect(say("what does idempotent mean")).toMatchObject({ kind: "answer", term: "idempotent" });
  expect(say("what is docker")).toMatchObject({ kind: "answer", topic: "containers" });
  expect(say("what is docker")).not.toHaveProperty("term");
});

test("a topic that surely answers has more to say than the glossary", () => {
  for (const id of ["docker", "api"]) expect(knowledge.term(id)).toBeDefined();
  expect(say("what is an API?")).toMatchObject({ kind: "answer", topic: "api-meaning" });
  expect(say("what is an API?")).not.toHaveProperty("term");
});
