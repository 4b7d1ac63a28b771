import { describe, expect, it } from "vitest";
import { guess } from "../../src/misses/guess.ts";
import type { Heard, Intent } from "../../src/understand/intent.ts";
import { heard } from "../decide/deciding.ts";
import { knowledge } from "../decide/knowledge.ts";

const candidates = (...scores: readonly (readonly [string, number])[]) =>
  scores.map(([topic, score]) => ({ topic, score }));
const choosing = (rest: Partial<Heard>): Intent => ({
  kind: "choose",
  topics: [],
  heard: { ...heard, ...rest },
});
const answering = (topic: string): Intent => ({
  kind: "answer",
  topic,
  alternatives: [],
  heard: { ...heard, candidates: candidates([topic, 0.9]), confidence: 0.95 },
});
const of = (asked: readonly Intent[], refused: readonly string[] = []) => {
  const texts = asked.map((_, i) => String(i));
  return guess({ texts, refused }, (text) => asked[Number(text)] ?? { kind: "wordless" }, knowledge);
};

describe("a guess", () => {
  it("is the topic that comes nearest, as sure as the questions are on average", () => {
    const near = { candidates: candidates(["pay", 0.6], ["degree", 0.3]) };
    const { guess, nearest } = of([
      choosing({ ...near, confidence: 0.8 }),
      choosing({ ...near, confidence: 0.4 }),
    ]);
    expect(guess).toEqual({ kind: "phrasing", topic: "pay", confidence: expect.closeTo(0.6) });
    expect(nearest).toEqual(["pay", "degree"]);
  });
  it("passes over a topic that was refused, though one may still choose it", () => {
    const near = { candidates: candidates(["pay", 0.6], ["degree", 0.3]), confidence: 0.8 };
    const { guess, nearest } = of([choosing(near)], ["pay"]);
    expect(guess).toEqual({ kind: "phrasing", topic: "degree", confidence: expect.closeTo(0.4) });
    expect(nearest).toEqual(["degree", "pay"]);
  });
  it("is out of scope when the questions are", () => {
    expect(of([choosing({ outside: 0.9 }), choosing({ outside: 0.3 })]).guess).toEqual({
      kind: "outside",
      confidence: expect.closeTo(0.6),
    });
  });
  it("is something new when no topic comes near", () => {
    expect(of([choosing({ candidates: candidates(["pay", 0.1]), confidence: 0.15 })]).guess).toEqual({
      kind: "new",
    });
    expect(of([choosing({ candidates: [], confidence: 0 })]).guess).toEqual({ kind: "new" });
  });
  it("is that it is answered by now, when every wording is, by one topic that nobody refused", () => {
    expect(of([answering("pay"), answering("pay")]).guess).toEqual({ kind: "answered", topic: "pay" });
    expect(of([answering("pay"), answering("degree")]).guess.kind).toBe("phrasing");
    expect(of([answering("pay")], ["pay"]).guess).toEqual({ kind: "new" });
  });
  it("never offers small talk, or a topic that is gone", () => {
    const near = { candidates: candidates(["greeting", 0.9], ["gone", 0.8], ["pay", 0.1]), confidence: 0.9 };
    expect(of([choosing(near)]).nearest).toEqual(["pay"]);
  });
  it("stands on the first five wordings", () => {
    const more = Array.from({ length: 9 }, (_, i) => choosing({ outside: i < 5 ? 0 : 1 }));
    expect(of(more).guess.kind).not.toBe("outside");
  });
});
