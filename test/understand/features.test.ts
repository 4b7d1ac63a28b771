import { describe, expect, test } from "vitest";
import {
  blocks,
  createLooker,
  rowOf,
  type Scale,
  see,
  stem,
  type Tally,
  wordKey,
} from "../../src/understand/features.ts";
import { dimensions, type WordVectors } from "../../src/understand/vectors.ts";
import { vectors } from "./small.ts";

const look = (words: readonly string[], table: WordVectors | undefined) => createLooker(table)(words);
const sum = ({ counts }: Tally): number => counts.reduce((a, b) => a + b, 0);
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
  test("counts stems, neighbouring stems, and 3- and 4-grams with the word's ends marked", () => {
    const { counts } = look(["learning", "go"], undefined);
    expect(counts.map(sum)).toEqual([2, 1, 8 + 7 + (2 + 1)]);
    expect(counts[blocks.words].keys.includes(wordKey("learn"))).toBe(true);
  });

  test("forms of one word are one feature, counted as often as it stands there", () => {
    const { counts } = look(["learn", "learning", "learned"], undefined);
    expect([...counts[blocks.words].counts]).toEqual([3]);
  });

  test("the order of words shows in the pairs only", () => {
    const [there, back] = [look(["python", "java"], undefined), look(["java", "python"], undefined)];
    expect(there.counts[blocks.words]).toEqual(back.counts[blocks.words]);
    expect(there.counts[blocks.pairs]).not.toEqual(back.counts[blocks.pairs]);
  });

  test("no words have no features", () => {
    const none: Tally = { keys: new Uint32Array(), counts: new Uint8Array() };
    expect(look([], vectors)).toEqual({
      counts: [none, none, none],
      meaning: new Float32Array(dimensions),
    });
  });

  test("prototype-like words are features like any other", () => {
    expect(look(["constructor", "proto"], vectors).counts.map((block) => block.keys.length > 0)).toEqual([
      true,
      true,
      true,
    ]);
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
  const keys = Uint32Array.from(looked.counts.flatMap((block) => [...block.keys])).sort();
  const scale: Scale = {
    keys,
    rarity: new Float32Array(keys.length).fill(2),
    centre: new Float32Array(dimensions),
  };

  test("each block has its own length, however long the question", () => {
    const lengthOf = (words: readonly string[]): number => length(see(look(words, undefined), scale).values);
    expect(lengthOf(["docker", "docker", "salary"])).toBeCloseTo(Math.hypot(1, 0.7, 1), 5);
    expect(lengthOf(Array(300).fill(["docker", "docker", "salary"]).flat())).toBeCloseTo(
      Math.hypot(1, 0.7, 1),
      5,
    );
  });

  test("a word that stands twice weighs more, but not twice as much", () => {
    const { rows, values } = see(looked, scale);
    const weight = (word: string): number => values[rows.indexOf(rowOf(wordKey(word), keys))] ?? 0;
    expect(weight("docker")).toBeGreaterThan(weight("salary"));
    expect(weight("docker")).toBeLessThan(weight("salary") * 2);
  });

  test("features that training never saw are left out", () => {
    expect(see(look(["zzz"], undefined), scale)).toMatchObject({ rows: [], values: [] });
  });

  test("the centre is taken from a meaning, and a question without one keeps none", () => {
    const centre = new Float32Array(dimensions).fill(0.1);
    const { meaning } = see(look(["salary"], vectors), { ...scale, centre });
    expect(length(meaning)).toBeCloseTo(1.5, 5);
    expect(meaning[0]).toBeLessThan(0);
    expect(length(see(look(["zzz"], vectors), { ...scale, centre }).meaning)).toBe(0);
  });
});

test("the row of a key is its place among the sorted keys", () => {
  const keys = Uint32Array.from([2, 5, 9, 4_294_967_295]);
  expect([2, 5, 9, 4_294_967_295, 0, 6].map((key) => rowOf(key, keys))).toEqual([0, 1, 2, 3, -1, -1]);
  expect(rowOf(1, new Uint32Array(0))).toBe(-1);
});
