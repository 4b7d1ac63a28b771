import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import type { Block, Button } from "../reply.ts";
import type { Learner, StepState } from "../store/learner.ts";
import { nextBlocks } from "./ahead.ts";
import { assuming, stepsKnown } from "./known.ts";
import { recommend } from "./roadmap.ts";
import { button } from "./show.ts";
import { wording } from "./wording.ts";

interface Asking {
  readonly learner: Learner;
  readonly knowledge: Knowledge;
}

/** What is next for somebody who says what they know; saying it records nothing, so what they know is offered to tick. */
export function nextFor(knows: readonly string[], { learner, knowledge }: Asking): Block[] {
  const known = stepsKnown(knows, knowledge);
  const unticked = [...known.keys()].filter((id) => !learner.steps.has(id));
  const ticks = unticked.flatMap((id) => {
    const step = knowledge.step(id);
    return step ? [button(wording.own.doneWith(step.title), { verb: "done", id })] : [];
  });
  return [
    ...nextReply(assuming(learner, known), knowledge),
    ...(ticks.length > 0 ? [{ kind: "buttons", label: wording.own.tickOff, buttons: ticks } as const] : []),
  ];
}

function nextReply(learner: Learner, knowledge: Knowledge): Block[] {
  const recommendation = recommend(knowledge.roadmap, learner);
  const { next, alternatives } = recommendation;
  const others = alternatives.map(({ step }) => button(step.title, { verb: "step", id: step.id }));
  return [
    ...nextBlocks(recommendation, knowledge, learner.profile.hoursAWeek),
    ...(next ? [stepButtons(next.step, learner)] : []),
    ...(others.length > 0 ? [{ kind: "buttons", label: wording.own.others, buttons: others } as const] : []),
  ];
}

/** The next step alone: after a change, the other ways would only stand in front of it. */
export function thenNext(learner: Learner, knowledge: Knowledge): Block[] {
  const { next, alternatives } = recommend(knowledge.roadmap, learner);
  if (next === undefined) return nextBlocks({ alternatives }, knowledge);
  return [
    ...nextBlocks({ next, alternatives: [] }, knowledge, learner.profile.hoursAWeek),
    stepButtons(next.step, learner),
  ];
}

/** One press for each state a step is not in. */
export function stepButtons({ id }: Step, learner: Learner): Block & { kind: "buttons" } {
  const state = learner.steps.get(id)?.state;
  const all: readonly (readonly [StepState | undefined, Button])[] = [
    ["done", button(wording.own.done, { verb: "done", id })],
    ["doing", button(wording.own.start, { verb: "start", id })],
    ["skipped", button(wording.own.skip, { verb: "skip", id })],
    [undefined, button(wording.own.open, { verb: "open", id })],
  ];
  return { kind: "buttons", buttons: all.filter(([other]) => other !== state).map(([, one]) => one) };
}
