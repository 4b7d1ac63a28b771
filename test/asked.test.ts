import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { formOfWords } from "../src/knowledge/check/phrasings.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { Intent } from "../src/understand/intent.ts";
import { said, shippedAdvisor } from "./mind.ts";

/** The quality gate: real-sounding questions, labelled by hand, none of them among the phrasings. Each floor lies a little
 *  under what was measured when it was set; raise it when understanding gets better, never lower it. */

interface Row {
  readonly text: string;
  readonly kind: string;
  readonly conversation?: string;
  /** Every topic a careful advisor would accept; none when nothing answers it. */
  readonly topics: readonly string[];
}

type Outcome = "right" | "wrong" | "offered" | "offered others" | "silent";

let rows: readonly Row[];
let outcomes: readonly { readonly kind: string; readonly outcome: Outcome }[];

beforeAll(async () => {
  rows = (await readFile("test/fixtures/asked.jsonl", "utf8"))
    .split("\n")
    .filter(Boolean)
    .map((line): Row => JSON.parse(line));
  const { advisor } = await shippedAdvisor();
  const seen: { kind: string; outcome: Outcome }[] = [];
  for (const [i, { text, kind, conversation, topics }] of rows.entries()) {
    const { intent } = await advisor.explain(said(text, { place: `terminal:${conversation ?? `row-${i}`}` }));
    seen.push({ kind, outcome: outcomeOf(intent, topics) });
  }
  outcomes = seen;
});

function outcomeOf(intent: Intent, accepted: readonly string[]): Outcome {
  // Who says how many hours there are gets the plan at once, not what is to be said about plans.
  if (intent.kind === "own") return accepted.includes(`your-${intent.wish.kind}`) ? "right" : "wrong";
  if (intent.kind === "answer") return accepted.includes(intent.topic) ? "right" : "wrong";
  if (intent.kind !== "choose") return "silent";
  return intent.topics.some((topic) => accepted.includes(topic)) ? "offered" : "offered others";
}

/** Share of the rows of these kinds that came out in one of these ways. */
function share(kinds: readonly string[], ...wanted: readonly Outcome[]): number {
  const of = outcomes.filter(({ kind }) => kinds.includes(kind));
  return of.filter(({ outcome }) => wanted.includes(outcome)).length / of.length;
}

test("none of them is among the phrasings, or it would tell nothing", async () => {
  const { phrasings } = await loadKnowledge("knowledge");
  const learnt = new Set(phrasings.map(({ text }) => formOfWords(text)));
  const single = rows.filter(({ kind }) => kind !== "follow-up");
  expect(single.map(({ text }) => text).filter((text) => learnt.has(formOfWords(text)))).toEqual([]);
});

test("there are at least 400 questions", () => {
  expect(outcomes.length).toBeGreaterThanOrEqual(400);
});

describe("what a topic answers", () => {
  test("is answered or offered", () => {
    expect(share(["paraphrase"], "right", "offered")).toBeGreaterThanOrEqual(0.985);
    expect(share(["typo"], "right", "offered")).toBeGreaterThanOrEqual(0.95);
    expect(share(["partial"], "right", "offered")).toBeGreaterThanOrEqual(0.9);
    expect(share(["smalltalk"], "right", "offered")).toBeGreaterThanOrEqual(0.85);
    expect(share(["follow-up"], "right", "offered")).toBeGreaterThanOrEqual(0.85);
  });

  test("is mostly answered outright", () => {
    expect(share(["paraphrase"], "right")).toBeGreaterThanOrEqual(0.88);
    expect(share(["typo"], "right")).toBeGreaterThanOrEqual(0.85);
  });

  test("is hardly ever answered wrongly", () => {
    expect(share(["paraphrase", "typo", "partial", "smalltalk"], "wrong")).toBeLessThanOrEqual(0.015);
    expect(share(["follow-up"], "wrong")).toBeLessThanOrEqual(0.1);
  });
});

describe("topics with fewer phrasings than most", () => {
  test("are found all the same", () => {
    expect(share(["young"], "right", "offered")).toBeGreaterThanOrEqual(0.78);
    expect(share(["young"], "right")).toBeGreaterThanOrEqual(0.65);
    expect(share(["young"], "wrong")).toBeLessThanOrEqual(0.15);
  });
});

describe("what people say to Roadmate about itself and themselves", () => {
  test("is understood, or asked back about", () => {
    expect(share(["own"], "right", "offered")).toBeGreaterThanOrEqual(0.9);
    expect(share(["own"], "wrong")).toBeLessThanOrEqual(0.1);
  });
});

describe("what nothing answers", () => {
  test("is not answered", () => {
    expect(share(["outside"], "wrong")).toBeLessThanOrEqual(0.02);
    expect(share(["near-miss"], "wrong")).toBeLessThanOrEqual(0.045);
  });

  test("mostly meets silence", () => {
    expect(share(["outside"], "silent")).toBeGreaterThanOrEqual(0.8);
    expect(share(["near-miss"], "silent")).toBeGreaterThanOrEqual(0.75);
  });
});
