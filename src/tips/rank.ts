import { positionOf } from "../decide/position.ts";
import { recommend } from "../decide/roadmap.ts";
import type { Knowledge, Tip } from "../knowledge/knowledge.ts";
import type { Learner } from "../store/learner.ts";

/** How far a tip is from where a learner stands, for `chooseTip`: 0 is about the step they should take next, 1 about
 *  another step they could take now, 2 about a step further ahead or about nothing but the level of the next step,
 *  3 about all the rest, such as what they have finished. */
export function rankFor({ roadmap }: Pick<Knowledge, "roadmap">, learner: Learner): (tip: Tip) => number {
  const { next, alternatives } = recommend(roadmap, learner);
  const open = new Set(alternatives.map(({ step }) => step.id));
  const { left } = positionOf(roadmap, learner);
  return ({ step, level }) => {
    if (step === undefined) return level === next?.step.level ? 2 : 3;
    if (step === next?.step.id) return 0;
    if (open.has(step)) return 1;
    return left.has(step) ? 2 : 3;
  };
}
