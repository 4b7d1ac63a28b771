import { stemmer } from "stemmer";
import type { RowOf } from "./rows.ts";
import { createShelf } from "./shelf.ts";
import { dimensions, type WordVectors } from "./vectors.ts";

/** The blocks of features a question is seen through, words, pairs and characters, are each brought to a length of their own, so
 *  none drowns another; chosen by cross-validation over the phrasings. */
const blockLength = [1, 0.5, 1] as const;
/** Length of the meaning block: the averaged word vectors. */
const meaningLength = 2;

/** A question before it is measured against the phrasings. */
export interface Look {
  /** Feature keys (32-bit hashes), one block behind another, each sorted. Typed arrays rather than maps: training keeps tens of
   *  thousands of these. Two of 40,000 keys share a hash once in five knowledge bases, and then two rare features are read as
   *  one: harmless, and no strings are kept. */
  readonly keys: Uint32Array;
  /** How often each occurs. */
  readonly counts: Uint8Array;
  /** Where each block ends. */
  readonly ends: readonly [words: number, pairs: number, characters: number];
  /** Average word vector of unit length; zeros when no word has one. */
  readonly meaning: Float32Array;
}

/** What is the same whenever a word occurs. */
interface Sight {
  readonly stem: string;
  readonly key: number;
  /** Of the stem, as the first of a pair. */
  readonly asFirst: number;
  readonly grams: Uint32Array;
  /** The word's vector, weighted; undefined when it has none. */
  readonly vector: Float32Array | undefined;
}

/** Of the most common words of English, so many, characters are not looked at: "what" and "that" share some, and that means nothing. Without them
 *  nothing is understood worse, and learning takes a twentieth less. */
const common = 200;

/** Words remembered at most: learning meets the same few thousand words again and again. */
const remembered = 20_000;

/** Makes what looks at questions: stemmed words, neighbouring stems, 3-grams of characters inside words, and the
 *  average word vector. */
export function createLooker(vectors: WordVectors | undefined): (words: readonly string[]) => Look {
  const sights = new Map<string, Sight>();
  const sightOf = (word: string): Sight => {
    const known = sights.get(word);
    if (known) return known;
    const stemmed = stem(word);
    const vector = vectorOf(word, vectors);
    const [key, asFirst] = [hash(stemmed, seed.word), hash(stemmed, seed.pair)];
    const spelled = (vectors?.rank(word) ?? common) < common ? noGrams : grams(word);
    const sight = { stem: stemmed, key, asFirst, grams: spelled, vector };
    if (sights.size >= remembered) sights.clear();
    sights.set(word, sight);
    return sight;
  };
  const count = createCounter();
  const numbers = createShelf((length) => new Float32Array(length));
  return (words) => {
    const seen = words.map(sightOf);
    const meaning = numbers(dimensions);
    for (const { vector } of seen) if (vector) add(meaning, vector);
    return { ...count(seen), meaning: toLength(meaning, 1) };
  };
}

/** Makes what counts the features of a question. It writes on the same sheet each time: training comes here often. */
function createCounter(): (seen: readonly Sight[]) => Omit<Look, "meaning"> {
  let sheet = new Uint32Array(4_096);
  let tallies = new Uint8Array(sheet.length);
  const keysOf = createShelf((length) => new Uint32Array(length));
  const countsOf = createShelf((length) => new Uint8Array(length));
  return (seen) => {
    const most = seen.reduce((sum, { grams }) => sum + grams.length, 2 * seen.length);
    if (most > sheet.length) {
      sheet = new Uint32Array(2 * most);
      tallies = new Uint8Array(sheet.length);
    }
    let to = 0;
    for (const { key } of seen) sheet[to++] = key;
    const words = tally(sheet, tallies, 0, to);
    to = words;
    for (let i = 1; i < seen.length; i++)
      sheet[to++] = hash((seen[i] as Sight).stem, mix((seen[i - 1] as Sight).asFirst, space));
    const pairs = tally(sheet, tallies, words, to);
    to = pairs;
    for (const { grams } of seen) for (let i = 0; i < grams.length; i++) sheet[to++] = grams[i] as number;
    const characters = tally(sheet, tallies, pairs, to);
    const [keys, counts] = [keysOf(characters), countsOf(characters)];
    keys.set(sheet.subarray(0, characters));
    counts.set(tallies.subarray(0, characters));
    return { keys, counts, ends: [words, pairs, characters] };
  };
}

