import { likeness, type Portrait, toUnit } from "../understand/portrait.ts";

/** For each question those that are alike: its number → how alike, up to 1. Of two, each has the other. */
export type Links = readonly Map<number, number>[];

/** Finds which questions are alike. Yields again and again, so that whoever runs it can do something else in between. */
export function* linkAll(portraits: readonly Portrait[]): Generator<void, Links> {
  const weighed = yield* weighAgain(portraits);
  const links = weighed.map(() => new Map<number, number>());
  const overlap = createOverlap(weighed.length);
  for (const [i, portrait] of weighed.entries()) {
    const alike = best(overlap.add(i, portrait), most * 4)
      .map(([j, shared]): Pair => [j, likeness(shared, portrait, weighed[j] as Portrait)])
      .filter(([, likeness]) => likeness >= leastAlike);
    for (const [j, likeness] of best(alike, most)) {
      links[i]?.set(j, likeness);
      links[j]?.set(i, likeness);
    }
    yield;
  }
  return links;
}

/** A question, and how much it has to do with another one. */
type Pair = readonly [who: number, much: number];

/** Less than this counts as nothing. */
const leastAlike = 0.25;
/** With less in common two questions are not alike, whatever their words mean. */
const leastShared = 0.2;
/** A word that says less than this of a question is not looked for in others. */
const slight = 0.2;
/** A question is linked to so many before it, and only a word that fewer have leads from one to the other: ten thousand questions
 *  of one pattern would take a gigabyte otherwise. */
const most = 64;
const crowd = 1_000;

/** Those with most; among equals the first. */
const best = (pairs: Pair[], most: number): readonly Pair[] =>
  pairs.length <= most ? pairs : pairs.sort(([i, a], [j, b]) => b - a || i - j).slice(0, most);

/** A word that many of these questions have in common tells less of them; one that a crowd has leads nowhere. Among a few questions
 *  the word they share is what they are about. */
function* weighAgain(portraits: readonly Portrait[]): Generator<void, readonly Portrait[]> {
  const having = new Map<number, number>();
  for (const { keys } of portraits) for (const key of keys) having.set(key, (having.get(key) ?? 0) + 1);
  const crowded = new Set([...having].filter(([, count]) => count > crowd).map(([key]) => key));
  const again: Portrait[] = [];
  for (const [at, { keys, weights, meaning }] of portraits.entries()) {
    const weighed = toUnit(
      weights.map((weight, i) => {
        const count = having.get(keys[i] as number) ?? 1;
        return count <= few ? weight : weight * (few / count) ** 0.25;
      }),
    );
    const led = weighed.map((weight, i) => (crowded.has(keys[i] as number) ? 0 : weight));
    again.push({ keys, weights: led, meaning });
    if (at % 256 === 0) yield;
  }
  return again;
}

const few = 10;

/** Says of each question what it has in common with those before it, from 0 to 1, going by their words. */
function createOverlap(count: number) {
  const postings = new Map<number, { readonly who: number[]; readonly weights: number[] }>();
  const shared = new Float32Array(count);
  return {
    add: (i: number, { keys, weights }: Portrait): Pair[] => {
      const met: number[] = [];
      for (let k = 0; k < keys.length; k++) {
        const weight = weights[k] as number;
        if (weight < slight) continue;
        const posting = postings.get(keys[k] as number) ?? { who: [], weights: [] };
        for (let p = 0; p < posting.who.length; p++) {
          const j = posting.who[p] as number;
          if (shared[j] === 0) met.push(j);
          shared[j] = (shared[j] as number) + weight * (posting.weights[p] as number);
        }
        posting.who.push(i);
        posting.weights.push(weight);
        postings.set(keys[k] as number, posting);
      }
      const pairs = met.map((j): Pair => [j, shared[j] as number]);
      for (const j of met) shared[j] = 0;
      return pairs.filter(([, common]) => common >= leastShared);
    },
  };
}
