import { beforeAll, describe, expect, test } from "vitest";
import { createClassifier } from "../../src/understand/classify.ts";
import { type Model, packModel, unpackModel } from "../../src/understand/model.ts";
import { train } from "../../src/understand/train.ts";
import { examples, vectors } from "./small.ts";

let model: Model;
let packed: Uint8Array;
beforeAll(() => {
  model = train(examples, vectors);
  packed = packModel(model);
});

/** The bytes at another place of a bigger buffer that goes on behind them. */
function moved(bytes: Uint8Array, by: number): Uint8Array {
  const buffer = new Uint8Array(bytes.length + by + 64);
  buffer.set(bytes, by);
  return buffer.subarray(by, by + bytes.length);
}

test("a packed model comes back with every number, label and word", () => {
  expect(unpackModel(packed)).toEqual(model);
});

test("a model that was packed and unpacked gives the same answers", () => {
  const [before, after] = [createClassifier(model, vectors), createClassifier(unpackModel(packed), vectors)];
  for (const text of ["what is docker", "dcoker", "wage in india", "nothing of the kind", ""]) {
    const asked = before.classify(text.split(" "));
    const again = after.classify(text.split(" "));
    expect(again).toEqual(asked);
    for (const label of model.labels) expect(after.near(again, label)).toBe(before.near(asked, label));
  }
});

test("packing what was unpacked gives the same bytes", () => {
  expect(packModel(unpackModel(packed))).toEqual(packed);
});

test("words with odd names come back", () => {
  const words = ["constructor", "__proto__", "c++", "后端"];
  const odd = train(
    words.map((word) => ({ words: [word], label: word })),
    undefined,
  );
  expect([...unpackModel(packModel(odd)).words]).toEqual(words.map((word) => [word, 1]));
});

test.each([0, 4, 8, 60])("a model may begin %i bytes into its buffer", (by) => {
  expect(unpackModel(moved(packed, by))).toEqual(model);
});

test.each([1, 2, 3, 5])(
  "a model %i bytes into its buffer is refused, for its numbers would lie askew",
  (by) => {
    expect(() => unpackModel(moved(packed, by))).toThrow(RangeError);
  },
);

describe("bytes that are no model are refused", () => {
  test.each([
    ["none", new Uint8Array(0)],
    ["too few", new Uint8Array(12)],
    ["zeros", new Uint8Array(4_096)],
    ["foreign", new TextEncoder().encode("this is something else altogether, however long it may go on")],
  ])("%s", (_, foreign) => {
    expect(() => unpackModel(foreign)).toThrow(RangeError);
  });

  test("cut off anywhere, even when the buffer around it goes on", () => {
    const lengths = [...Array(64).keys(), packed.length >> 1, packed.length - 4, packed.length - 1];
    for (const length of lengths) {
      expect(() => unpackModel(moved(packed, 0).subarray(0, length))).toThrow(RangeError);
    }
  });

  test("with another number of parts, or with one that is too long", () => {
    const [, parts = 0] = new Uint32Array(packed.buffer, 0, 2);
    for (const at of [1, 2, 6, 1 + parts]) {
      const changed = packed.slice();
      new Uint32Array(changed.buffer)[at] = 4_000_000_000;
      expect(() => unpackModel(changed)).toThrow(RangeError);
    }
  });
});
