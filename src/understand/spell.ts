/** Puts typing errors right against the words of the knowledge. */
export interface Speller {
  /** The word that was meant; the word itself when it is known, a common English word, or near nothing. */
  correct(word: string): string;
}

/** Words shorter than this are left alone, and nothing becomes one: too many are one letter apart. */
const shortest = 3;
/** From eight letters on two errors are forgiven. */
const forgiven = (length: number): number => (length >= 8 ? 2 : 1);

interface Known {
  readonly word: string;
  /** Its letters as a set of bits. */
  readonly letters: number;
  readonly count: number;
}

/** `counts`: word → how often the phrasings use it, which settles ties. `isWord` says whether a word is plain English, `guess`
 *  what was meant when it is near none of the phrasings'. */
export function createSpeller(
  counts: ReadonlyMap<string, number>,
  isWord: (word: string) => boolean,
  guess: (word: string) => string | undefined = () => undefined,
): Speller {
  /** Gathered with the first word that needs it: no start waits for that. */
  let byTypedLength: ReturnType<typeof gather> | undefined;
  const nearest = (typed: string): string | undefined => {
    byTypedLength ??= gather(counts);
    const limit = forgiven(typed.length);
    const letters = lettersOf(typed);
    let best: { word: string; cost: number } | undefined;
    for (const { word, letters: theirs, count } of byTypedLength.get(typed.length) ?? []) {
      // Each edit changes at most two letters of the set, so most words are ruled out without a look.
      if (bits(letters ^ theirs) > 2 * limit) continue;
      if (typed.length === shortest && !isSlipOf(word, typed, letters === theirs)) continue;
      const distance = edits(typed, word, limit);
      const cost = distance - Math.log1p(count) / 20 + (typed[0] === word[0] ? 0 : 0.5);
      if (distance <= limit && (best === undefined || cost < best.cost)) best = { word, cost };
    }
    return best?.word;
  };
  return {
    correct: (word) => {
      if (word.length < shortest || counts.has(word) || !/^[a-z]+$/.test(word) || isWord(word)) return word;
      return nearest(word) ?? (word.length > shortest ? guess(word) : undefined) ?? word;
    },
  };
}

/** Of three letters only two that are swapped, or one that is missing behind the first, count as a slip: "deg" is no "dev". */
const isSlipOf = (word: string, typed: string, isSwap: boolean): boolean =>
  word.length === typed.length ? isSwap : word.length > typed.length && word[0] === typed[0];

/** Length of what was typed → the words that it may be a misspelling of. */
function gather(counts: ReadonlyMap<string, number>): ReadonlyMap<number, readonly Known[]> {
  const byTypedLength = new Map<number, Known[]>();
  for (const [word, count] of counts) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
    const known = { word, letters: lettersOf(word), count };
    for (let length = word.length - 2; length <= word.length + 2; length++) {
      if (Math.abs(length - word.length) > forgiven(length)) continue;
      const same = byTypedLength.get(length);
      if (same) same.push(known);
      else byTypedLength.set(length, [known]);
    }
  }
  return byTypedLength;
}

/** The set of letters as bits. */
function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) - 97);
  return set;
}

function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Edits between two words, a swap of neighbours counting one (optimal string alignment); over `limit` it may stop early. */
export function edits(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return smallest;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
