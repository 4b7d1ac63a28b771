import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Turn } from "../store/store.ts";
import type { Classified, Classifier } from "./classify.ts";
import { outside } from "./examples.ts";
import type { FieldReader } from "./field.ts";
import { pull } from "./follow.ts";
import type { Candidate, Heard, Slots } from "./intent.ts";
import type { Normalised, Normaliser } from "./normalise.ts";
import { confidenceIn } from "./outcome.ts";
import { piecesOf } from "./sentences.ts";

/** How many candidates are kept for `explain`. */
const kept = 8;

interface Parts {
  readonly knowledge: Knowledge;
  readonly normalise: Normaliser;
  readonly classifier: Classifier;
  readonly readField: FieldReader;
}

/** What is heard in a question. `lean` is the turn it leans on, if it does. */
export function hear(normalised: Normalised, slots: Slots, lean: Turn | undefined, parts: Parts): Heard {
  const whole = parts.classifier.classify(normalised.words);
  const alone = parts.classifier.weigh(blend(whole, normalised, parts.classifier), whole);
  const scores = lean === undefined ? alone : leanOn(lean, alone, normalised, parts);
  const candidates: Candidate[] = [...scores]
    .filter(([label]) => label !== outside)
    .map(([topic, score]) => ({ topic, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, kept);
  const field = parts.readField(normalised.sentences.flatMap(({ typed }) => typed));
  const evidence = {
    ...(field === undefined ? {} : { field }),
    candidates,
    outside: scores.get(outside) ?? 0,
    known: whole.known,
    near: parts.classifier.near(whole, candidates[0]?.topic ?? outside),
  };
  return {
    ...evidence,
    text: whole.words.join(" "),
    confidence: confidenceIn(evidence),
    rule: "",
    slots,
    carried: lean?.topic === undefined ? [] : [`topic: ${lean.topic}`],
  };
}

/** A question that leans on the last one is read alone and once more behind the last one's title; then what is near
 *  the last topic becomes likelier. Scores make 1 again. */
function leanOn(
  lean: Turn,
  alone: Map<string, number>,
  { words }: Normalised,
  parts: Parts,
): Map<string, number> {
  const topic = lean.topic === undefined ? undefined : parts.knowledge.topic(lean.topic);
  if (topic === undefined) return alone;
  const behind = parts.classifier.classify([...parts.normalise(topic.title).words, ...words]);
  const scores = new Map(alone);
  for (const { label, probability } of behind.ranked) {
    const own = (scores.get(label) ?? 0) * 0.7 + probability * 0.3;
    scores.set(label, label === outside ? own : own * pull(label, topic.id, parts.knowledge));
  }
  const sum = [...scores.values()].reduce((a, b) => a + b, 0);
  return new Map([...scores].map(([label, score]) => [label, score / sum]));
}

/** In a long message the asking sentence speaks beside the whole, so that the story around it has no majority:
 *  two parts for the whole, one for its pieces, each by how much it asks. */
function blend(whole: Classified, { sentences }: Normalised, classifier: Classifier): Map<string, number> {
  const scores = new Map(whole.ranked.map(({ label, probability }) => [label, probability]));
  const pieces = piecesOf(sentences);
  if (pieces.length < 2) return scores;
  for (const [label, score] of scores) scores.set(label, (score * 2) / 3);
  for (const { words, weight } of pieces) {
    for (const { label, probability } of classifier.classify(words).ranked) {
      scores.set(label, (scores.get(label) ?? 0) + (probability * weight) / 3);
    }
  }
  return scores;
}
