import type { Scale } from "./features.ts";

/** A trained classifier: nothing but numbers, and the words the speller knows. */
export interface Model extends Scale {
  /** What can be answered, by class number. */
  readonly labels: readonly string[];
  /** One byte a weight, by row and then by class: `rows × labels`. Rows are the features, then the numbers
   *  of the meaning, then the bias. */
  readonly weights: Int8Array;
  /** What each row's bytes are multiplied with. */
  readonly scales: Float32Array;
  /** Every phrasing, for how near a question comes to one of them. */
  readonly kept: Kept;
  /** What is asked word for word. */
  readonly phrasings: Phrasings;
  /** Word → how many examples use it. */
  readonly words: ReadonlyMap<string, number>;
}

/** The words and pairs of phrasings as sparse vectors of unit length, class by class. */
export interface Kept {
  /** Those of class i stand from `classes[i]` to `classes[i + 1]`. */
  readonly classes: Uint32Array;
  /** The features of phrasing i stand from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
  /** 255 stands for 1. */
  readonly values: Uint8Array;
}

/** The phrasings that only one class has. */
export interface Phrasings {
  /** Hashes of their words, sorted. */
  readonly keys: Uint32Array;
  /** The class of each. */
  readonly classes: Uint16Array;
}

const magic = 0x364d4d52;
/** The text and eleven arrays of numbers. */
const arrayCount = 12;

/** Model → bytes, to be cached. */
export function packModel(model: Model): Uint8Array {
  const text = new TextEncoder().encode(
    JSON.stringify({
      labels: model.labels,
      words: [...model.words].map(([word, count]) => `${word} ${count}`).join("\n"),
    }),
  );
  const arrays: readonly NumberArray[] = [
    text,
    model.keys,
    model.rarity,
    model.centre,
    model.weights,
    model.scales,
    model.kept.classes,
    model.kept.starts,
    model.kept.rows,
    model.kept.values,
    model.phrasings.keys,
    model.phrasings.classes,
  ];
  const head = new Uint32Array(2 + arrays.length);
  head.set([magic, arrays.length, ...arrays.map((array) => array.byteLength)]);
  const bytes = new Uint8Array(
    head.byteLength + arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0),
  );
  bytes.set(new Uint8Array(head.buffer));
  let at = head.byteLength;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

type NumberArray = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

/** Typed arrays must begin at a multiple of their width. */
const aligned = (length: number): number => Math.ceil(length / 4) * 4;

/** Bytes → model, without copying the numbers. `bytes` must begin at a multiple of four in its buffer.
 *  Throws RangeError when they are not a packed model. */
export function unpackModel(bytes: Uint8Array): Model {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  if (bytes.byteLength < 56 || head[0] !== magic || head[1] !== arrayCount)
    throw new RangeError("not a packed model");
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, arrayCount);
  let at = 8 + lengths.byteLength;
  if (lengths.reduce((sum, length) => sum + aligned(length), at) > bytes.byteLength)
    throw new RangeError("a packed model that is cut off");
  const next = (index: number): [ArrayBufferLike, number, number] => {
    const length = lengths[index] ?? 0;
    const start = bytes.byteOffset + at;
    at += aligned(length);
    return [bytes.buffer, start, length];
  };
  const floats = ([buffer, start, length]: [ArrayBufferLike, number, number]) =>
    new Float32Array(buffer, start, length / 4);
  const whole = ([buffer, start, length]: [ArrayBufferLike, number, number]) =>
    new Uint32Array(buffer, start, length / 4);
  const halves = ([buffer, start, length]: [ArrayBufferLike, number, number]) =>
    new Uint16Array(buffer, start, length / 2);
  const text = readText(new Uint8Array(...next(0)));
  const keys = whole(next(1));
  const rarity = floats(next(2));
  const centre = floats(next(3));
  const weights = new Int8Array(...next(4));
  const scales = floats(next(5));
  const kept = {
    classes: whole(next(6)),
    starts: whole(next(7)),
    rows: halves(next(8)),
    values: new Uint8Array(...next(9)),
  };
  const phrasings = { keys: whole(next(10)), classes: halves(next(11)) };
  return { ...text, keys, rarity, centre, weights, scales, kept, phrasings };
}

function readText(bytes: Uint8Array): Pick<Model, "labels" | "words"> {
  const { labels, words } = JSON.parse(new TextDecoder().decode(bytes)) as {
    labels: string[];
    words: string;
  };
  const counts = words.split("\n").map((line): [string, number] => {
    const [word = "", count] = line.split(" ");
    return [word, Number(count)];
  });
  return { labels, words: new Map(counts) };
}
