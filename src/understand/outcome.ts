import type { Candidate } from "./intent.ts";

/** Every threshold between answering, asking back and silence stands here, and nowhere else. */
export const thresholds = {
  /** From this confidence on, the best topic is the answer. */
  answer: 0.6,
  /** From this confidence on, the answer stands without "or did you mean". */
  plain: 0.95,
  /** Below this, nothing is offered. */
  choose: 0.05,
  /** A question this likely to be out of scope is not answered outright, only asked back about. Beside the best topic's score it would be
   *  a little better on invented questions, and worse on what people asked in public. */
  doubtful: 0.1,
  /** A question this likely to be out of scope meets silence, whatever else. */
  outside: 0.5,
  /** An urgent topic is answered, whatever else is likelier, from this score on; of 9,900 posts that mean none, the highest had 0.13. */
  urgent: 0.15,
  /** A candidate is worth offering from this score on. */
  worth: 0.02,
  /** At most this many are offered. */
  most: 4,
} as const;

/** What the classifier and the words say about a question. */
export interface Evidence {
  /** Topics, best first. */
  readonly candidates: readonly Candidate[];
  readonly outside: number;
  readonly known: number;
  readonly near: number;
  /** Another trade that the question names, if it names nothing of software. */
  readonly field?: string | undefined;
}

/** The raw score of the best answer: its probability, discounted by words nobody knows and by distance from the nearest
 *  phrasing. Any alone lets through questions that only look alike. */
export const scoreOf = (probability: number, known: number, near: number): number =>
  probability * known * Math.sqrt(near);

/** How sure one may be of the best topic, 0–1. A logistic curve fitted on 1,200 questions that people asked in public and on 4,700 posts by
 *  authors whose posts training had not seen, those out of scope and those that no topic answers among them as far as they are not
 *  doubtful, so that the number means what it says. */
export function confidenceIn({ candidates, known, near }: Evidence): number {
  const score = scoreOf(candidates[0]?.score ?? 0, known, near);
  const logit = Math.log((score + 1e-3) / (1 - score + 1e-3));
  return 1 / (1 + Math.exp(-(curve.base + curve.score * logit)));
}

const curve = { base: 2.26, score: 1.02 } as const;

/** The one decision: which of the three outcomes, for which topics (best first; of an answer, what else it may have
 *  meant stands behind it), by which rule. */
export function judge(
  confidence: number,
  { candidates, outside, field }: Pick<Evidence, "candidates" | "outside" | "field">,
): {
  readonly kind: "answer" | "choose" | "abstain";
  readonly topics: readonly string[];
  readonly rule: string;
} {
  const best = candidates[0];
  const show = (x: number): string => x.toFixed(2);
  if (best === undefined) return { kind: "abstain", topics: [], rule: "no topic at all" };
  const close = candidates
    .slice(0, thresholds.most)
    .filter(({ score }) => score >= thresholds.worth)
    .map(({ topic }) => topic);
  if (outside >= thresholds.outside) {
    return { kind: "abstain", topics: [], rule: `out of scope ${show(outside)} ≥ ${thresholds.outside}` };
  }
  const doubtful = outside >= thresholds.doubtful;
  if (confidence >= thresholds.answer && field === undefined && !doubtful) {
    return {
      kind: "answer",
      topics: confidence >= thresholds.plain ? [best.topic] : close,
      rule: `confidence ${show(confidence)} ≥ ${thresholds.answer}`,
    };
  }
  if (confidence < thresholds.choose) {
    return { kind: "abstain", topics: [], rule: `confidence ${show(confidence)} < ${thresholds.choose}` };
  }
  const why = doubtful
    ? `out of scope ${show(outside)} ≥ ${thresholds.doubtful}`
    : field === undefined
      ? `confidence ${show(confidence)} between ${thresholds.choose} and ${thresholds.answer}`
      : `names another field (${field}) and nothing of software`;
  const offered = close.length > 1 ? close : candidates.slice(0, 2).map(({ topic }) => topic);
  return { kind: "choose", topics: offered, rule: `${why}: asks back` };
}
