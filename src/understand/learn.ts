import { kernelBytes } from "./kernel.ts";

/** A sparse example: which rows of the weights it touches, and how much. */
export interface Row {
  readonly rows: Int32Array;
  readonly values: Float32Array;
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
  /** Examples × passes aimed at: few examples need more passes. */
  lookings: 80_000,
  passes: { least: 6, most: 15 },
} as const;

/** Stochastic gradient descent on the softmax loss with AdaGrad's step sizes, one for each row. Deterministic.
 *  `features` is the number of rows. Returns the weights, features × classes. */
export function learn(
  examples: readonly Row[],
  targets: Uint16Array,
  classes: number,
  features: number,
): Float32Array {
  const machine = createMachine(Math.max(...examples.map(({ rows }) => rows.length)), classes, features);
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
  ...args: [...pointers: Parameters<Score>, squares: number, size: number, rate: number]
) => void;

/** The weights in WebAssembly memory, and the kernel over them. */
function createMachine(longest: number, classes: number, features: number): Machine {
  // Four numbers a register, four registers a block.
  const stride = Math.ceil(classes / 16) * 16;
  const rowsAt = 0;
  const valuesAt = rowsAt + 4 * Math.ceil(longest / 4) * 4;
  const scoresAt = valuesAt + 4 * Math.ceil(longest / 4) * 4;
  const squaresAt = scoresAt + 4 * stride;
  const weightsAt = squaresAt + 16 * Math.ceil(features / 4);
  const bytes = weightsAt + 4 * stride * features;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(kernelBytes, "base64")), {
    env: { memory },
  });
  const { score, correct } = kernel.exports as { score: Score; correct: Correct };
  const rows = new Int32Array(memory.buffer, rowsAt, longest);
  const values = new Float32Array(memory.buffer, valuesAt, longest);
  const scores = new Float32Array(memory.buffer, scoresAt, stride);
  new Float32Array(memory.buffer, squaresAt, features).fill(learning.caution);
  return {
    look: (example, target, rate) => {
      const count = example.rows.length;
      rows.set(example.rows);
      values.set(example.values);
      score(rowsAt, valuesAt, count, stride, weightsAt, scoresAt);
      const probability = toErrors(scores, classes, target);
      if (probability >= learning.settledFrom) return probability;
      const size = squaresOf(scores);
      correct(rowsAt, valuesAt, count, stride, weightsAt, scoresAt, squaresAt, size, rate);
      return probability;
    },
    weights: () => {
      const all = new Float32Array(memory.buffer, weightsAt, stride * features);
      const packed = new Float32Array(classes * features);
      for (let row = 0; row < features; row++)
        packed.set(all.subarray(row * stride, row * stride + classes), row * classes);
      return packed;
    },
  };
}

function squaresOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return sum;
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
