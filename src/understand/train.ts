import { type Look, look, type Scale, type Seen, see } from "./features.ts";
import { learn, type Row } from "./learn.ts";
import type { Centres, Model } from "./model.ts";
import { dimensions, type WordVectors } from "./vectors.ts";

/** One phrasing, normalised, and what it asks for. */
export interface Example {
  readonly words: readonly string[];
  readonly label: string;
}

/** From this many examples on, a feature that only one example has is left out: it doubles the model for nothing. */
const many = 2_000;

/** Trains a multinomial logistic regression over the features of every example. Deterministic. */
export function train(examples: readonly Example[], vectors: WordVectors | undefined): Model {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const numberOf = new Map(labels.map((label, i) => [label, i]));
  const looks = examples.map(({ words }) => look(words, vectors));
  const scale = measure(looks);
  const seen = looks.map((one) => see(one, scale));
  const targets = Uint16Array.from(examples, ({ label }) => numberOf.get(label) ?? 0);
  const features = scale.keys.length;
  const weights = learn(
    seen.map((one) => dense(one, features)),
    targets,
    labels.length,
    features + dimensions + 1,
  );
  return {
    ...scale,
    ...quantise(weights, labels.length),
    labels,
    centres: centresOf(seen, targets, labels.length),
    words: countWords(examples),
  };
}

/** Finds the features of the examples, their rarity, and the average meaning. */
function measure(looks: readonly Look[]): Scale {
  const seenIn = new Map<number, number>();
  for (const { counts } of looks) {
    for (const block of counts) for (const key of block.keys()) seenIn.set(key, (seenIn.get(key) ?? 0) + 1);
  }
  const least = looks.length < many ? 1 : 2;
  const keys = Uint32Array.from([...seenIn].flatMap(([key, count]) => (count < least ? [] : [key]))).sort();
  const rarity = Float32Array.from(
    keys,
    (key) => Math.log((looks.length + 1) / ((seenIn.get(key) ?? 0) + 1)) + 1,
  );
  const centre = new Float32Array(dimensions);
  for (const { meaning } of looks) {
    for (let i = 0; i < dimensions; i++) centre[i] = (centre[i] ?? 0) + (meaning[i] ?? 0) / looks.length;
  }
  return { keys, rarity, centre };
}

/** Features and meaning behind one another, with the bias last. */
function dense({ rows, values, meaning }: Seen, features: number): Row {
  const length = rows.length + dimensions + 1;
  const all = { rows: new Int32Array(length), values: new Float32Array(length) };
  all.rows.set(rows);
  all.values.set(values);
  for (let i = 0; i < dimensions; i++) all.rows[rows.length + i] = features + i;
  all.values.set(meaning, rows.length);
  all.rows[length - 1] = features + dimensions;
  all.values[length - 1] = 1;
  return all;
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

/** Adds up the examples of each class. */
function centresOf(seen: readonly Seen[], targets: Uint16Array, classes: number): Centres {
  const sums = Array.from({ length: classes }, () => new Map<number, number>());
  for (const [i, { rows, values }] of seen.entries()) {
    const sum = sums[targets[i] ?? 0];
    rows.forEach((row, k) => {
      sum?.set(row, (sum.get(row) ?? 0) + (values[k] ?? 0));
    });
  }
  const starts = new Uint32Array(classes + 1);
  const rows: number[] = [];
  const bytes: number[] = [];
  for (const [i, sum] of sums.entries()) {
    const largest = Math.max(...sum.values(), 0);
    for (const [row, value] of sum) {
      const byte = Math.round((value / largest) * 255);
      if (byte === 0) continue;
      rows.push(row);
      bytes.push(byte);
    }
    starts[i + 1] = rows.length;
  }
  return { starts, rows: Uint32Array.from(rows), values: Uint8Array.from(bytes) };
}

function countWords(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of examples) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
