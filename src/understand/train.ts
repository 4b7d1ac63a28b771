import { createLooker, createSeer, type Look, phraseKey, type Scale, type Seen } from "./features.ts";
import { learn } from "./learn.ts";
import type { Kept, Model, Phrasings } from "./model.ts";
import { createRows } from "./rows.ts";
import { dimensions, type WordVectors } from "./vectors.ts";

/** One phrasing, normalised, and what it asks for. */
export interface Example {
  readonly words: readonly string[];
  readonly label: string;
  /** The words of it that ask, when there is a story around them. */
  readonly part?: readonly string[] | undefined;
}

/** How often a class is asked for, by label; only the ratios count. */
export type Often = ReadonlyMap<string, number>;

/** A feature that fewer examples have is left out, one more for every so many examples: rare features make the model
 *  several times as large and no better. */
const perFeature = 6_500;
/** From so many examples a class on, what asks in a story is learnt once more by itself, so that the story has less of a say: of a few
 *  examples it would be learnt by heart, however little it says. */
const partsFrom = 50;
/** Rows are kept in two bytes. */
const mostFeatures = 65_536;

/** Trains a multinomial logistic regression over the features of every example. Deterministic. Classes that are not in `often` are
 *  taken to be asked for as often as they have examples. */
export function train(
  examples: readonly Example[],
  vectors: WordVectors | undefined,
  often: Often = new Map(),
): Model {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const numberOf = new Map(labels.map((label, i) => [label, i]));
  const targetsOf = (some: readonly Example[]): Uint16Array =>
    Uint16Array.from(some, ({ label }) => numberOf.get(label) ?? 0);
  const look = createLooker(vectors);
  const looks = examples.map(({ words }) => look(words));
  const scale = measure(looks);
  const see = createSeer(scale, createRows(scale.keys));
  const seen = looks.map(see);
  const targets = targetsOf(examples);
  const features = scale.keys.length;
  const storied = examples.length < partsFrom * labels.length ? [] : examples.filter(({ part }) => part);
  const parts = storied.map(({ part = [] }) => see(look(part)));
  const weights = learn([...seen, ...parts], targetsOf([...examples, ...storied]), labels.length, features);
  const counts = countsOf(targets, labels.length);
  const bias = weights.subarray(weights.length - labels.length);
  for (const [i, by] of leanings(labels, counts, often).entries()) bias[i] = (bias[i] as number) + by;
  return {
    ...scale,
    ...quantise(weights, labels.length),
    labels,
    kept: keptOf(seen, targets, counts),
    phrasings: phrasingsOf(examples, targets),
    words: countWords(examples),
  };
}

/** How far the share of the questions is believed that people ask, beside the share of the examples that were written; chosen on real
 *  questions, with shares counted from others. */
const belief = 0.33;

/** How many examples each class has. */
function countsOf(targets: Uint16Array, classes: number): Uint32Array {
  const counts = new Uint32Array(classes);
  for (const target of targets) counts[target] = (counts[target] as number) + 1;
  return counts;
}

/** What each class gains because it is asked for more often than its share of the examples says; negative when less often. */
function leanings(labels: readonly string[], counts: Uint32Array, often: Often): number[] {
  const asked = labels.flatMap((label, i) => {
    const [share, count] = [often.get(label), counts[i] as number];
    return share === undefined ? [] : [{ i, count, more: Math.log(share / count) }];
  });
  const all = asked.reduce((sum, { count }) => sum + count, 0);
  const usual = asked.reduce((sum, { count, more }) => sum + (count * more) / all, 0);
  const gained = labels.map(() => 0);
  for (const { i, more } of asked) gained[i] = belief * (more - usual);
  return gained;
}

/** Finds the features of the examples, their rarity, and the average meaning. */
function measure(looks: readonly Look[]): Scale {
  const all = [...countKeys(looks)];
  let least = 1 + Math.floor(looks.length / perFeature);
  let counted = all.filter(({ count }) => count >= least);
  while (counted.length > mostFeatures) {
    least++;
    counted = counted.filter(({ count }) => count >= least);
  }
  const keys = Uint32Array.from(counted, ({ key }) => key);
  const rarity = Float32Array.from(counted, ({ count }) => Math.log((looks.length + 1) / (count + 1)) + 1);
  const centre = new Float32Array(dimensions);
  for (const { meaning } of looks)
    for (let i = 0; i < dimensions; i++)
      centre[i] = (centre[i] as number) + (meaning[i] as number) / looks.length;
  return { keys, rarity, centre };
}

/** In how many examples each key occurs, by key. All keys in one array, sorted: a map would grow to millions of lookings-up. */
function* countKeys(looks: readonly Look[]): Generator<{ readonly key: number; readonly count: number }> {
  const all = new Uint32Array(looks.reduce((sum, { keys }) => sum + keys.length, 0));
  let at = 0;
  for (const { keys } of looks) {
    all.set(keys, at);
    at += keys.length;
  }
  all.sort();
  for (let from = 0; from < all.length; ) {
    const key = all[from] as number;
    let to = from + 1;
    while (all[to] === key) to++;
    yield { key, count: to - from };
    from = to;
  }
}

/** One byte a weight: the largest of a row becomes 127. */
function quantise(weights: Float32Array, classes: number): Pick<Model, "weights" | "scales"> {
  const rows = weights.length / classes;
  const bytes = new Int8Array(weights.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let largest = 0;
    for (let i = row * classes; i < (row + 1) * classes; i++)
      largest = Math.max(largest, Math.abs(weights[i] as number));
    scales[row] = largest / 127;
    if (largest === 0) continue;
    for (let i = row * classes; i < (row + 1) * classes; i++)
      bytes[i] = Math.round(((weights[i] as number) / largest) * 127);
  }
  return { weights: bytes, scales };
}

/** Keeps the words and pairs of the examples, class by class, each brought to unit length. Characters would take twice as much again, and
 *  say little more. */
function keptOf(seen: readonly Seen[], targets: Uint16Array, counts: Uint32Array): Kept {
  const inOrder = [...seen.keys()].sort((a, b) => (targets[a] as number) - (targets[b] as number));
  const firsts = new Uint32Array(counts.length + 1);
  for (const [i, count] of counts.entries()) firsts[i + 1] = (firsts[i] as number) + count;
  const starts = new Uint32Array(seen.length + 1);
  const all = seen.reduce((sum, { spoken }) => sum + spoken, 0);
  const [rows, values] = [new Uint16Array(all), new Uint8Array(all)];
  for (const [at, i] of inOrder.entries()) {
    const one = seen[i] as Seen;
    const from = starts[at] as number;
    const own = one.values.subarray(0, one.spoken);
    const length = Math.hypot(...own);
    rows.set(one.rows.subarray(0, one.spoken), from);
    for (const [k, value] of own.entries()) values[from + k] = Math.round((255 * value) / length);
    starts[at + 1] = from + own.length;
  }
  return { classes: firsts, starts, rows, values };
}

/** A phrasing that two classes have says nothing. */
function phrasingsOf(examples: readonly Example[], targets: Uint16Array): Phrasings {
  const classes = new Map<number, number | undefined>();
  for (const [i, { words }] of examples.entries()) {
    const [key, target] = [phraseKey(words), targets[i]];
    classes.set(key, classes.has(key) && classes.get(key) !== target ? undefined : target);
  }
  const keys = Uint32Array.from(classes.keys())
    .filter((key) => classes.get(key) !== undefined)
    .sort();
  return { keys, classes: Uint16Array.from(keys, (key) => classes.get(key) ?? 0) };
}

function countWords(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of examples) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
