import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSpeller, edits } from "../../src/understand/spell.ts";

const counts = new Map([
  ["python", 10],
  ["database", 10],
  ["kubernetes", 10],
  ["salary", 10],
  ["node", 10],
  ["rest", 10],
  ["api", 10],
  ["junior", 1],
  ["senior", 1],
  ["course", 1],
  ["source", 1],
  ["rouge", 1],
  ["house", 50],
  ["plane", 1],
  ["plant", 50],
  ["c++", 10],
]);
const english: ReadonlySet<string> = new Set(["celery", "date", "must"]);
const { correct } = createSpeller(counts, (word) => english.has(word));

describe("typing errors are put right", () => {
  test.each([
    ["a letter left out", "pythn", "python"],
    ["a letter too many", "pythonn", "python"],
    ["a wrong letter", "pithon", "python"],
    ["a swap of neighbours", "pyhton", "python"],
    ["a wrong first letter", "dython", "python"],
    ["two errors in eight letters", "datbasee", "database"],
    ["two errors in a long word", "kubernets", "kubernetes"],
    ["two swaps in a long word", "kubrentees", "kubernetes"],
    ["a word of four letters", "noed", "node"],
    ["two swapped of three letters", "pai", "api"],
    ["a word that three letters are left of", "nde", "node"],
  ])("%s: %s → %s", (_, typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  test("of two words as near, the one with the same first letter is meant", () => {
    expect(correct("rouse")).toBe("rouge");
    expect(correct("hoose")).toBe("house");
  });

  test("of two words as near, the one that is used more is meant", () => {
    expect(correct("planx")).toBe("plant");
  });
});

describe("left as they are", () => {
  test.each([
    ["a known word", "senior"],
    ["a common English word, however near", "celery"],
    ["a common English word of the speller's length", "date"],
    ["a word of two letters", "ap"],
    ["another letter in three", "apo"],
    ["three letters without the first", "ode"],
    ["two errors in seven letters", "pithonn"],
    ["three errors in a long word", "dtabsss"],
    ["a word near nothing", "zzzzzz"],
    ["a word with a digit", "pyth0n"],
    ["a word of another script", "питон"],
    ["a name with signs", "c++"],
    ["nothing", ""],
    ["a prototype-like word", "constructor"],
    ["ten thousand letters", "a".repeat(10_000)],
  ])("%s", (_, typed) => {
    expect(correct(typed)).toBe(typed);
  });
});

test("a speller that knows no word changes nothing", () => {
  expect(createSpeller(new Map(), () => false).correct("pyhton")).toBe("pyhton");
});

test("what is near no word of the phrasings may be guessed", () => {
  const guessing = createSpeller(
    counts,
    (word) => english.has(word),
    (word) => (word === "mustt" ? "must" : undefined),
  );
  expect(["mustt", "pyhton", "zzzzzz"].map(guessing.correct)).toEqual(["must", "python", "zzzzzz"]);
});

describe("edits between words", () => {
  test.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "acb", 1],
    ["abc", "", 3],
    ["", "ab", 2],
    ["ca", "abc", 3],
    ["kitten", "sitting", 3],
  ])("%j and %j: %i", (a, b, distance) => {
    expect(edits(a, b, 9)).toBe(distance);
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

  test("are the same both ways, and none only for equal words", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(edits(a, b, 9)).toBe(edits(b, a, 9));
        expect(edits(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });

  test("stopping early at a limit never hides a word within it, nor lets one in", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const whole = edits(a, b, 99);
        const cut = edits(a, b, limit);
        expect(cut <= limit).toBe(whole <= limit);
        if (cut <= limit) expect(cut).toBe(whole);
      }),
    );
  });
});
