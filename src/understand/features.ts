import { stemmer } from "stemmer";
import { dimensions, type WordVectors } from "./vectors.ts";

/** The blocks of features a question is seen through. Each is brought to its own length, so none drowns another. */
export const blocks = { words: 0, pairs: 1, characters: 2 } as const;
/** Length of each block; chosen by cross-validation over the phrasings. */
const blockLength = [1, 0.7, 1] as const;
/** Length of the meaning block: the averaged word vectors. */
const meaningLength = 1.5;

/** Feature key (32-bit hash) → how often it occurs, one map a block. Two of 40,000 keys share a hash once in five
 *  knowledge bases, and then two rare features are read as one: harmless, and no strings are kept. */
type Counts = readonly [Map<number, number>, Map<number, number>, Map<number, number>];

/** A question before it is measured against the phrasings. */
export interface Look {
  readonly counts: Counts;
  /** Average word vector of unit length; zeros when no word has one. */
  readonly meaning: Float32Array;
}

export const look = (words: readonly string[], vectors: WordVectors | undefined): Look => ({
  counts: countFeatures(words),
  meaning: meaningOf(words, vectors),
});

/** Stemmed words, neighbouring stems, and 3- and 4-grams of characters inside words. */
function countFeatures(words: readonly string[]): Counts {
  const counts: Counts = [new Map(), new Map(), new Map()];
  const stems = words.map(stem);
  let before = "";
  for (const [i, word] of words.entries()) {
    const stemmed = stems[i] ?? word;
    add(counts[blocks.words], hash(stemmed, seed.word));
    if (i > 0) add(counts[blocks.pairs], hash(`${before} ${stemmed}`, seed.pair));
    before = stemmed;
    countCharacters(`<${word}>`, counts[blocks.characters]);
  }
  return counts;
}

function countCharacters(marked: string, into: Map<number, number>): void {
  for (const size of [3, 4]) {
    for (let from = 0; from + size <= marked.length; from++) {
      let key: number = seed.character;
      for (let i = from; i < from + size; i++) key = mix(key, marked.charCodeAt(i));
      add(into, key >>> 0);
    }
  }
}

/** "learning", "learned", "learns" → "learn". Words with other characters than a–z stay. */
export const stem = (word: string): string => (/^[a-z]+$/.test(word) ? stemmer(word) : word);

const seed = { word: 0x811c9dc5, pair: 0x1b873593, character: 0x2545f491 } as const;
/** One round of FNV-1a. */
const mix = (key: number, code: number): number => Math.imul(key ^ code, 0x01000193);

function hash(text: string, from: number): number {
  let key: number = from;
  for (let i = 0; i < text.length; i++) key = mix(key, text.charCodeAt(i));
  return key >>> 0;
}

/** The key of a word in the words block, where it stands stemmed. */
export const wordKey = (word: string): number => hash(stem(word), seed.word);

const add = (map: Map<number, number>, key: number): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

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
    for (const [key, count] of ofBlock) {
      const row = rowOf(key, scale.keys);
      if (row < 0) continue;
      const value = (1 + Math.log(count)) * (scale.rarity[row] ?? 0);
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

/** Row of a key, by binary search; -1 when training never saw it. */
export function rowOf(key: number, keys: Uint32Array): number {
  let low = 0;
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

/** Word vectors averaged by rarity in English (smooth inverse frequency, Arora et al. 2017). */
function meaningOf(words: readonly string[], vectors: WordVectors | undefined): Float32Array {
  const meaning = new Float32Array(dimensions);
  for (const word of words) {
    const rank = vectors?.rank(word);
    if (rank !== undefined) vectors?.addTo(meaning, word, rareness(rank));
  }
  return toLength(meaning, 1);
}

/** Zipf's law turns a rank into a frequency; the constant makes the first ~100 words count for little. */
const rareness = (rank: number): number => 1e-3 / (1e-3 + 1 / ((rank + 3) * 11));

/** In place. Zeros stay zeros. */
function toLength(vector: Float32Array, length: number): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const by = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * by;
  return vector;
}
