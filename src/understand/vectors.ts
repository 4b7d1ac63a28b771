/** General English word vectors: what lets "wage" be near "salary" though nobody wrote it in a phrasing.
 *
 * The table is made of GloVe (Pennington et al. 2014, public domain dedication) and of what the Universal Sentence Encoder (Cer et al.
 * 2018, Apache-2.0) makes of words and of the phrasings: 64 numbers a word, one byte a number. It stays as bytes: words are found by
 * binary search, so that opening it costs nothing and no string is made. `scripts/make-words.mjs` wrote it. */
export interface WordVectors {
  /** How common the word is: 0 is the most common; undefined when the table does not have it. */
  rank(word: string): number | undefined;
  /** Adds the word's vector × `weight` to `sum`; its length says how much the word tells. False when the table does not have the word. */
  addTo(sum: Float32Array, word: string, weight: number): boolean;
}

/** More understand no better, and cost time and memory. */
export const dimensions = 64;

/** Layout: "RMW1" · count (u32) · end offset of each word's text (u32 × count) · rank (u16 × count) ·
 *  scale (f32 × count) · numbers (i8 × 64 × count; × scale they are the vector) · text. Words are sorted. Throws RangeError when the bytes are not such a table. */
export function openVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== 0x31574d52)
    throw new RangeError("not a word table");
  const count = view.getUint32(4, true);
  const endsAt = 8;
  const ranksAt = endsAt + 4 * count;
  const scalesAt = ranksAt + 2 * count;
  const numbersAt = scalesAt + 4 * count;
  const textAt = numbersAt + dimensions * count;
  const textLength =
    textAt <= bytes.byteLength && count > 0 ? view.getUint32(endsAt + 4 * (count - 1), true) : 0;
  if (textAt + textLength > bytes.byteLength) throw new RangeError("a word table that is cut off");
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + numbersAt, dimensions * count);
  const find = (word: string): number => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(word, middle);
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return -1;
  };
  const compare = (word: string, index: number): number => {
    const start = textAt + (index === 0 ? 0 : view.getUint32(endsAt + 4 * (index - 1), true));
    const length = textAt + view.getUint32(endsAt + 4 * index, true) - start;
    for (let i = 0; i < word.length && i < length; i++) {
      const difference = word.charCodeAt(i) - (bytes[start + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return word.length - length;
  };
  return {
    rank: (word) => {
      const index = find(word);
      return index < 0 ? undefined : view.getUint16(ranksAt + 2 * index, true);
    },
    addTo: (sum, word, weight) => {
      const index = find(word);
      if (index < 0) return false;
      const scale = weight * view.getFloat32(scalesAt + 4 * index, true);
      const at = dimensions * index;
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + scale * (numbers[at + i] ?? 0);
      return true;
    },
  };
}
