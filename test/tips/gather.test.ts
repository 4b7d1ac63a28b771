import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { gather } from "../../src/tips/gather.ts";

/** Doubles numbers, and remembers which came together. */
function doubling(most: number) {
  const batches: (readonly number[])[] = [];
  const double = gather(async (numbers: readonly number[]) => {
    batches.push(numbers);
    await turn();
    if (numbers.includes(13)) throw new Error("unlucky");
    return numbers.map((number) => 2 * number);
  }, most);
  return { batches, double };
}

describe("what is gathered", () => {
  it("goes together, and each has its own result", async () => {
    const { batches, double } = doubling(10);
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });
  it("meanwhile makes the next batch, of so many at most", async () => {
    const { batches, double } = doubling(2);
    const first = double(1);
    await turn();
    expect(await Promise.all([first, ...[2, 3, 4].map(double)])).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });
  it("with what fails fails together, and the next goes on", async () => {
    const { double } = doubling(2);
    const all = await Promise.allSettled([13, 1, 2].map(double));
    expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    expect(await double(3)).toBe(6);
  });
  it("is refused where a result is missing", async () => {
    const one = gather(async (numbers: readonly number[]) => numbers.slice(0, 1), 10);
    expect((await Promise.allSettled([1, 2].map(one))).map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
    ]);
  });
  it("may be undefined", async () => {
    const nothing = gather(async (numbers: readonly number[]) => numbers.map(() => undefined), 10);
    expect(await nothing(1)).toBeUndefined();
  });
});
