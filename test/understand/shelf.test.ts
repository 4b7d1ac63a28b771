import { expect, test } from "vitest";
import { createShelf } from "../../src/understand/shelf.ts";

const floats = () => createShelf((length) => new Float32Array(length));

test("what is taken from a shelf is empty, as long as asked for, and nobody else's", () => {
  const take = floats();
  const taken = Array.from({ length: 2_000 }, (_, i) => take(i % 90).fill(i));
  for (const [i, part] of taken.entries()) expect([...new Set(part)]).toEqual(i % 90 === 0 ? [] : [i]);
  expect([...take(3)]).toEqual([0, 0, 0]);
});

test("what is longer than a row has one of its own", () => {
  const take = floats();
  const [before, long, after] = [take(2).fill(1), take(100_000).fill(2), take(2).fill(3)];
  expect([before.length, long.length, after.length]).toEqual([2, 100_000, 2]);
  expect([[...before], [...after]]).toEqual([
    [1, 1],
    [3, 3],
  ]);
});
