import {
  type App,
  type Described,
  findLearner,
  nextBlocks,
  plainText,
  recommend,
  type Suggestion,
  whyOf,
} from "../../src/index.ts";

/** What `next` prints, or why it cannot. */
export type Printed = { readonly text: string } | { readonly problem: string };

/** The recommendation for a learner described in one go, as text or as a row; nothing is remembered. */
export function next({ knowledge }: Pick<App, "knowledge">, described: Described, json: boolean): Printed {
  const learner = findLearner(described, knowledge);
  if (learner.kind === "refused") return { problem: learner.sentence };
  const recommendation = recommend(knowledge.roadmap, learner.value);
  if (!json)
    return { text: plainText(nextBlocks(recommendation, knowledge, learner.value.profile.hoursAWeek)) };
  const row = {
    next: recommendation.next === undefined ? null : rowOf(recommendation.next),
    alternatives: recommendation.alternatives.map(rowOf),
  };
  return { text: JSON.stringify(row) };
}

const rowOf = (suggestion: Suggestion) => ({
  id: suggestion.step.id,
  why: whyOf(suggestion),
  hours: suggestion.hours,
});
