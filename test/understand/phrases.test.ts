import { expect, test } from "vitest";
import { matchAt, phraseTable } from "../../src/understand/phrases.ts";

const table = phraseTable([
  ["new", "a"],
  ["New Zealand", "b"],
  ["new york city", "c"],
  ["C#", "d"],
  ["constructor", "e"],
  ["?!", "f"],
]);
const match = (text: string, at = 0): string | undefined => matchAt(text.split(" "), at, table)?.value;

test("the longest phrase that stands at a place is found", () => {
  expect([
    match("new zealand"),
    match("new york city"),
    match("new york"),
    match("in new zealand", 1),
  ]).toEqual(["b", "c", "a", "b"]);
});

test("a phrase is found only where it begins, and never past the end", () => {
  expect([match("the new zealand"), match("zealand"), match("new", 1), match("")]).toEqual(
    Array(4).fill(undefined),
  );
});

test("phrases are cleaned as messages are", () => {
  expect(match("c#")).toBe("d");
});

test("prototype-like words match only when they were put in", () => {
  expect([match("constructor"), match("toString"), match("__proto__")]).toEqual(["e", undefined, undefined]);
});

test("a phrase without a word is left out", () => {
  expect([...table.values()].flat().map(({ value }) => value)).not.toContain("f");
});

test("of two equal phrases the first counts", () => {
  const twice = phraseTable([
    ["lead", 1],
    ["lead", 2],
  ]);
  expect(matchAt(["lead"], 0, twice)?.value).toBe(1);
});
