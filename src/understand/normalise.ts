import type { Vocabulary } from "../knowledge/schema.ts";
import { matchAt, type PhraseTable, phraseTable } from "./phrases.ts";
import { clean, wordsOf } from "./words.ts";

/** A message as the engine reads it. */
export interface Normalised {
  /** Lower-case words, contractions opened, greetings gone, words that mean the same made one. */
  readonly words: readonly string[];
  /** The same words by sentence, and whether the sentence ended in a question mark. */
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  /** Words that mean the same made one. */
  readonly words: readonly string[];
  /** The words as typed, for names. */
  readonly typed: readonly string[];
  readonly question: boolean;
}

/** Turns raw text into {@link Normalised}. Made once per knowledge. */
export type Normaliser = (text: string) => Normalised;

/** Builds the normaliser. Without a vocabulary only what holds for any English text is done. */
export function createNormaliser(vocabulary?: Pick<Vocabulary, "same" | "greetings">): Normaliser {
  const same = phraseTable(
    (vocabulary?.same ?? []).flatMap(({ word, also }) =>
      also.map((phrase) => [phrase, wordsOf(clean(word))] as const),
    ),
  );
  const greetings = phraseTable(
    (vocabulary?.greetings ?? plainGreetings).map((phrase) => [phrase, true] as const),
  );
  return (text) => {
    const parts = split(clean(text));
    const asking = parts.filter(({ words }) => !isGreeting(words, greetings));
    // A message that is nothing but greetings keeps them.
    const sentences = (asking.length > 0 ? asking : parts)
      .map(({ words, question }) => {
        const typed = stripGreetings(words, greetings);
        return { words: replacePhrases(typed, same), typed, question };
      })
      .filter(({ words }) => words.length > 0);
    return { words: sentences.flatMap(({ words }) => words), sentences };
  };
}

const plainGreetings = [
  "hi",
  "hello",
  "hey",
  "hii",
  "good morning",
  "good afternoon",
  "good evening",
  "please",
];

function split(text: string): { words: string[]; question: boolean }[] {
  return text
    .split(/(?<=[?!])|(?<=\.)\s+|\n+|;/)
    .map((part) => ({ words: wordsOf(part), question: part.includes("?") }))
    .filter(({ words }) => words.length > 0);
}

function replacePhrases(words: readonly string[], table: PhraseTable<readonly string[]>): string[] {
  const replaced: string[] = [];
  for (let at = 0; at < words.length; ) {
    const match = matchAt(words, at, table);
    replaced.push(...(match ? match.value : [words[at] ?? ""]));
    at += match ? match.phrase.length : 1;
  }
  return replaced;
}

/** Greetings go from the start of a sentence; a sentence of nothing else stays whole. */
function stripGreetings(words: readonly string[], greetings: PhraseTable<true>): readonly string[] {
  const from = greetingsEnd(words, greetings);
  return from < words.length ? words.slice(from) : words;
}

const isGreeting = (words: readonly string[], greetings: PhraseTable<true>): boolean =>
  greetingsEnd(words, greetings) === words.length;

/** The number of words that the greetings at the start take. */
function greetingsEnd(words: readonly string[], greetings: PhraseTable<true>): number {
  let at = 0;
  for (let match = matchAt(words, at, greetings); match; match = matchAt(words, at, greetings)) {
    at += match.phrase.length;
  }
  return at;
}
