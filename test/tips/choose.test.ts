import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseTip } from "../../src/tips/choose.ts";
import { drawn, tipNamed, tipsUpTo } from "./pool.ts";

const sizes = fc.integer({ min: 1, max: 40 });
const names = fc.string({ minLength: 1, maxLength: 20 });

describe("a round", () => {
  test("has every tip once, and so has the next", () => {
    fc.assert(
      fc.property(sizes, names, (size, subscription) => {
        const { ids } = drawn(3 * size, tipsUpTo(size), undefined, { subscription });
        for (const round of [0, 1, 2])
          expect(new Set(ids.slice(round * size, (round + 1) * size)).size).toBe(size);
      }),
    );
  });
  test("never opens with the tip that was last", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), names, (size, subscription) => {
        const { ids } = drawn(12 * size, tipsUpTo(size), undefined, { subscription });
        for (let i = 1; i < ids.length; i += 1) expect(ids[i]).not.toBe(ids[i - 1]);
      }),
    );
  });
  test("has an order of its own for each subscription and each round", () => {
    const pool = tipsUpTo(30);
    const orders = ["a", "b", "c"].flatMap((subscription) => {
      const { ids } = drawn(60, pool, undefined, { subscription });
      return [ids.slice(0, 30).join(), ids.slice(30).join()];
    });
    expect(new Set(orders).size).toBe(6);
    expect(orders).not.toContain(pool.map(({ id }) => id).join());
  });
  test("is the same whenever it is asked for, whatever the order of the pool", () => {
    const pool = tipsUpTo(30);
    expect(drawn(70, pool).ids).toEqual(drawn(70, pool.toReversed()).ids);
    expect(drawn(6, tipsUpTo(4)).ids).toMatchInlineSnapshot(`
      [
        "tip-2",
        "tip-1",
        "tip-3",
        "tip-4",
        "tip-1",
        "tip-3",
      ]
    `);
  });
  test("opens with any of the tips about as often", () => {
    const pool = tipsUpTo(20);
    const opened = new Map<string | undefined, number>();
    for (let i = 0; i < 4_000; i += 1) {
      const [id] = drawn(1, pool, undefined, { subscription: `channel-${i}` }).ids;
      opened.set(id, (opened.get(id) ?? 0) + 1);
    }
    expect(opened.size).toBe(20);
    // 200 each is fair; five standard deviations are 69.
    for (const count of opened.values()) expect(Math.abs(count - 200)).toBeLessThan(69);
  });
});

describe("small pools", () => {
  test("an empty one has no tip, and what is kept stays", () => {
    expect(chooseTip([], "a")).toEqual({ kind: "empty" });
    expect(chooseTip([], "a", { round: 3, sent: ["tip-1"] })).toEqual({ kind: "empty" });
  });
  test("one tip comes again and again, two take turns", () => {
    expect(drawn(3, tipsUpTo(1)).ids).toEqual(["tip-1", "tip-1", "tip-1"]);
    const [one, other, ...rest] = drawn(6, tipsUpTo(2)).ids;
    expect(rest).toEqual([one, other, one, other]);
  });
});

describe("what is kept", () => {
  test("is the round and the ids of its tips, no more than the pool has", () => {
    const pool = tipsUpTo(5);
    expect(drawn(3, pool).told).toEqual({ round: 0, sent: drawn(3, pool).ids });
    expect(drawn(6, pool).told).toEqual({ round: 1, sent: drawn(6, pool).ids.slice(5) });
  });
  test("passes through JSON", () => {
    const { told } = drawn(7, tipsUpTo(5));
    expect(drawn(9, tipsUpTo(5), JSON.parse(JSON.stringify(told)))).toEqual(drawn(9, tipsUpTo(5), told));
  });
});

describe("when the knowledge is edited within a round", () => {
  const before = tipsUpTo(12);
  const { ids: sent, told } = drawn(5, before);
  const left = before.map(({ id }) => id).filter((id) => !sent.includes(id));

  test("tips that were added come once too, and nothing comes again", () => {
    const { ids } = drawn(10, [tipNamed("new-1"), ...before, tipNamed("new-2"), tipNamed("new-3")], told);
    expect(ids.toSorted()).toEqual([...left, "new-1", "new-2", "new-3"].toSorted());
  });
  test("tips that were removed never come, and nothing comes again", () => {
    const [gone] = left;
    const pool = before.filter(({ id }) => id !== gone && id !== sent[0]);
    expect(drawn(6, pool, told).ids.toSorted()).toEqual(left.slice(1).toSorted());
  });
  test("the rest keeps its order", () => {
    const next = drawn(7, before, told).ids;
    expect(drawn(6, before.slice(0, -1), told).ids).toEqual(next.filter((id) => id !== "tip-12").slice(0, 6));
  });
  test("a tip that was sent does not come again under a new name", () => {
    const renamed = before.map((tip) =>
      tip.id === sent[2] ? { ...tip, id: "better-name", was: [tip.id] } : tip,
    );
    expect(drawn(7, renamed, told).ids.toSorted()).toEqual(left.toSorted());
  });
  test("the last tip does not open the next round under a new name", () => {
    for (const subscription of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
      const all = drawn(3, tipsUpTo(3), undefined, { subscription });
      const pool = tipsUpTo(3).map((tip) =>
        tip.id === all.ids[2] ? { ...tip, id: "new", was: [tip.id] } : tip,
      );
      expect(drawn(1, pool, all.told, { subscription }).ids).not.toEqual(["new"]);
    }
  });
  test("with any edits at any time, nothing comes again while something has not come", () => {
    const edits = fc.array(fc.subarray(tipsUpTo(9), { minLength: 1 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(edits, (pools) => {
        let told: ReturnType<typeof drawn>["told"];
        for (const pool of pools) {
          const chosen = chooseTip(pool, "a", told);
          if (chosen.kind === "empty") throw new Error("The pool is not empty.");
          const sent = told?.sent ?? [];
          const fresh = pool.filter(({ id }) => !sent.includes(id));
          if (fresh.length > 0) expect(fresh).toContain(chosen.tip);
          if (pool.length > 1) expect(chosen.tip.id).not.toBe(sent.at(-1));
          told = chosen.told;
        }
      }),
    );
  });
});

describe("a rank", () => {
  const rank = ({ id }: { readonly id: string }) => Number(id.slice(4)) % 3;
  test("puts lower ones first, in every round", () => {
    const { ids } = drawn(24, tipsUpTo(12), undefined, { rank });
    const ranks = ids.map((id) => rank({ id }));
    const round = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
    expect(ranks).toEqual([...round, ...round]);
  });
  test("that changes within a round brings nothing twice", () => {
    const { ids, told } = drawn(5, tipsUpTo(12), undefined, { rank });
    const rest = drawn(7, tipsUpTo(12), told, { rank: (tip) => -rank(tip) }).ids;
    expect(new Set([...ids, ...rest]).size).toBe(12);
    expect(rest.slice(0, 4).map((id) => rank({ id }))).toEqual([2, 2, 2, 2]);
  });
});
