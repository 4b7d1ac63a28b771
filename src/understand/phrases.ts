import { clean, wordsOf } from "./words.ts";

/** First word → the phrases that begin with it, longest first, each with what it stands for. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

export interface Phrase<T> {
  readonly phrase: readonly string[];
  readonly value: T;
}

/** Builds the table. Phrases without a word are left out. */
export function phraseTable<T>(pairs: readonly (readonly [phrase: string, value: T])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [text, value] of pairs) {
    const phrase = wordsOf(clean(text));
    const [first] = phrase;
    if (first === undefined) continue;
    const known = table.get(first);
    if (known) known.push({ phrase, value });
    else table.set(first, [{ phrase, value }]);
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.phrase.length - a.phrase.length);
  return table;
}

/** The longest phrase that stands at a place among words. */
export function matchAt<T>(
  words: readonly string[],
  at: number,
  table: PhraseTable<T>,
): Phrase<T> | undefined {
  return table.get(words[at] ?? "")?.find(({ phrase }) => phrase.every((word, i) => words[at + i] === word));
}
