import type { WordVectors } from "./vectors.ts";

/** What is known of English beyond the phrasings. */
export interface English {
  /** Common enough never to be taken for a misspelling. */
  isCommon(word: string): boolean;
  /** The most common word that is one slip away; undefined when there is none, or the word is one itself. */
  guess(word: string): string | undefined;
}

/** Of the table's 40,000 words. */
const common = 20_000;
/** Nobody's word is longer. */
const longest = 24;
const alphabet = "abcdefghijklmnopqrstuvwxyz";

export const createEnglish = (vectors: WordVectors | undefined): English => ({
  isCommon: (word) => (vectors?.rank(word) ?? common) < common,
  guess: (typed) => {
    if (vectors === undefined || typed.length > longest || vectors.rank(typed) !== undefined)
      return undefined;
    let best: string | undefined;
    let least = common;
    for (const word of oneSlipAway(typed)) {
      const rank = vectors.rank(word) ?? common;
      if (rank < least) [best, least] = [word, rank];
    }
    return best;
  },
});

/** A letter too few, too many, another one, or two swapped. */
function* oneSlipAway(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    for (const letter of alphabet) {
      yield before + letter + after;
      if (after !== "") yield before + letter + after.slice(1);
    }
    if (after !== "") yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
  }
}
