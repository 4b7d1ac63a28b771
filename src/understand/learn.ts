import { kernelBytes } from "./kernel.ts";

/** An example: which rows of the weights it touches, and how much. */
export interface Row {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** How much it touches the rows behind the features: as many in every example. */
  readonly meaning: Float32Array;
}

/** How the classifier learns; chosen by cross-validation over phrasings and on questions that people asked in public. */
const learning = {
  /** First step size of AdaGrad: it grows with the examples, for a few are soon learnt by heart, up to a most; larger ones do better
   *  on invented phrasings and worse on what people really ask. */
  rate: { most: 0.9, examples: 20_000, power: 0.4 },
  /** What AdaGrad's sums of squares begin with. */
  caution: 1e-2,
  /** An example this sure of its class is looked at only every second pass. */
  easyFrom: 0.7,
  /** An example this sure of its class corrects nothing any more. */
  settledFrom: 0.95,
  /** Errors of a block of classes that are smaller than this are left as they are. */
  smallest: 0.01,
  /** A block of classes that together are less likely than this is out of the question for an example, until all are looked at again. */
  unlikely: 0.02,
  /** In which passes all classes are looked at. */
  whole: (pass: number) => pass % 3 === 0,
  /** Examples × passes aimed at: few examples need more passes. */
  lookings: 80_000,
  passes: { least: 3, most: 15 },
} as const;

/** Stochastic gradient descent on the softmax loss with AdaGrad's step sizes, one for each row. Deterministic. Returns the
 *  weights: a row of classes for each of the `features`, then for each number of a meaning, then one for the bias. */
export function learn(
  examples: readonly Row[],
  targets: Uint16Array,
  classes: number,
  features: number,
): Float32Array {
  const machine = createMachine(examples, targets, classes, features);
  const { least, most } = learning.passes;
  const passes = Math.min(most, Math.max(least, Math.round(learning.lookings / examples.length)));
  const { rate } = learning;
  const first = Math.min(rate.most, (examples.length / rate.examples) ** rate.power);
  const easy = new Uint8Array(examples.length);
  const order = Int32Array.from(examples, (_, i) => i);
  const random = randomFrom(5);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    const step = first * (1.02 - pass / passes);
    const whole = learning.whole(pass);
    for (const i of order) {
      if (easy[i] === 1 && pass % 2 === 1) continue;
      easy[i] = machine.look(i, step, whole) > learning.easyFrom ? 1 : 0;
    }
  }
  return machine.weights();
}

interface Machine {
  /** Looks at an example, at all classes or only at those that were not out of the question when all were looked at, and corrects the
   *  weights; returns the probability its class had before. */
  look(index: number, rate: number, whole: boolean): number;
  weights(): Float32Array;
}

type Pointers = [
  rows: number,
  values: number,
  count: number,
  stride: number,
  weights: number,
  scores: number,
];
type Blocks = [blocks: number, blockCount: number];
type Score = (...args: [...Pointers, ...Blocks]) => void;
type Correct = (...args: [...Pointers, squares: number, size: number, rate: number, ...Blocks]) => void;

/** The weights in WebAssembly memory, and the kernel over them. */
function createMachine(
  examples: readonly Row[],
  targets: Uint16Array,
  classes: number,
  features: number,
): Machine {
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
  const candidates = createCandidates(examples.length, blocks.length);
  return {
    look: (index, rate, whole) => {
      const example = examples[index] as Row;
      const target = targets[index] as number;
      const sparse = example.rows.length;
      const count = sparse + always.length;
      rows.set(example.rows);
      rows.set(always, sparse);
      values.set(example.values);
      values.set(example.meaning, sparse);
      values[count - 1] = 1;
      const looked = candidates.list(blocks, index, whole);
      score(rowsAt, valuesAt, count, stride, weightsAt, scoresAt, blocksAt, looked);
      scores.fill(Number.NEGATIVE_INFINITY, classes);
      const probability = toErrors(scores, blocks.subarray(0, looked), target);
      if (whole) candidates.note(scores, index, Math.floor(target / block));
      if (probability >= learning.settledFrom) return probability;
      const { size, count: wrong } = blocksOf(scores, blocks, looked);
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

/** Classes that are looked at and corrected together: four numbers a register, four registers. */
const block = 16;

/** Which blocks of classes an example may belong to. */
interface Candidates {
  /** Writes where each block begins, in bytes; returns how many. */
  list(into: Int32Array, example: number, whole: boolean): number;
  /** Notes what all errors of an example say. */
  note(errors: Float32Array, example: number, own: number): void;
}

function createCandidates(examples: number, blocks: number): Candidates {
  const likely = new Uint8Array(examples * blocks);
  return {
    list: (into, example, whole) => {
      let count = 0;
      for (let b = 0; b < blocks; b++)
        if (whole || likely[example * blocks + b] === 1) into[count++] = 4 * block * b;
      return count;
    },
    note: (errors, example, own) => {
      for (let b = 0; b < blocks; b++) {
        let sum = 0;
        for (let c = b * block; c < (b + 1) * block; c++) sum += errors[c] as number;
        likely[example * blocks + b] = b === own || sum > learning.unlikely ? 1 : 0;
      }
    },
  };
}

/** Keeps of some blocks those whose errors matter. Most classes are out of the question for most examples: their errors together are smaller
 *  than what one step leaves. Returns how many are kept, and the sum of their squares. */
function blocksOf(
  errors: Float32Array,
  blocks: Int32Array,
  looked: number,
): { readonly size: number; readonly count: number } {
  let [size, count] = [0, 0];
  for (let i = 0; i < looked; i++) {
    const from = (blocks[i] as number) / 4;
    let sum = 0;
    for (let c = from; c < from + block; c++) sum += (errors[c] as number) ** 2;
    size += sum;
    if (sum > learning.smallest ** 2) blocks[count++] = 4 * from;
  }
  return { size, count };
}

/** Scores of some blocks → softmax probabilities less the truth, in place; a score of −∞ is no class. Returns the probability of the target. */
function toErrors(scores: Float32Array, blocks: Int32Array, target: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < blocks.length; i++) {
    const from = (blocks[i] as number) / 4;
    for (let c = from; c < from + block; c++)
      if ((scores[c] as number) > largest) largest = scores[c] as number;
  }
  let sum = 0;
  for (let i = 0; i < blocks.length; i++) {
    const from = (blocks[i] as number) / 4;
    for (let c = from; c < from + block; c++) {
      const power = Math.exp((scores[c] as number) - largest);
      scores[c] = power;
      sum += power;
    }
  }
  for (let i = 0; i < blocks.length; i++) {
    const from = (blocks[i] as number) / 4;
    for (let c = from; c < from + block; c++) scores[c] = (scores[c] as number) / sum;
  }
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