/** Sorts the keys between `from` and `to`, keeps each once, and counts it. Returns where the last one ends. */
function tally(keys: Uint32Array, counts: Uint8Array, from: number, to: number): number {
  keys.subarray(from, to).sort();
  let end = from;
  for (let i = from; i < to; i++) {
    const key = keys[i] as number;
    if (end > from && keys[end - 1] === key) {
      counts[end - 1] = Math.min(255, (counts[end - 1] as number) + 1);
      continue;
    }
    keys[end] = key;
    counts[end++] = 1;
  }
  return end;
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

const noGrams = new Uint32Array(0);

function grams(word: string): Uint32Array {
  const marked = `<${word}>`;
  const keys: number[] = [];
  for (let from = 0; from + 3 <= marked.length; from++) {
    let key: number = seed.character;
    for (let i = from; i < from + 3; i++) key = mix(key, marked.charCodeAt(i));
    keys.push(key);
  }
  return Uint32Array.from(keys);
}

/** "learning", "learned", "learns" → "learn". Words with other characters than a–z stay. */
export const stem = (word: string): string => (/^[a-z]+$/.test(word) ? stemmer(word) : word);

const seed = { word: 0x811c9dc5, pair: 0x1b873593, character: 0x2545f491, phrase: 0x3c6ef372 } as const;
const space = 32;
/** One round of FNV-1a. */
const mix = (key: number, code: number): number => Math.imul(key ^ code, 0x01000193);

function hash(text: string, from: number): number {
  let key: number = from;
  for (let i = 0; i < text.length; i++) key = mix(key, text.charCodeAt(i));
  return key >>> 0;
}

/** Words in their order, as a number. Two of 20,000 phrasings and a question are taken for one another once in 200,000 questions. */
export const phraseKey = (words: readonly string[]): number => hash(words.join(" "), seed.phrase);

/** The key of a word in the words block, where it stands stemmed. */
export const wordKey = (word: string): number => hash(stem(word), seed.word);

/** A question as numbers: sparse features by row, and its meaning. */
export interface Seen {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** How many of the rows are of words and pairs; those of characters stand behind them. */
  readonly spoken: number;
  /** Unit length × {@link meaningLength}; zeros when no word has a vector. */
  readonly meaning: Float32Array;
}

/** What turns counts into numbers: the features seen in training with their rarity, and the average meaning. */
export interface Scale {
  /** Feature keys, sorted; the place of a key is its row. */
  readonly keys: Uint32Array;
  /** Rarity (inverse document frequency) by row. */
  readonly rarity: Float32Array;
  /** The average meaning of the examples, taken away from every meaning. */
  readonly centre: Float32Array;
}

/** Makes what measures a question: tf-idf with dampened counts, each block brought to its length, and the meaning less its centre. */
export function createSeer({ rarity, centre }: Scale, rowOf: RowOf): (look: Look) => Seen {
  const rowsFor = createShelf((length) => new Int32Array(length));
  const valuesFor = createShelf((length) => new Float32Array(length));
  return ({ keys, counts, ends, meaning }) => {
    const rows = rowsFor(keys.length);
    const values = valuesFor(keys.length);
    let [at, end, spoken] = [0, 0, 0];
    for (const [block, blockEnd] of ends.entries()) {
      const start = end;
      spoken = start;
      let squares = 0;
      for (; at < blockEnd; at++) {
        const row = rowOf(keys[at] as number);
        if (row < 0) continue;
        const value = (logarithms[counts[at] as number] as number) * (rarity[row] as number);
        rows[end] = row;
        values[end++] = value;
        squares += value * value;
      }
      const by = squares > 0 ? (blockLength[block] ?? 1) / Math.sqrt(squares) : 0;
      for (let i = start; i < end; i++) values[i] = (values[i] as number) * by;
    }
    return {
      rows: rows.subarray(0, end),
      values: values.subarray(0, end),
      spoken,
      meaning: centred(meaning, centre, valuesFor(dimensions)),
    };
  };
}

function centred(meaning: Float32Array, centre: Float32Array, less: Float32Array): Float32Array {
  if (meaning.every((x) => x === 0)) return meaning;
  for (let i = 0; i < dimensions; i++) less[i] = (meaning[i] as number) - (centre[i] as number);
  return toLength(less, meaningLength);
}

/** 1 + log(count), by count: a word that stands there twice counts for less than two. */
const logarithms = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

/** Smooth inverse frequency (Arora et al. 2017): Zipf's law turns a rank into a frequency, and the constant makes the
 *  first hundred words count for little. */
export const rareness = (rank: number): number => 1e-3 / (1e-3 + 1 / ((rank + 3) * 11));

/** In place. Zeros stay zeros. */
function toLength(vector: Float32Array, length: number): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const by = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * by;
  return vector;
}
