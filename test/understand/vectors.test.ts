import { describe, expect, test } from "vitest";
import { dimensions, openVectors } from "../../src/understand/vectors.ts";
import { wordTable } from "./table.ts";

const words = [
  { word: "salary", rank: 900, direction: 3 },
  { word: "wage", rank: 1_200, direction: 3 },
  { word: "a", rank: 0, direction: 0 },
  { word: "cat", rank: 700, direction: 63 },
  { word: "cats", rank: 65_535, direction: 7 },
];
const bytes = wordTable(words);
const vectors = openVectors(bytes);

test("every word of the table is found with its rank", () => {
  expect(words.map(({ word }) => vectors.rank(word))).toEqual(words.map(({ rank }) => rank));
});

test.each(["", "c", "ca", "cast", "catsy", "zebra", "0", "salár", "вода", "constructor", "__proto__"])(
  "a word the table lacks is not found: %j",
  (word) => {
    const sum = new Float32Array(dimensions);
    expect(vectors.rank(word)).toBeUndefined();
    expect(vectors.addTo(sum, word, 1)).toBe(false);
    expect(sum.every((x) => x === 0)).toBe(true);
  },
);

test("a word's vector is added by its weight to what is there", () => {
  const sum = new Float32Array(dimensions).fill(1);
  expect(vectors.addTo(sum, "salary", 2)).toBe(true);
  expect(vectors.addTo(sum, "wage", 0.5)).toBe(true);
  expect(sum[3]).toBeCloseTo(3.5, 5);
  expect([...sum].filter((x) => x === 1)).toHaveLength(dimensions - 1);
});

test("a table may begin anywhere in its buffer", () => {
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(openVectors(shifted.subarray(3)).rank("wage")).toBe(1_200);
});

test("a table of no words opens and finds nothing", () => {
  expect(openVectors(wordTable([])).rank("a")).toBeUndefined();
});

describe("bytes that are no table are refused", () => {
  test.each([
    ["none", new Uint8Array(0)],
    ["too few", bytes.subarray(0, 7)],
    ["foreign", Buffer.from("PK\u0003\u0004 this is something else altogether")],
    ["a header that promises four billion words", Buffer.from([0x52, 0x4d, 0x57, 0x31, 255, 255, 255, 255])],
  ])("%s", (_, foreign) => {
    expect(() => openVectors(foreign)).toThrow(RangeError);
  });

  test("cut off anywhere, even when the buffer around it goes on", () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => openVectors(bytes.subarray(0, length))).toThrow(RangeError);
    }
  });
});
