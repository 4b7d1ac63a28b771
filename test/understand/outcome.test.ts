import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confidenceIn, type Evidence, judge, thresholds } from "../../src/understand/outcome.ts";

const ranked = (...scores: readonly number[]) => scores.map((score, i) => ({ topic: `topic-${i}`, score }));
const between = (thresholds.choose + thresholds.answer) / 2;

describe("the thresholds", () => {
  test("leave room for all three outcomes", () => {
    expect(thresholds.choose).toBeGreaterThan(0);
    expect(thresholds.answer).toBeGreaterThan(thresholds.choose);
    expect(thresholds.answer).toBeLessThan(1);
    expect(thresholds.doubtful).toBeLessThan(thresholds.outside);
    expect(thresholds.outside).toBeLessThan(1);
  });

  test("offer two to four", () => {
    expect(thresholds.most).toBeGreaterThanOrEqual(2);
    expect(thresholds.most).toBeLessThanOrEqual(4);
  });
});

describe("answers", () => {
  test.each([thresholds.answer, 1])("with the best topic first when confidence is %f", (confidence) => {
    const { kind, topics, rule } = judge(confidence, { candidates: ranked(0.5, 0.4), outside: 0 });
    expect([kind, topics[0]]).toEqual(["answer", "topic-0"]);
    expect(rule).toContain(confidence.toFixed(2));
  });

  test("when the question is all but doubtful", () => {
    expect(judge(1, { candidates: ranked(0.5), outside: thresholds.doubtful - 1e-6 }).kind).toBe("answer");
  });
});

describe("asks back", () => {
  test.each([thresholds.choose, between, thresholds.answer - 1e-6])("when confidence is %f", (confidence) => {
    const { kind, topics } = judge(confidence, { candidates: ranked(0.3, 0.2), outside: 0 });
    expect({ kind, topics }).toEqual({ kind: "choose", topics: ["topic-0", "topic-1"] });
  });

  test.each([thresholds.doubtful, thresholds.outside - 1e-6])(
    "when it may well be out of scope (%f), however confident",
    (outside) => {
      const { kind, topics, rule } = judge(1, { candidates: ranked(0.5, 0.2), outside });
      expect({ kind, topics }).toEqual({ kind: "choose", topics: ["topic-0", "topic-1"] });
      expect(rule).toContain(String(thresholds.doubtful));
    },
  );

  test("when the question names another field, however confident", () => {
    const evidence = { candidates: ranked(0.9, 0.05), outside: 0, field: "graphic design" };
    const { kind, topics, rule } = judge(1, evidence);
    expect({ kind, topics }).toEqual({ kind: "choose", topics: ["topic-0", "topic-1"] });
    expect(rule).toContain("graphic design");
  });

  test("with no more topics than there may be, best first", () => {
    const { topics } = judge(between, { candidates: ranked(0.2, 0.19, 0.18, 0.17, 0.16, 0.15), outside: 0 });
    expect(topics).toEqual(["topic-0", "topic-1", "topic-2", "topic-3"].slice(0, thresholds.most));
  });

  test("without topics that are hardly likely, but with two at least", () => {
    const faint = thresholds.worth * 0.9;
    const enough = thresholds.worth * 1.1;
    const offered = (...scores: readonly number[]) =>
      judge(between, { candidates: ranked(...scores), outside: 0 }).topics.length;
    expect([offered(0.8, faint, faint), offered(0.8, enough, faint), offered(0.8, enough, enough)]).toEqual([
      2, 2, 3,
    ]);
  });
});

describe("abstains", () => {
  test.each([
    ["without a single topic", 1, { candidates: [], outside: 0 }],
    [
      "below the confidence to choose",
      thresholds.choose - 1e-6,
      { candidates: ranked(0.3, 0.2), outside: 0 },
    ],
    [
      "when it is likely out of scope, however confident",
      1,
      { candidates: ranked(0.9), outside: thresholds.outside },
    ],
  ])("%s", (_, confidence, evidence) => {
    const { kind, topics, rule } = judge(confidence, evidence);
    expect({ kind, topics }).toEqual({ kind: "abstain", topics: [] });
    expect(rule).not.toBe("");
  });
});

test("the rule says in words and numbers what decided", () => {
  const rules = [
    judge(1, { candidates: ranked(0.9), outside: 0 }),
    judge(between, { candidates: ranked(0.9), outside: 0 }),
    judge(0, { candidates: ranked(0.9), outside: 0 }),
    judge(1, { candidates: ranked(0.9), outside: 1 }),
    judge(1, { candidates: [], outside: 0 }),
  ].map(({ rule }) => rule);
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules[0]).toContain(String(thresholds.answer));
  expect(rules[2]).toContain(String(thresholds.choose));
  expect(rules[3]).toContain(String(thresholds.outside));
});

describe("confidence", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const evidence: fc.Arbitrary<Evidence> = fc.record({
    candidates: fc.array(share, { maxLength: 8 }).map((scores) => ranked(...scores.sort((a, b) => b - a))),
    outside: share,
    known: share,
    near: share,
  });

  test("is a number between 0 and 1 whatever the evidence", () => {
    fc.assert(
      fc.property(evidence, (one) => {
        const confidence = confidenceIn(one);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("does not fall when the best topic is likelier and all else stays", () => {
    const plain: Evidence = { candidates: [], outside: 0.05, known: 0.9, near: 0.5 };
    const grown = [0.1, 0.3, 0.5, 0.7, 0.9].map((best) =>
      confidenceIn({ ...plain, candidates: ranked(best, 0.05) }),
    );
    expect(grown).toEqual([...grown].sort((a, b) => a - b));
  });
});
