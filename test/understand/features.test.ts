import { describe, expect, test } from "vitest";
import {
  createLooker,
  createSeer,
  type Look,
  type Scale,
  stem,
  wordKey,
} from "../../src/understand/features.ts";
import { createRows } from "../../src/understand/rows.ts";
import { dimensions, type WordVectors } from "../../src/understand/vectors.ts";
import { vectors } from "./small.ts";

const look = (words: readonly string[], table: WordVectors | undefined) => createLooker(table)(words);
const see = (looked: Look, scale: Scale) => createSeer(scale, createRows(scale.keys))(looked);
const sum = (counts: Uint8Array): number => counts.reduce((a, b) => a + b, 0);

/** Keys and counts of each block. */
function blocksOf({ keys, counts, ends: [words, pairs, characters] }: Look) {
  const part = (from: number, to: number) => ({ keys: keys.slice(from, to), counts: counts.slice(from, to) });
  return { words: part(0, words), pairs: part(words, pairs), characters: part(pairs, characters) };
}
const length = (values: Iterable<number>): number => Math.hypot(...values);

describe("stems", () => {
  test.each([
    ["learning", "learn"],
    ["learns", "learn"],
    ["databases", "databas"],
    ["c++", "c++"],
    ["k8s", "k8s"],
    ["データ", "データ"],
  ])("%s → %s", (word, stemmed) => {
    expect(stem(word)).toBe(stemmed);
  });
});

describe("looking at words", () => {
  test("counts stems, neighbouring stems, and 3-grams with the word's ends marked", () => {
    const { words, pairs, characters } = blocksOf(look(["learning", "go"], undefined));
    expect([words, pairs, characters].map(({ counts }) => sum(counts))).toEqual([2, 1, 8 + 2]);
    expect(words.keys.includes(wordKey("learn"))).toBe(true);
  });

  test("the most common words of English count whole, and not by their characters", () => {
    const { words, characters } = blocksOf(look(["is", "the", "salary"], vectors));
    expect([sum(words.counts), sum(characters.counts)]).toEqual([3, "<salary>".length - 2]);
    expect(characters).toEqual(blocksOf(look(["salary"], vectors)).characters);
  });

  test("forms of one word are one feature, counted as often as it stands there", () => {
    const { words } = blocksOf(look(["learn", "learning", "learned"], undefined));
    expect([...words.counts]).toEqual([3]);
  });

  test("the order of words shows in the pairs only", () => {
    const there = blocksOf(look(["python", "java"], undefined));
    const back = blocksOf(look(["java", "python"], undefined));
    expect(there.words).toEqual(back.words);
    expect(there.pairs).not.toEqual(back.pairs);
  });

  test("no words have no features", () => {
    expect(look([], vectors)).toEqual({
      keys: new Uint32Array(),
      counts: new Uint8Array(),
      ends: [0, 0, 0],
      meaning: new Float32Array(dimensions),
    });
  });

  test("the longest message is counted whole, and the next one as if there had been none", () => {
    const both = createLooker(undefined);
    const [long, short] = [both(Array(3_000).fill("learning")), both(["go"])];
    expect(sum(blocksOf(long).characters.counts)).toBe(8 * 255);
    expect(short).toEqual(look(["go"], undefined));
  });

  test("prototype-like words are features like any other", () => {
    const { words, pairs, characters } = blocksOf(look(["constructor", "proto"], vectors));
    expect([words, pairs, characters].map(({ keys }) => keys.length > 0)).toEqual([true, true, true]);
  });
});

describe("meaning", () => {
  test("has unit length, and is none without known words or without a table", () => {
    expect(length(look(["the", "salary"], vectors).meaning)).toBeCloseTo(1, 5);
    expect(length(look(["qwertz"], vectors).meaning)).toBe(0);
    expect(length(look(["salary"], undefined).meaning)).toBe(0);
  });

  test("comes from rare words more than from common ones", () => {
    const { meaning } = look(["the", "salary"], vectors);
    expect(meaning[3]).toBeGreaterThan((meaning[51] ?? 0) * 5);
  });

  test("is the same for words that mean the same", () => {
    expect(look(["wage"], vectors).meaning).toEqual(look(["salary"], vectors).meaning);
  });
});

describe("seeing against a scale", () => {
  const looked = look(["docker", "docker", "salary"], vectors);
  const keys = looked.keys.toSorted();
  const scale: Scale = {
    keys,
    rarity: new Float32Array(keys.length).fill(2),
    centre: new Float32Array(dimensions),
  };

  test("each block has its own length, however long the question", () => {
    const lengthOf = (words: readonly string[]): number => length(see(look(words, undefined), scale).values);
    expect(lengthOf(["docker", "docker", "salary"])).toBeCloseTo(Math.hypot(1, 0.5, 1), 5);
    expect(lengthOf(Array(300).fill(["docker", "docker", "salary"]).flat())).toBeCloseTo(
      Math.hypot(1, 0.5, 1),
      5,
    );
  });

  test("a word that stands twice weighs more, but not twice as much", () => {
    const { rows, values } = see(looked, scale);
    const weight = (word: string): number => values[rows.indexOf(createRows(keys)(wordKey(word)))] ?? 0;
    expect(weight("docker")).toBeGreaterThan(weight("salary"));
    expect(weight("docker")).toBeLessThan(weight("salary") * 2);
  });

  test("features that training never saw are left out", () => {
    expect(see(look(["zzz"], undefined), scale)).toMatchObject({
      rows: new Int32Array(),
      values: new Float32Array(),
    });
  });

  test("the centre is taken from a meaning, and a question without one keeps none", () => {
    const centre = new Float32Array(dimensions).fill(0.1);
    const { meaning } = see(look(["salary"], vectors), { ...scale, centre });
    expect(length(meaning)).toBeCloseTo(2, 5);
    expect(meaning[0]).toBeLessThan(0);
    expect(length(see(look(["zzz"], vectors), { ...scale, centre }).meaning)).toBe(0);
  });
});

test("the row of a key is its place among the keys", () => {
  const keys = Uint32Array.from([2, 5, 9, 4_294_967_295]);
  expect([2, 5, 9, 4_294_967_295, 0, 6].map(createRows(keys))).toEqual([0, 1, 2, 3, -1, -1]);
  expect(createRows(new Uint32Array(0))(1)).toBe(-1);
  const many = Uint32Array.from({ length: 10_000 }, (_, i) => i * 429_496);
  const rowOf = createRows(many);
  expect(many.every((key, row) => rowOf(key) === row && rowOf(key + 1) === -1)).toBe(true);
});
