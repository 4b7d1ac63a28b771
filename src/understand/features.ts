import { stemmer } from "stemmer";
import { dimensions, type WordVectors } from "./vectors.ts";

/** The blocks of features a question is seen through. Each is brought to its own length, so none drowns another. */
export const blocks = { words: 0, pairs: 1, characters: 2 } as const;
/** Length of each block; chosen by cross-validation over the phrasings. */
const blockLength = [1, 0.7, 1] as const;
/** Length of the meaning block: the averaged word vectors. */
const meaningLength = 1.5;

/** Feature keys (32-bit hashes), sorted, each with how often it occurs. Typed arrays rather than maps: training keeps
 *  tens of thousands of these. Two of 40,000 keys share a hash once in five knowledge bases, and then two rare features
 *  are read as one: harmless, and no strings are kept. */
export interface Tally {
  readonly keys: Uint32Array;
  readonly counts: Uint8Array;
}

/** One tally a block. */
type Counts = readonly [Tally, Tally, Tally];

/** A question before it is measured against the phrasings. */
export interface Look {
  readonly counts: Counts;
  /** Average word vector of unit length; zeros when no word has one. */
  readonly meaning: Float32Array;
}

/** What is the same whenever a word occurs. */
interface Sight {
  readonly stem: string;
  readonly key: number;
  readonly grams: readonly number[];
  /** The word's vector, weighted; undefined when it has none. */
  readonly vector: Float32Array | undefined;
}

/** Words remembered at most: learning meets the same few thousand words again and again. */
const remembered = 20_000;

/** Makes what looks at questions: stemmed words, neighbouring stems, 3- and 4-grams of characters inside words, and the
 *  average word vector. */
export function createLooker(vectors: WordVectors | undefined): (words: readonly string[]) => Look {
  const sights = new Map<string, Sight>();
  const sightOf = (word: string): Sight => {
    const known = sights.get(word);
    if (known) return known;
    const stemmed = stem(word);
    const vector = vectorOf(word, vectors);
    const sight = { stem: stemmed, key: hash(stemmed, seed.word), grams: grams(word), vector };
    if (sights.size >= remembered) sights.clear();
    sights.set(word, sight);
    return sight;
  };
  return (words) => {
    const seen = words.map(sightOf);
    const [stems, pairs, characters]: [number[], number[], number[]] = [[], [], []];
    const meaning = new Float32Array(dimensions);
    let before: Sight | undefined;
    for (const sight of seen) {
      stems.push(sight.key);
      if (before) pairs.push(hash(sight.stem, mix(hash(before.stem, seed.pair), space)));
      for (const gram of sight.grams) characters.push(gram);
      if (sight.vector) add(meaning, sight.vector);
      before = sight;
    }
    const counts: Counts = [tally(stems), tally(pairs), tally(characters)];
    return { counts, meaning: toLength(meaning, 1) };
  };
}

function vectorOf(word: string, vectors: WordVectors | undefined): Float32Array | undefined {
  const rank = vectors?.rank(word);
  if (rank === undefined) return undefined;
  const vector = new Float32Array(dimensions);
  vectors?.addTo(vector, word, rareness(rank));
  return vector;
}

function add(sum: Float32Array, vector: Float32Array): void {
  for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
}

function grams(word: string): number[] {
  const marked = `<${word}>`;
  const keys: number[] = [];
  for (const size of [3, 4]) {
    for (let from = 0; from + size <= marked.length; from++) {
      let key: number = seed.character;
      for (let i = from; i < from + size; i++) key = mix(key, marked.charCodeAt(i));
      keys.push(key >>> 0);
    }
  }
  return keys;
}

function tally(all: readonly number[]): Tally {
  const keys = new Uint32Array(all).sort();
  const counts = new Uint8Array(keys.length);
  let last = -1;
  for (const key of keys) {
    if (last < 0 || keys[last] !== key) keys[++last] = key;
    counts[last] = Math.min(255, (counts[last] ?? 0) + 1);
  }
  return { keys: keys.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}

/** "learning", "learned", "learns" → "learn". Words with other characters than a–z stay. */
export const stem = (word: string): string => (/^[a-z]+$/.test(word) ? stemmer(word) : word);

const seed = { word: 0x811c9dc5, pair: 0x1b873593, character: 0x2545f491 } as const;
const space = 32;
/** One round of FNV-1a. */
const mix = (key: number, code: number): number => Math.imul(key ^ code, 0x01000193);

function hash(text: string, from: number): number {
  let key: number = from;
  for (let i = 0; i < text.length; i++) key = mix(key, text.charCodeAt(i));
  return key >>> 0;
}

/** The key of a word in the words block, where it stands stemmed. */
export const wordKey = (word: string): number => hash(stem(word), seed.word);

/** A question as numbers: sparse features by row, and its meaning. */
export interface Seen {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  /** Unit length × {@link meaningLength}; zeros when no word has a vector. */
  readonly meaning: Float32Array;
}

/** What turns counts into numbers: the features seen in training with their rarity, and the average meaning. */
export interface Scale {
  /** Sorted feature keys; the place of a key is its row. */
  readonly keys: Uint32Array;
  /** Rarity (inverse document frequency) by row. */
  readonly rarity: Float32Array;
  /** The average meaning of the examples, taken away from every meaning. */
  readonly centre: Float32Array;
}

/** tf-idf with dampened counts, each block brought to its length, and the meaning less its centre. */
export function see({ counts, meaning }: Look, scale: Scale): Seen {
  const rows: number[] = [];
  const values: number[] = [];
  for (const [block, ofBlock] of counts.entries()) {
    const from = values.length;
    let squares = 0;
    // Both are sorted: a key stands behind the one before it. Training comes here a million times, hence no iterators.
    let low = 0;
    for (let i = 0; i < ofBlock.keys.length; i++) {
      const row = rowOf(ofBlock.keys[i] as number, scale.keys, low);
      if (row < 0) continue;
      low = row + 1;
      const value = (logarithms[ofBlock.counts[i] as number] as number) * (scale.rarity[row] as number);
      rows.push(row);
      values.push(value);
      squares += value * value;
    }
    const by = squares > 0 ? (blockLength[block] ?? 1) / Math.sqrt(squares) : 0;
    for (let i = from; i < values.length; i++) values[i] = (values[i] ?? 0) * by;
  }
  return { rows, values, meaning: centred(meaning, scale.centre) };
}

function centred(meaning: Float32Array, centre: Float32Array): Float32Array {
  if (meaning.every((x) => x === 0)) return meaning;
  return toLength(
    meaning.map((x, i) => x - (centre[i] ?? 0)),
    meaningLength,
  );
}

/** 1 + log(count), by count: a word that stands there twice counts for less than two. */
const logarithms = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

/** Row of a key, by binary search; -1 when training never saw it. It is at `from` or behind. */
export function rowOf(key: number, keys: Uint32Array, from = 0): number {
  let low = from;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Smooth inverse frequency (Arora et al. 2017): Zipf's law turns a rank into a frequency, and the constant makes the
 *  first hundred words count for little. */
export const rareness = (rank: number): number => 1e-3 / (1e-3 + 1 / ((rank + 3) * 11));

/** In place. Zeros stay zeros. */
function toLength(vector: Float32Array, length: number): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const by = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * by;
  return vector;
}
