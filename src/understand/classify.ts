import { createEnglish } from "./english.ts";
import { outside } from "./examples.ts";
import { createLooker, createSeer, phraseKey, type Seen, wordKey } from "./features.ts";
import type { Model } from "./model.ts";
import { createNearness, createWeigh } from "./nearest.ts";
import { createRows, type RowOf } from "./rows.ts";
import { createSpeller } from "./spell.ts";
import { dimensions, type WordVectors } from "./vectors.ts";

/** One class and how likely it is. */
export interface Ranked {
  readonly label: string;
  /** 0–1; all classes together make 1. */
  readonly probability: number;
}

/** What the classifier makes of some words. */
export interface Classified {
  /** The words after the speller. */
  readonly words: readonly string[];
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Share of what the words say that the phrasings know, 0–1, weighted by how rare a word is in English. */
  readonly known: number;
  readonly seen: Seen;
}

export interface Classifier {
  classify(words: readonly string[]): Classified;
  /** How near the question comes to a phrasing of the class, 0–1: cosine over words and pairs. */
  near(classified: Classified, label: string): number;
  /** Probabilities by class → the same, where a class gains that has a phrasing much like the question. */
  weigh(probabilities: ReadonlyMap<string, number>, classified: Classified): Map<string, number>;
  /** The class that has these words as a phrasing, if only one has. */
  exact(words: readonly string[]): string | undefined;
}

/** Everything that ranks answers, ready to be asked. Holds no state between questions. */
export function createClassifier(model: Model, vectors: WordVectors | undefined): Classifier {
  const look = createLooker(vectors);
  const rowOf = createRows(model.keys);
  const see = createSeer(model, rowOf);
  const nearness = createNearness(model);
  const weigh = createWeigh(model, outside);
  const phrasingAt = createRows(model.phrasings.keys);
  const { isCommon, guess } = createEnglish(vectors);
  const speller = createSpeller(model.words, isCommon, guess);
  return {
    classify: (typed) => {
      const words = typed.map(speller.correct);
      const seen = see(look(words));
      const known = knownShare(typed, words, { model, rowOf, vectors });
      return { words, ranked: rank(scoresOf(seen, model), model.labels), known, seen };
    },
    exact: (words) => {
      const at = phrasingAt(phraseKey(words));
      return at < 0 ? undefined : model.labels[model.phrasings.classes[at] ?? 0];
    },
    near: ({ seen }, label) => nearness(seen, label),
    weigh: (probabilities, { seen }) => weigh(probabilities, (label) => nearness(seen, label)),
  };
}

function scoresOf(seen: Seen, { weights, scales, labels, keys }: Model): Float32Array {
  const classes = labels.length;
  const scores = new Float32Array(classes);
  const addRow = (row: number, value: number): void => {
    const by = value * (scales[row] as number);
    const from = row * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[from + c] as number) * by;
  };
  for (let k = 0; k < seen.rows.length; k++) addRow(seen.rows[k] as number, seen.values[k] as number);
  for (let i = 0; i < dimensions; i++)
    if (seen.meaning[i]) addRow(keys.length + i, seen.meaning[i] as number);
  addRow(keys.length + dimensions, 1);
  return scores;
}

/** Softmax, best first. */
function rank(scores: Float32Array, labels: readonly string[]): Ranked[] {
  const largest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = Array.from(scores, (score) => Math.exp(score - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return labels
    .map((label, i) => ({ label, probability: (powers[i] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}

function knownShare(
  typed: readonly string[],
  words: readonly string[],
  { model, rowOf, vectors }: { model: Model; rowOf: RowOf; vectors: WordVectors | undefined },
): number {
  let all = 0;
  let known = 0;
  for (const [i, word] of words.entries()) {
    const weight = Math.log((vectors?.rank(word) ?? 60_000) + 10);
    all += weight;
    if (!model.words.has(word) && rowOf(wordKey(word)) < 0) continue;
    known += word === typed[i] ? weight : weight * guessed;
  }
  return all === 0 ? 0 : known / all;
}

/** What a word is worth that only the speller knew. */
const guessed = 0.25;
