import { kernelBytes } from "./kernel.ts";

/** An example: which rows of the weights it touches, and how much. */
export interface Row {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** How much it touches the rows behind the features: as many in every example. */
  readonly meaning: Float32Array;
}

/** How the classifier learns; chosen by cross-validation over phrasings, never on test questions. */
const learning = {
  /** First step size of AdaGrad for 20,000 examples, and how it grows with their number: AdaGrad's steps shrink as it
   *  looks, and a few examples are soon learnt by heart. */
  rate: { most: 1, examples: 20_000, power: 0.4 },
  /** What AdaGrad's sums of squares begin with. */
  caution: 1e-2,
  /** An example this sure of its class is looked at only every second pass. */
  easyFrom: 0.8,
  /** An example this sure of its class corrects nothing any more. */
  settledFrom: 0.97,
  /** Errors of a block of classes that are smaller than this are left as they are. */
  smallest: 0.001,
  /** Examples × passes aimed at: few examples need more passes. */
  lookings: 80_000,
  passes: { least: 6, most: 15 },
} as const;

/** Stochastic gradient descent on the softmax loss with AdaGrad's step sizes, one for each row. Deterministic. Returns the
 *  weights: a row of classes for each of the `features`, then for each number of a meaning, then one for the bias. */
export function learn(
  examples: readonly Row[],
  targets: Uint16Array,
  classes: number,
  features: number,
): Float32Array {
  const machine = createMachine(examples, classes, features);
  const { least, most } = learning.passes;
  const passes = Math.min(most, Math.max(least, Math.round(learning.lookings / examples.length)));
  const first = learning.rate.most * (examples.length / learning.rate.examples) ** learning.rate.power;
  const easy = new Uint8Array(examples.length);
  const order = Int32Array.from(examples, (_, i) => i);
  const random = randomFrom(5);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    const rate = first * (1.02 - pass / passes);
    for (const i of order) {
      const example = examples[i];
      if (example === undefined || (easy[i] === 1 && pass % 2 === 1)) continue;
      easy[i] = machine.look(example, targets[i] ?? 0, rate) > learning.easyFrom ? 1 : 0;
    }
  }
  return machine.weights();
}

interface Machine {
  /** Looks at one example and corrects the weights; returns the probability its class had before. */
  look(example: Row, target: number, rate: number): number;
  weights(): Float32Array;
}

type Score = (
  rows: number,
  values: number,
  count: number,
  stride: number,
  weights: number,
  scores: number,
) => void;
type Correct = (
  ...args: [
    ...pointers: Parameters<Score>,
    squares: number,
    size: number,
    rate: number,
    blocks: number,
    blockCount: number,
  ]
) => void;

/** The weights in WebAssembly memory, and the kernel over them. */
function createMachine(examples: readonly Row[], classes: number, features: number): Machine {
  const dimensions = examples[0]?.meaning.length ?? 0;
  const always = Int32Array.from({ length: dimensions + 1 }, (_, i) => features + i);
  const all = features + always.length;
  const longest = examples.reduce((most, { rows }) => Math.max(most, rows.length), 0) + always.length;
  const stride = Math.ceil(classes / block) * block;
  const rowsAt = 0;
  const valuesAt = rowsAt + 4 * Math.ceil(longest / 4) * 4;
  const scoresAt = valuesAt + 4 * Math.ceil(longest / 4) * 4;
  const blocksAt = scoresAt + 4 * stride;
  const squaresAt = blocksAt + stride;
  const weightsAt = squaresAt + 16 * Math.ceil(all / 4);
  const bytes = weightsAt + 4 * stride * all;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(kernelBytes, "base64")), {
    env: { memory },
  });
  const { score, correct } = kernel.exports as { score: Score; correct: Correct };
  const rows = new Int32Array(memory.buffer, rowsAt, longest);
  const values = new Float32Array(memory.buffer, valuesAt, longest);
  const scores = new Float32Array(memory.buffer, scoresAt, stride);
  const blocks = new Int32Array(memory.buffer, blocksAt, stride / block);
  new Float32Array(memory.buffer, squaresAt, all).fill(learning.caution);
  return {
    look: (example, target, rate) => {
      const sparse = example.rows.length;
      const count = sparse + always.length;
      rows.set(example.rows);
      rows.set(always, sparse);
      values.set(example.values);
      values.set(example.meaning, sparse);
      values[count - 1] = 1;
      score(rowsAt, valuesAt, count, stride, weightsAt, scoresAt);
      const probability = toErrors(scores, classes, target);
      if (probability >= learning.settledFrom) return probability;
      const { size, count: wrong } = blocksOf(scores, blocks);
      correct(rowsAt, valuesAt, count, stride, weightsAt, scoresAt, squaresAt, size, rate, blocksAt, wrong);
      return probability;
    },
    weights: () => {
      const padded = new Float32Array(memory.buffer, weightsAt, stride * all);
      const packed = new Float32Array(classes * all);
      for (let row = 0; row < all; row++)
        packed.set(padded.subarray(row * stride, row * stride + classes), row * classes);
      return packed;
    },
  };
}

/** Classes that are corrected together: four numbers a register, four registers. */
const block = 16;

/** Finds the blocks whose errors matter, and writes where each begins, in bytes. Most classes are out of the question for most
 *  examples: their errors together are smaller than what one step leaves. Returns how many, and the sum of their squares. */
function blocksOf(
  errors: Float32Array,
  blocks: Int32Array,
): { readonly size: number; readonly count: number } {
  let [size, count] = [0, 0];
  for (let from = 0; from < errors.length; from += block) {
    let sum = 0;
    for (let c = from; c < from + block; c++) sum += (errors[c] as number) ** 2;
    size += sum;
    if (sum > learning.smallest ** 2) blocks[count++] = 4 * from;
  }
  return { size, count };
}

/** Scores → softmax probabilities less the truth, in place. Returns the probability of the target. */
function toErrors(scores: Float32Array, classes: number, target: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) if ((scores[c] as number) > largest) largest = scores[c] as number;
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const power = Math.exp((scores[c] as number) - largest);
    scores[c] = power;
    sum += power;
  }
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) / sum;
  scores.fill(0, classes);
  const probability = scores[target] as number;
  scores[target] = probability - 1;
  return probability;
}

/** Mulberry32: small, seeded, so that the same knowledge always gives the same model. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
