import type { Candidate } from "./intent.ts";

/** Everything that decides between answering, asking back and silence stands here, and nowhere else. */
export const thresholds = {
  /** From this confidence on, the best topic is the answer. */
  answer: 0.86,
  /** From this confidence on, the answer stands without "or did you mean". */
  plain: 0.98,
  /** Below this, nothing is offered. */
  choose: 0.1,
  /** A question this likely to be out of scope is not answered, whatever else. */
  outside: 0.5,
  /** A candidate is worth offering from this share of the best one's score on. */
  share: 0.03,
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

/** The raw score of the best answer: its probability, discounted by words nobody knows and by distance from what is
 *  usually asked. Any alone lets through questions that only look alike. */
export const scoreOf = (probability: number, known: number, near: number): number =>
  probability * known * Math.sqrt(near);

/** How sure one may be of the best topic, 0–1. A logistic curve fitted on the project's own questions (posts held out of
 *  training, and the labelled set of the tests), so that the number means what it says. */
export function confidenceIn({ candidates, outside, known, near }: Evidence): number {
  const logit = (p: number): number => Math.log((p + 1e-3) / (1 - p + 1e-3));
  const score = scoreOf(candidates[0]?.score ?? 0, known, near);
  return 1 / (1 + Math.exp(-(curve.base + curve.score * logit(score) + curve.outside * logit(outside))));
}

const curve = { base: 2.565, score: 1.176, outside: -0.165 } as const;

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
  const close = candidates
    .slice(0, thresholds.most)
    .filter(({ score }) => score >= (best?.score ?? 0) * thresholds.share)
    .map(({ topic }) => topic);
  const show = (x: number): string => x.toFixed(2);
  if (best === undefined) return { kind: "abstain", topics: [], rule: "no topic at all" };
  if (outside >= thresholds.outside) {
    return { kind: "abstain", topics: [], rule: `out of scope ${show(outside)} ≥ ${thresholds.outside}` };
  }
  if (confidence >= thresholds.answer && field === undefined) {
    return {
      kind: "answer",
      topics: confidence >= thresholds.plain ? [best.topic] : close,
      rule: `confidence ${show(confidence)} ≥ ${thresholds.answer}`,
    };
  }
  if (confidence < thresholds.choose) {
    return { kind: "abstain", topics: [], rule: `confidence ${show(confidence)} < ${thresholds.choose}` };
  }
  const why =
    field === undefined
      ? `confidence ${show(confidence)} between ${thresholds.choose} and ${thresholds.answer}`
      : `names another field (${field}) and nothing of software`;
  const offered = close.length > 1 ? close : candidates.slice(0, 2).map(({ topic }) => topic);
  return { kind: "choose", topics: offered, rule: `${why}: asks back` };
}
