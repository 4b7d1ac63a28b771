import { dimensions } from "../../src/understand/vectors.ts";

/** A word of a hand-made table: its rank, and the only direction it points in. */
export interface TableWord {
  readonly word: string;
  readonly rank: number;
  /** Less than the dimensions. */
  readonly direction: number;
}

/** The bytes of a word table as vectors.ts describes them: each word a unit vector in one direction. */
export function wordTable(words: readonly TableWord[]): Uint8Array {
  const sorted = [...words].sort((a, b) => (a.word < b.word ? -1 : 1));
  const text = Buffer.from(sorted.map(({ word }) => word).join(""));
  const count = sorted.length;
  const bytes = Buffer.alloc(8 + (4 + 2 + 4 + dimensions) * count);
  bytes.write("RMW1");
  bytes.writeUInt32LE(count, 4);
  let end = 0;
  for (const [i, { word, rank, direction }] of sorted.entries()) {
    end += Buffer.byteLength(word);
    bytes.writeUInt32LE(end, 8 + 4 * i);
    bytes.writeUInt16LE(rank, 8 + 4 * count + 2 * i);
    bytes.writeFloatLE(1 / 127, 8 + 6 * count + 4 * i);
    bytes.writeInt8(127, 8 + 10 * count + dimensions * i + direction);
  }
  return Buffer.concat([bytes, text]);
}
