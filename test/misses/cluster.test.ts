import fc from "fast-check";
import { expect, it } from "vitest";
import { cluster } from "../../src/misses/cluster.ts";

const least = 0.3;
/** How alike each two of `size` things are, by the numbers of the first and the second. */
const likeness = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc
    // Sums of such numbers are exact, and two of them are hardly ever the same: ties may go either way.
    .uniqueArray(fc.noBias(fc.integer({ min: 1, max: 2 ** 40 })), {
      minLength: (size * (size - 1)) / 2,
      maxLength: (size * (size - 1)) / 2,
    })
    .map((all) => {
      const rest = [...all];
      const alike = Array.from({ length: size }, () => new Array<number>(size).fill(0));
      for (let i = 0; i < size; i++)
        for (let j = 0; j < i; j++) {
          const [row, column] = [alike[i] ?? [], alike[j] ?? []];
          row[j] = column[i] = (rest.pop() ?? 0) / 2 ** 40;
        }
      return alike;
    }),
);

function grouped(alike: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const steps = cluster(
    alike.map((row) => new Map([...row.entries()].filter(([, one]) => one > 0))),
    least,
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.map((members) => [...members].sort((a, b) => a - b));
  }
}

/** The same by the book: of all pairs of groups, the most alike become one, again and again. */
function byTheBook(alike: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const groups = alike.map((_, i) => [i]);
  const average = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, i) => sum + b.reduce((inner, j) => inner + (alike[i]?.[j] ?? 0), 0), 0) /
    (a.length * b.length);
  for (;;) {
    let best: { readonly one: number; readonly other: number; readonly much: number } | undefined;
    for (const [one, a] of groups.entries())
      for (const [other, b] of groups.entries())
        if (other > one && average(a, b) >= Math.max(least, best?.much ?? 0))
          best = { one, other, much: average(a, b) };
    if (best === undefined) return groups.map((members) => members.sort((a, b) => a - b));
    const [joined = []] = groups.splice(best.other, 1);
    groups[best.one]?.push(...joined);
  }
}

it("chains of nearest neighbours make the groups that the book makes", () => {
  const inOrder = (groups: readonly (readonly number[])[]) => groups.map((one) => one.join()).sort();
  fc.assert(
    fc.property(likeness, (alike) => {
      expect(inOrder(grouped(alike))).toEqual(inOrder(byTheBook(alike)));
    }),
    { numRuns: 500 },
  );
});

it("ends and keeps everything where all are equally alike", () => {
  for (const much of [0, 0.3, 1]) {
    const same = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: 30 }, (_, j) => (i === j ? 0 : much)),
    );
    const groups = grouped(same);
    expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(groups).toHaveLength(much >= least ? 1 : 30);
  }
});
