import { rareness, wordKey } from "./features.ts";
import type { Model } from "./model.ts";
import { createRows } from "./rows.ts";
import { dimensions, type WordVectors } from "./vectors.ts";

/** What a question is about, to tell whether another one asks the same. */
export interface Portrait {
  /** Keys of the words' stems, sorted. */
  readonly keys: Uint32Array;
  /** How much each says; together of unit length. */
  readonly weights: Float32Array;
  /** The average meaning of the words, of unit length; zeros when no word has one. */
  readonly meaning: Float32Array;
}

/** Draws portraits of normalised questions. A word says much when phrasings use it seldom and when English does, too: either
 *  alone makes "jobs" or "htmx" weigh too little. */
export function createPortrayer(model: Model, vectors: WordVectors): (text: string) => Portrait {
  const sights = new Map<string, Sight>();
  const rowOf = createRows(model.keys);
  const rarest = model.rarity.reduce((a, b) => Math.max(a, b), 0);
  const sightOf = (word: string): Sight => {
    const known = sights.get(word);
    if (known) return known;
    const key = wordKey(word);
    const row = rowOf(key);
    const rank = vectors.rank(word);
    const inPhrasings = row < 0 ? rarest : (model.rarity[row] ?? rarest);
    const vector = rank === undefined ? undefined : new Float32Array(dimensions);
    if (vector) vectors.addTo(vector, word, rareness(rank ?? 0));
    const sight = { key, weight: inPhrasings * Math.log((rank ?? unranked) + 10), vector };
    if (sights.size >= remembered) sights.clear();
    sights.set(word, sight);
    return sight;
  };
  return (text) => {
    const seen = text
      .split(" ")
      .filter((word) => word !== "")
      .map(sightOf);
    const byKey = [...new Map(seen.map((sight) => [sight.key, sight])).values()].sort(
      (a, b) => a.key - b.key,
    );
    return {
      keys: Uint32Array.from(byKey, ({ key }) => key),
      weights: toUnit(Float32Array.from(byKey, ({ weight }) => weight)),
      meaning: meaningOf(seen, model.centre),
    };
  };
}

/** What is the same wherever a word stands. */
interface Sight {
  readonly key: number;
  readonly weight: number;
  readonly vector: Float32Array | undefined;
}

/** Words remembered at most. */
const remembered = 20_000;

/** The rank of a word that the table does not have: behind all others. */
const unranked = 60_000;

function meaningOf(seen: readonly Sight[], centre: Float32Array): Float32Array {
  const meaning = new Float32Array(dimensions);
  for (const { vector } of seen) {
    if (vector)
      for (let i = 0; i < dimensions; i++) meaning[i] = (meaning[i] as number) + (vector[i] as number);
  }
  if (meaning.every((x) => x === 0)) return meaning;
  toUnit(meaning);
  for (let i = 0; i < dimensions; i++) meaning[i] = (meaning[i] as number) - (centre[i] ?? 0);
  return toUnit(meaning);
}

/** How alike two questions are, up to 1. `shared` is what their words have in common, from 0 to 1. */
export function likeness(shared: number, a: Portrait, b: Portrait): number {
  let meaning = 0;
  for (let i = 0; i < a.meaning.length; i++) meaning += (a.meaning[i] as number) * (b.meaning[i] as number);
  return part.words * shared + part.meaning * meaning;
}

/** Chosen on questions that were grouped by hand. */
const part = { words: 0.45, meaning: 0.55 } as const;

/** Brings a vector to unit length, in place. Zeros stay zeros. */
export function toUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  if (squares === 0) return vector;
  const by = 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * by;
  return vector;
}
