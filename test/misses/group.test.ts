import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { PlaceId } from "../../src/message.ts";
import { findGroup, type Group, groupAtOnce, groupMisses, shortOf } from "../../src/misses/group.ts";
import type { Miss, MissReason, Settlement } from "../../src/store/store.ts";
import type { Understanding } from "../../src/understand/understand.ts";
import { shippedMind } from "../mind.ts";

const now = Date.UTC(2027, 0, 1);
const missed: Readonly<Record<string, readonly (readonly string[])[]>> = parse(
  readFileSync("test/fixtures/missed.yaml", "utf8"),
);

let understanding: Understanding;
let grouped: (misses: readonly Miss[]) => readonly Group[];
beforeAll(async () => {
  ({ understanding } = await shippedMind());
  grouped = (misses) => groupAtOnce(misses, understanding.portray);
});

const miss = (text: string, rest: Partial<Miss> = {}): Miss => ({
  at: now,
  place: "discord:1/2",
  text,
  reason: "abstained",
  topics: [],
  ...rest,
});
/** As the engine reads it. */
function read(text: string): string {
  const intent = understanding.understand({ kind: "text", text }, {});
  return "heard" in intent ? intent.heard.text : text;
}

/** Of the pairs that were put together, how many belong together; of those that belong together, how many were. */
function pairs(lists: readonly (readonly string[])[]) {
  const listOf = new Map(lists.flatMap((texts, list) => texts.map((text) => [read(text), list])));
  const groups = grouped([...listOf.keys()].map((text) => miss(text)));
  const count = (n: number): number => (n * (n - 1)) / 2;
  let [right, together] = [0, 0];
  for (const { texts } of groups) {
    together += count(texts.length);
    for (const list of new Set(texts.map((text) => listOf.get(text))))
      right += count(texts.filter((text) => listOf.get(text) === list).length);
  }
  const belonging = lists.reduce((sum, { length }) => sum + count(length), 0);
  return { precision: right / together, recall: right / belonging };
}

describe("questions that ask the same", () => {
  it.each([
    ["tuned", 0.95, 0.72],
    ["close", 0.85, 0.6],
    ["unseen", 0.85, 0.68],
  ])("come together, and others stay apart: %s", (name, precision, recall) => {
    const got = pairs(missed[name] ?? []);
    expect(got.precision).toBeGreaterThanOrEqual(precision);
    expect(got.recall).toBeGreaterThanOrEqual(recall);
  });
  it.each([
    ["does any company sponsor a visa", "who gives visa sponsorship"],
    ["is elixir worth learning", "should i learn elixir"],
    ["can someone review my resume", "please review my cv"],
    ["will it rain tomorrow", "is it going to rain"],
  ])("such as %j and %j", (one, other) => {
    expect(grouped([miss(read(one)), miss(read(other))])).toHaveLength(1);
  });
  it.each([
    ["which laptop should i buy", "is elixir worth learning"],
    ["how to center a div", "how to get clients on upwork"],
    ["is cobol still used", "is elixir still used"],
    ["how do i fix a cors error", "how do i learn touch typing"],
  ])("unlike %j and %j", (one, other) => {
    expect(grouped([miss(read(one)), miss(read(other))])).toHaveLength(2);
  });
});

describe("a group", () => {
  const visa = "who sponsors a visa";
  it("says how often it was asked, where and when last, and why it was missed", () => {
    const reasons: readonly MissReason[] = ["abstained", "none-of-these", "not-helpful"];
    const misses = reasons.map((reason, i) =>
      miss(visa, { at: now + i, reason, place: `discord:1/${i % 2}`, topics: [`topic-${i}`] }),
    );
    expect(grouped(misses)).toEqual([
      expect.objectContaining({
        text: visa,
        texts: [visa],
        times: 3,
        places: 2,
        last: now + 2,
        reasons: { abstained: 1, "none-of-these": 1, "not-helpful": 1 },
        refused: ["topic-1", "topic-2"],
        quiet: false,
      }),
    ]);
  });
  it("counts a question once that was missed in two ways", () => {
    const twice = [miss(visa, { reason: "none-of-these" }), miss(visa, { reason: "not-helpful" })];
    expect(grouped(twice)[0]?.times).toBe(1);
  });
  it("is called after the wording asked most, and found by any of them", () => {
    const [first, second] = ["who sponsors a visa", "visa sponsorship who gives it"];
    const [group] = grouped([miss(first), miss(second, { at: now + 1 }), miss(second, { at: now + 2 })]);
    expect(group).toMatchObject({ text: second, id: shortOf(second), texts: [second, first] });
    for (const text of [first, second]) expect(findGroup(group ? [group] : [], shortOf(text))).toBe(group);
    expect(findGroup(group ? [group] : [], shortOf("rain"))).toBeUndefined();
  });
  it("counts only what is open, and stays quiet once it was out of scope or dismissed", () => {
    const following = (settled: Settlement) =>
      grouped([miss(visa, { settled }), miss(visa, { at: now + 1 })]).map(({ times, quiet }) => [
        times,
        quiet,
      ]);
    expect(following("answered")).toEqual([[1, false]]);
    expect(following("outside")).toEqual([[1, true]]);
    expect(following("dismissed")).toEqual([[1, true]]);
  });
  it("holds nothing of who asked or where", () => {
    expect(JSON.stringify({ ...grouped([miss(visa)])[0], open: [] })).not.toContain("discord");
  });
});

describe("any misses", () => {
  const words = ["visa", "sponsor", "laptop", "elixir", "learn", "the", "qqzx", "job", ""];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((some) => some.join(" ").trim());
  const place: fc.Arbitrary<PlaceId> = fc.constantFrom("discord:1/2", "slack:T1/C1");
  const any = fc.record({
    at: fc.integer({ min: now - 5, max: now }),
    place,
    text,
    reason: fc.constantFrom<MissReason>("abstained", "not-helpful"),
    topics: fc.constant([]),
  });
  it("are in exactly one group each, and make the same groups in any order", () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (misses, chance) => {
        const groups = grouped(misses);
        const key = (one: Miss): string => JSON.stringify(one);
        expect(groups.flatMap(({ open }) => open.map(key)).sort()).toEqual(misses.map(key).sort());
        const texts = groups.flatMap((group) => group.texts);
        expect(texts).toHaveLength(new Set(misses.map((one) => one.text)).size);
        const shuffled = misses
          .map((one) => ({ one, by: chance.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        expect(grouped(shuffled)).toEqual(groups);
      }),
      { numRuns: 150 },
    );
  });
  it("ten thousand are grouped in seconds, in short steps", () => {
    const nouns = [
      "visa",
      "laptop",
      "elixir",
      "resume",
      "tax",
      "chair",
      "postgres",
      "mentor",
      "github",
      "cobol",
    ];
    const verbs = [
      "buy",
      "learn",
      "fix",
      "find",
      "explain",
      "deploy",
      "sponsor",
      "review",
      "compare",
      "host",
    ];
    const many = Array.from({ length: 10_000 }, (_, i) =>
      miss(`how do i ${verbs[i % 10]} a ${nouns[Math.floor(i / 10) % 10]} thing${Math.floor(i / 100)}`),
    );
    const steps = groupMisses(many, understanding.portray);
    const started = performance.now();
    let count = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) count++;
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(count).toBeGreaterThan(200);
  });
});
