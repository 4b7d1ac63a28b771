import type { Normalised, Sentence } from "./normalise.ts";

/** A stretch of a long message, and how much it looks like the asking part. */
export interface Piece {
  readonly words: readonly string[];
  /** Shares that make 1 over a message. */
  readonly weight: number;
}

/** A sentence over this many words is looked at in overlapping windows. */
const window = 16;

/** Cuts a message into sentences, and long ones into windows; the asking ones weigh most. One piece or none means
 *  that the message is short enough to be read whole. */
export function piecesOf(sentences: readonly Sentence[]): readonly Piece[] {
  const pieces = sentences.flatMap(windows).filter(({ words }) => words.length >= 2);
  const weights = pieces.map((piece) => (0.3 + asking(piece)) ** 2);
  const all = weights.reduce((a, b) => a + b, 0);
  return pieces.map(({ words }, i) => ({ words, weight: (weights[i] ?? 0) / all }));
}

/** From so many words on, a message tells a story around what it asks. */
const story = 20;

/** The piece of a long message that looks most like asking, if it says something. */
export function askingPart({ words, sentences }: Normalised): readonly string[] | undefined {
  const pieces = piecesOf(sentences);
  if (words.length < story || pieces.length < 2) return undefined;
  const most = pieces.reduce((a, b) => (b.weight > a.weight ? b : a));
  return most.words.length >= 3 ? most.words : undefined;
}

type Stretch = Pick<Sentence, "words" | "question">;

function windows(sentence: Stretch): Stretch[] {
  const { words, question } = sentence;
  if (words.length <= window * 1.6) return [sentence];
  const stretches: Stretch[] = [];
  for (let from = 0; ; from += window / 2) {
    const last = from + window >= words.length;
    stretches.push({ words: words.slice(from, from + window), question: question && last });
    if (last) return stretches;
  }
}

const askingWords: ReadonlySet<string> = new Set(
  (
    "what which how should can is are do does will would why when where who could any advice suggest suggestion " +
    "help guide recommend worth need confused wondering possible tell want better enough"
  ).split(" "),
);

/** 0 for a plain statement, up to about 5 for a plain question. */
function asking({ words, question }: Stretch): number {
  const opens = askingWords.has(words[0] ?? "") ? 1 : 0;
  const holds = words.filter((word) => askingWords.has(word)).length;
  return (question ? 2 : 0) + opens + Math.min(2, holds / 2);
}
