import { describe, expect, test } from "vitest";
import { kernelBytes } from "../../src/understand/kernel.ts";

/** The two loops of kernel.wat in plain JavaScript, rounding to 32 bits wherever WebAssembly does. */
const f = Math.fround;

/** Classes of other blocks keep what they had. */
function plainScore(
  rows: Int32Array,
  values: Float32Array,
  weights: Float32Array,
  before: Float32Array,
  blocks: readonly number[],
): Float32Array {
  const stride = before.length;
  return before.map((kept, c) => {
    if (!blocks.includes(Math.floor(c / 16))) return kept;
    let score = 0;
    for (const [k, row] of rows.entries())
      score = f(score + f((values[k] ?? 0) * (weights[row * stride + c] ?? 0)));
    return score;
  });
}

interface Learner {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

interface How {
  readonly size: number;
  readonly rate: number;
  /** Which blocks of 16 classes are corrected. */
  readonly blocks: readonly number[];
}

function plainCorrect(
  { weights, squares }: Learner,
  rows: Int32Array,
  values: Float32Array,
  errors: Float32Array,
  { size, rate, blocks }: How,
): void {
  for (const [k, row] of rows.entries()) {
    const value = values[k] ?? 0;
    const square = f((squares[row] ?? 0) + f(f(size) * f(value * value)));
    squares[row] = square;
    const step = f(value * f(f(rate) / f(Math.sqrt(square))));
    for (const [c, error] of errors.entries()) {
      if (!blocks.includes(Math.floor(c / 16))) continue;
      const at = row * errors.length + c;
      weights[at] = f((weights[at] ?? 0) - f(step * error));
    }
  }
}

type Kernel = Record<"score" | "correct", (...numbers: number[]) => void>;

/** The kernel over a memory of its own; everything that `run` needs lies behind one another in it. */
function wasm(longest: number, stride: number, features: number) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(Buffer.from(kernelBytes, "base64"));
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel;
  const [rowsAt, valuesAt, scoresAt] = [0, 4 * longest, 8 * longest];
  const blocksAt = scoresAt + 4 * stride;
  const squaresAt = blocksAt + stride;
  const weightsAt = squaresAt + 4 * features;
  const put = (rows: Int32Array, values: Float32Array): void => {
    new Int32Array(memory.buffer, rowsAt).set(rows);
    new Float32Array(memory.buffer, valuesAt).set(values);
  };
  return {
    scores: new Float32Array(memory.buffer, scoresAt, stride),
    squares: new Float32Array(memory.buffer, squaresAt, features),
    weights: new Float32Array(memory.buffer, weightsAt, stride * features),
    score: (rows: Int32Array, values: Float32Array, blocks: readonly number[]) => {
      put(rows, values);
      new Int32Array(memory.buffer, blocksAt).set(blocks.map((block) => 64 * block));
      kernel.score(rowsAt, valuesAt, rows.length, stride, weightsAt, scoresAt, blocksAt, blocks.length);
    },
    correct: (rows: Int32Array, values: Float32Array, { size, rate, blocks }: How) => {
      put(rows, values);
      new Int32Array(memory.buffer, blocksAt).set(blocks.map((block) => 64 * block));
      const pointers = [rowsAt, valuesAt, rows.length, stride, weightsAt, scoresAt, squaresAt] as const;
      kernel.correct(...pointers, size, rate, blocksAt, blocks.length);
    },
  };
}

/** The same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe.each([
  { stride: 16, features: 1, longest: 1 },
  { stride: 16, features: 9, longest: 4 },
  { stride: 48, features: 20, longest: 13 },
])("over $features rows of $stride classes, $longest at a time", ({ stride, features, longest }) => {
  test("thirty steps of training give, bit for bit, what plain JavaScript gives", () => {
    const random = numbers(features);
    const machine = wasm(longest, stride, features);
    const plain = {
      weights: Float32Array.from({ length: stride * features }, random),
      squares: new Float32Array(features).fill(0.01),
    };
    machine.weights.set(plain.weights);
    machine.squares.set(plain.squares);
    // Some of the blocks, never none.
    const some = (): number[] =>
      Array.from({ length: stride / 16 }, (_, i) => i).filter((i) => i === 0 || random() > 0);
    let errors: Float32Array = new Float32Array(stride);
    for (let step = 0; step < 30; step++) {
      const count = 1 + (step % longest);
      const rows = Int32Array.from({ length: count }, () => Math.floor(((random() + 1) / 2) * features));
      const values = Float32Array.from({ length: count }, random);
      const looked = some();
      errors = plainScore(rows, values, plain.weights, errors, looked);
      machine.score(rows, values, looked);
      expect(machine.scores).toEqual(errors);
      const how = { size: errors.reduce((sum, x) => sum + x * x, 0), rate: 0.6 - step / 60, blocks: some() };
      plainCorrect(plain, rows, values, errors, how);
      machine.correct(rows, values, how);
      expect(machine.squares).toEqual(plain.squares);
      expect(machine.weights).toEqual(plain.weights);
    }
  });
});
