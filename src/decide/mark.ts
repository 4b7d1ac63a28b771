import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import { type Block, paragraph } from "../reply.ts";
import type { Happening, Learner, StepState } from "../store/learner.ts";
import type { Wish } from "../understand/intent.ts";
import { change, type Decision, say, type Traveller, undoButton } from "./change.ts";
import { chosenOptions } from "./choices.ts";
import { optionProblem } from "./described.ts";
import { thenNext } from "./next.ts";
import { button } from "./show.ts";
import { wording } from "./wording.ts";

/** A step is done, in progress, skipped or open again; with an option of its choice, where that was named. */
export function mark(wish: Extract<Wish, { kind: "mark" }>, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const { state } = wish;
  const step = knowledge.step(wish.step);
  if (step === undefined) return say([paragraph(wording.unknownItem)]);
  const problem = wish.option && optionProblem(step.id, wish.option, knowledge, learner);
  if (problem) return say([paragraph(problem)]);
  const before = learner.steps.get(step.id)?.options ?? [];
  const options = wish.option ? [...new Set([...before, wish.option])] : before;
  // Pressed twice, it is said twice and happened once, so that one undo takes it back.
  const happenings: readonly Happening[] = [
    ...(options.length > before.length ? [{ kind: "choice", step: step.id, options } as const] : []),
    ...(learner.steps.get(step.id)?.state === state
      ? []
      : [{ kind: "step", step: step.id, ...(state ? { state } : {}) } as const]),
  ];
  const then = {
    ...learner,
    steps: new Map(learner.steps).set(step.id, { options, ...(state ? { state } : {}) }),
  };
  return change(
    traveller,
    happenings,
    wording.own.marked(step.title, state),
    [undoButton],
    afterMark(step, state, then, knowledge),
  );
}

/** Which one it was, where that is open, else what comes next. */
function afterMark(
  step: Step,
  state: StepState | undefined,
  learner: Learner,
  knowledge: Knowledge,
): Block[] {
  const choice = state === "done" || state === "doing" ? optionButtons(step, learner, knowledge) : [];
  if (choice.length > 0) return choice;
  return state === "done" || state === "skipped" ? thenNext(learner, knowledge) : [];
}

/** Which one it was, while that is not known. */
function optionButtons(step: Step, learner: Learner, knowledge: Knowledge): Block[] {
  if (!step.one_of || chosenOptions(knowledge.roadmap, learner)(step.id).length > 0) return [];
  const open = step.one_of.filter(({ id }) => optionProblem(step.id, id, knowledge, learner) === undefined);
  // With one left there is nothing to ask.
  if (open.length < 2) return [];
  const options = open.map(({ id, title }) => button(title, { verb: "option", id: `${step.id}.${id}` }));
  return [paragraph(wording.own.whichOption), { kind: "choice", options }];
}

/** An option of a choice is taken, or taken off again. */
export function option(stepId: string, optionId: string, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const step = knowledge.step(stepId);
  const problem = optionProblem(stepId, optionId, knowledge, learner);
  if (step === undefined || problem !== undefined) return say([paragraph(problem ?? wording.unknownItem)]);
  const before = learner.steps.get(step.id)?.options ?? [];
  const options = before.includes(optionId) ? before.filter((id) => id !== optionId) : [...before, optionId];
  const title = step.one_of?.find(({ id }) => id === optionId)?.title ?? optionId;
  const steps = new Map(learner.steps).set(step.id, { ...learner.steps.get(step.id), options });
  const told = wording.own.chosen(title, options.includes(optionId));
  const then = thenNext({ ...learner, steps }, knowledge);
  return change(traveller, [{ kind: "choice", step: step.id, options }], told, [undoButton], then);
}
