import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Heard, Intent } from "../understand/intent.ts";
import { thresholds } from "../understand/outcome.ts";
import type { Group } from "./group.ts";

/** What a group of missed questions may be. */
export type Guess =
  /** Another way to ask for a topic that is there. `confidence` is 0–1. */
  | { readonly kind: "phrasing"; readonly topic: string; readonly confidence: number }
  | { readonly kind: "outside"; readonly confidence: number }
  /** No topic comes near. */
  | { readonly kind: "new" }
  /** The knowledge has changed: it is answered now. */
  | { readonly kind: "answered"; readonly topic: string };

export interface Guessed {
  readonly guess: Guess;
  /** Topics to choose from, most likely first. */
  readonly nearest: readonly string[];
}

/** Asks the questions of a group again, as if somebody asked them now. */
export function guess(
  { texts, refused }: Pick<Group, "texts" | "refused">,
  ask: (text: string) => Intent,
  knowledge: Knowledge,
): Guessed {
  const intents = texts.slice(0, most).map(ask);
  const heard = intents.flatMap((intent) => ("heard" in intent ? [intent.heard] : []));
  const scores = scoresOf(heard);
  const fits = (topic: string): boolean => !refused.includes(topic) && isOffered(topic, knowledge);
  const ranked = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([topic]) => topic);
  const [best] = ranked.filter(fits);
  const nearest = [
    ...ranked.filter(fits),
    ...ranked.filter((topic) => !fits(topic) && isOffered(topic, knowledge)),
  ];
  const outside = average(heard.map((one) => one.outside));
  const guessed = (guess: Guess): Guessed => ({ guess, nearest: nearest.slice(0, shown) });

  const answers = new Set(intents.map((intent) => (intent.kind === "answer" ? intent.topic : undefined)));
  const [answer] = answers;
  if (answers.size === 1 && answer !== undefined && fits(answer))
    return guessed({ kind: "answered", topic: answer });
  if (outside >= thresholds.outside) return guessed({ kind: "outside", confidence: outside });
  const confidence = best === undefined ? 0 : (scores.get(best) ?? 0);
  return best !== undefined && confidence >= likely
    ? guessed({ kind: "phrasing", topic: best, confidence })
    : guessed({ kind: "new" });
}

/** So many questions of a group are asked: the first say what the others do. */
const most = 5;
/** So many topics are offered. */
const shown = 4;
/** From here on a topic is worth naming. */
const likely = 0.2;

/** Topic → how likely it is meant, on average. The confidence of a question is that of its best topic; the others have their share
 *  of it. */
function scoresOf(heard: readonly Heard[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { candidates, confidence } of heard) {
    const best = candidates[0]?.score ?? 1;
    for (const { topic, score } of candidates)
      scores.set(topic, (scores.get(topic) ?? 0) + (confidence * score) / best / heard.length);
  }
  return scores;
}

/** Nobody asks small talk by mistake. */
const isOffered = (id: string, { topic }: Knowledge): boolean =>
  (topic(id)?.kind ?? "smalltalk") !== "smalltalk";

const average = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;
