import { beforeAll, describe, expect, test } from "vitest";
import type { Conversation } from "../../src/store/store.ts";
import type { Intent } from "../../src/understand/intent.ts";
import type { Understanding } from "../../src/understand/understand.ts";
import { shippedMind } from "../mind.ts";

/** What people say to Roadmate about itself and their own way, without a command. */

let understanding: Understanding;
beforeAll(async () => {
  ({ understanding } = await shippedMind());
});
const say = (text: string, conversation: Conversation = {}): Intent =>
  understanding.understand({ kind: "text", text }, conversation);
const spokenOf = (topic: string): Conversation => ({
  last: { id: "t1", at: 0, text: "before", topic, offered: [], slots: {} },
});

describe("a plan", () => {
  const planned = (hours: string) => ({ kind: "own", wish: { kind: "plan", hours } });
  test("is made at once for who says how many hours there are", () => {
    expect(say("make me a plan with 10 hours a week")).toEqual(planned("10"));
  });
  test("is made when the hours come after it was spoken of", () => {
    expect(say("5 hours a week", spokenOf("your-plan"))).toEqual(planned("5"));
    expect(say("1 hour a day", spokenOf("your-plan"))).toEqual(planned("7"));
  });
  test("is spoken of to who says no hours, and hours alone ask for none", () => {
    expect(say("make me a plan")).toMatchObject({ kind: "answer", topic: "your-plan" });
    expect(say("what about python", spokenOf("your-plan")).kind).not.toBe("own");
    expect(say("5 hours a week", spokenOf("degree-needed")).kind).not.toBe("own");
  });
});

describe("somebody in need", () => {
  test.each([
    "i want to die",
    "i dont want to live anymore, failed all interviews",
    "i am thinking about suicide because of placements",
    "sometimes i wish i was dead",
  ])("is told where to turn, whatever else is said: %s", (text) => {
    expect(say(text)).toMatchObject({ kind: "answer", topic: "in-distress", alternatives: [] });
  });
  test.each([
    "this bug is killing me",
    "job hunting is killing me slowly",
    "i'd die for a remote job",
    "how do i kill a zombie process",
    "is php dead",
    "I write Go for a living",
    "I write Rust for a living and like it",
    "what do you do for a living",
    "is it a dead end",
    "i live in pune and go to work by train",
    "i want to end my contract",
  ])("is not who only speaks like that: %s", (text) => {
    const intent = say(text);
    expect(intent.kind === "answer" && intent.topic).not.toBe("in-distress");
    const offered =
      intent.kind === "answer" ? intent.alternatives : intent.kind === "choose" ? intent.topics : [];
    expect(offered).not.toContain("in-distress");
  });
});

test("pay is a question of its own, also behind another topic and short", () => {
  for (const topic of ["degree-needed", "your-progress"]) {
    expect(say("salary uk", spokenOf(topic))).toMatchObject({
      kind: "answer",
      topic: "salary-by-region-level",
    });
    expect(say("and salary in germany?", spokenOf(topic))).not.toMatchObject({ kind: "answer", topic });
  }
  expect(say("in germany?", spokenOf("your-progress"))).not.toMatchObject({
    topic: "your-progress",
    kind: "answer",
  });
  expect(say("and salary in germany?", spokenOf("salary-by-region-level"))).toMatchObject({
    topic: "salary-by-region-level",
    heard: { slots: { regions: ["germany"] } },
  });
});

test.each([
  ["ur stupid", "no-offence"],
  ["help", "using-roadmate"],
  ["stop the tips", "daily-tips"],
  ["delete my data", "your-data"],
  ["set my timezone to berlin", "your-profile"],
  ["my progress", "your-progress"],
  ["give me a tip", "one-tip"],
])("%s is understood", (text, topic) => {
  expect(say(text)).toMatchObject({ kind: "answer", topic });
});

test("a step that is to be marked is named by what was said", () => {
  expect(say("mark docker as done")).toMatchObject({
    kind: "answer",
    topic: "your-progress",
    heard: { slots: { tools: ["docker"] } },
  });
});
