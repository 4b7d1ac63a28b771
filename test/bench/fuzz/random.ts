/** Chance that can be had again: the same seed gives the same numbers. */
export interface Random {
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  /** True once in so many. */
  once(times: number): boolean;
  /** One of them; throws when there is none. */
  pick<T>(all: readonly T[]): T;
  /** From `least` to `most` of what `make` makes. */
  some<T>(least: number, most: number, make: () => T): T[];
}

/** A generator of 32 bits (mulberry32): quick, and good enough to stir. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number): number => next() % Math.max(1, end);
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (all) => {
      const picked = all[below(all.length)];
      if (picked === undefined) throw new Error("there is nothing to pick from");
      return picked;
    },
    some: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
  };
}

/** A seed of its own for each number: cases do not depend on those before them. */
export const seedOf = (seed: number, at: number): number =>
  (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(at + 1, 0xc2b2ae35)) >>> 0;
