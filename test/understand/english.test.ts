import { describe, expect, test } from "vitest";
import { createEnglish } from "../../src/understand/english.ts";
import { openVectors } from "../../src/understand/vectors.ts";
import { wordTable } from "./table.ts";

const table = [
  { word: "letter", rank: 800, direction: 1 },
  { word: "better", rank: 200, direction: 2 },
  { word: "setter", rank: 30_000, direction: 3 },
  { word: "the", rank: 0, direction: 4 },
];
const { guess, isCommon } = createEnglish(openVectors(wordTable(table)));

describe("guesses the most common word that is one slip away", () => {
  test.each([
    ["a letter too few", "leter", "letter"],
    ["a letter too many", "lettter", "letter"],
    ["another letter", "lettar", "letter"],
    ["two swapped", "lettre", "letter"],
    ["of two, the more common", "oetter", "better"],
  ])("%s: %s → %s", (_, typed, meant) => {
    expect(guess(typed)).toBe(meant);
  });

  test.each([
    ["a word", "letter"],
    ["a rare word", "setter"],
    ["two slips away from all", "ltterr"],
    ["near nothing", "zzzzzz"],
    ["nothing", ""],
    ["longer than any word", `${"letter".repeat(20)}x`],
  ])("%s has none", (_, typed) => {
    expect(guess(typed)).toBeUndefined();
  });
});

test("common words are those that are often used", () => {
  expect(["the", "letter", "setter", "zzzzzz"].map(isCommon)).toEqual([true, true, false, false]);
});

test("without a table nothing is common, and nothing guessed", () => {
  const none = createEnglish(undefined);
  expect([none.isCommon("the"), none.guess("teh")]).toEqual([false, undefined]);
});
