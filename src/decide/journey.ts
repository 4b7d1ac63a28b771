import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import { type Block, type Button, paragraph, type Reply } from "../reply.ts";
import type { Fact, Happening, Learner, StepState } from "../store/learner.ts";
import type { Change, PersonData } from "../store/store.ts";
import type { Wish } from "../understand/intent.ts";
import { nextBlocks, planBlocks } from "./ahead.ts";
import { certificationBlocks } from "./certificates.ts";
import { jsonOf, markdownOf, readProgress } from "./checklist.ts";
import { chosenOptions } from "./choices.ts";
import { optionProblem } from "./described.ts";
import { assuming, stepsKnown } from "./known.ts";
import { planFor } from "./plan.ts";
import { profileBlocks, readProfile } from "./profile.ts";
import { recommend } from "./roadmap.ts";
import { button } from "./show.ts";
import { findHours } from "./typed.ts";
import { wayBlocks } from "./way.ts";
import { wording } from "./wording.ts";

/** What a decision about a person's own way may look at. */
export interface Traveller {
  readonly knowledge: Knowledge;
  readonly learner: Learner;
  /** UTC milliseconds. */
  readonly now: number;
  /** Names what this message changes, so that handling it twice changes it once. */
  readonly turnId: string;
  /** What is stored about the person; read only when they ask for it. */
  readonly stored?: PersonData;
}

interface Decision {
  readonly reply: Reply;
  readonly changes: readonly Change[];
}

/** The person's own way: what is next, what is done, the plan, the profile, their data. Pure. */
export function journey(wish: Wish, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  switch (wish.kind) {
    case "next":
      return say(nextReply(assuming(learner, stepsKnown(wish.knows, knowledge)), knowledge));
    case "roadmap":
      return say(wayBlocks(learner, knowledge));
    case "mark":
      return mark(wish.step, wish.state, traveller);
    case "option":
      return option(wish.step, wish.option, traveller);
    case "undo":
      return undo(traveller);
    case "reset":
      return change(traveller, [{ kind: "progress", steps: {} }], wording.own.reset, [undoButton]);
    case "plan":
      return plan(wish, traveller);
    case "profile":
      return profile(wish.typed, traveller);
    case "certifications":
      return say(certificationBlocks(wish.focus, knowledge));
    case "export":
      return say(exported(wish.format, traveller));
    case "import":
      return imported(wish.text, traveller);
    case "mydata":
      return say(stored(traveller));
    case "forget":
      return say([paragraph(wording.own.forgotten)]);
  }
}

const say = (blocks: readonly Block[]): Decision => ({ reply: { blocks }, changes: [] });

/** Records what happened, says so, and shows what is next by then. */
function change(
  traveller: Traveller,
  happenings: readonly Happening[],
  told: string,
  buttons: readonly Button[],
  then: readonly Block[] = [],
): Decision {
  const changes = happenings.map(
    (happening, i): Change => ({ kind: "fact", fact: factOf(happening, i, traveller) }),
  );
  return { reply: { blocks: [paragraph(told), ...then, { kind: "buttons", buttons }] }, changes };
}

const factOf = (happening: Happening, index: number, { turnId, now }: Traveller): Fact => ({
  ...happening,
  id: `${turnId}-${index}`,
  at: now,
});

const undoButton = button(wording.own.undo, { verb: "undo", id: "last" });

export function nextReply(learner: Learner, knowledge: Knowledge): Block[] {
  const recommendation = recommend(knowledge.roadmap, learner);
  const { next, alternatives } = recommendation;
  const others = alternatives.map(({ step }) => button(step.title, { verb: "step", id: step.id }));
  return [
    ...nextBlocks(recommendation, knowledge, learner.profile.hoursAWeek),
    ...(next ? [stepButtons(next.step, learner)] : []),
    ...(others.length > 0 ? [{ kind: "buttons", label: wording.own.others, buttons: others } as const] : []),
  ];
}

/** One press for each state a step is not in. */
export function stepButtons({ id }: Step, learner: Learner): Block {
  const state = learner.steps.get(id)?.state;
  const all: readonly (readonly [StepState | undefined, Button])[] = [
    ["done", button(wording.own.done, { verb: "done", id })],
    ["doing", button(wording.own.start, { verb: "start", id })],
    ["skipped", button(wording.own.skip, { verb: "skip", id })],
    [undefined, button(wording.own.open, { verb: "open", id })],
  ];
  return { kind: "buttons", buttons: all.filter(([other]) => other !== state).map(([, one]) => one) };
}

function mark(id: string, state: StepState | undefined, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const step = knowledge.step(id);
  if (step === undefined) return say([paragraph(wording.unknownItem)]);
  const happening: Happening =
    state === undefined ? { kind: "step", step: step.id } : { kind: "step", step: step.id, state };
  const steps = new Map(learner.steps).set(step.id, {
    ...learner.steps.get(step.id),
    ...(state ? { state } : {}),
  });
  if (state === undefined) steps.delete(step.id);
  const then = { ...learner, steps };
  const choice = state === "done" || state === "doing" ? optionButtons(step, learner, knowledge) : [];
  const blocks = state === "done" || state === "skipped" ? nextReply(then, knowledge) : [];
  return change(
    traveller,
    [happening],
    wording.own.marked(step.title, state),
    [undoButton],
    [...choice, ...blocks],
  );
}

/** Which one it was, while that is not known. */
function optionButtons(step: Step, learner: Learner, knowledge: Knowledge): Block[] {
  if (!step.one_of || chosenOptions(knowledge.roadmap, learner)(step.id).length > 0) return [];
  const open = step.one_of.filter(({ id }) => optionProblem(step.id, id, knowledge, learner) === undefined);
  const options = open.map(({ id, title }) => button(title, { verb: "option", id: `${step.id}.${id}` }));
  return [paragraph(wording.own.whichOption), { kind: "choice", options }];
}

function option(stepId: string, optionId: string, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const step = knowledge.step(stepId);
  const problem = optionProblem(stepId, optionId, knowledge, learner);
  if (step === undefined || problem !== undefined) return say([paragraph(problem ?? wording.unknownItem)]);
  const before = learner.steps.get(step.id)?.options ?? [];
  const options = before.includes(optionId) ? before.filter((id) => id !== optionId) : [...before, optionId];
  const title = step.one_of?.find(({ id }) => id === optionId)?.title ?? optionId;
  const steps = new Map(learner.steps).set(step.id, { ...learner.steps.get(step.id), options });
  const told = wording.own.chosen(title, options.includes(optionId));
  const then = nextReply({ ...learner, steps }, knowledge);
  return change(traveller, [{ kind: "choice", step: step.id, options }], told, [undoButton], then);
}

function undo(traveller: Traveller): Decision {
  const { last } = traveller.learner;
  if (last === undefined) return say([paragraph(wording.own.nothingToUndo)]);
  return change(traveller, [{ kind: "undo" }], wording.own.undone, [
    button(wording.own.seeNext, { verb: "next", id: "now" }),
  ]);
}

function plan({ hours, by }: Extract<Wish, { kind: "plan" }>, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const found = hours === undefined ? undefined : findHours(hours);
  if (found?.kind === "refused") return say([paragraph(found.sentence)]);
  const hoursAWeek = found?.value ?? learner.profile.hoursAWeek;
  if (hoursAWeek === undefined) return say([paragraph(wording.own.planNeedsHours)]);
  const goalDate = by ?? learner.profile.goalDate;
  const made = planFor(knowledge.roadmap, learner, hoursAWeek, todayOf(traveller), goalDate);
  if (made.kind === "refused") return say([paragraph(made.sentence)]);
  const kept: Happening[] =
    found === undefined && by === undefined
      ? []
      : [{ kind: "profile", profile: { hoursAWeek, ...(goalDate === undefined ? {} : { goalDate }) } }];
  const changes = kept.map(
    (happening, i): Change => ({ kind: "fact", fact: factOf(happening, i, traveller) }),
  );
  return { reply: { blocks: planBlocks(made) }, changes };
}

/** The person's local day. */
export function todayOf({ learner, now }: Pick<Traveller, "learner" | "now">): string {
  const zone = learner.profile.zone ?? "UTC";
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
}

function profile(typed: Readonly<Record<string, string>>, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  if (Object.keys(typed).length === 0) return say(profileBlocks(learner.profile, knowledge));
  const read = readProfile(typed, knowledge, todayOf(traveller));
  if (read.kind === "refused") return say(read.sentences.map((sentence) => paragraph(sentence)));
  const then = profileBlocks({ ...learner.profile, ...read.profile }, knowledge);
  return change(
    traveller,
    [{ kind: "profile", profile: read.profile }],
    wording.own.profileKept,
    [undoButton],
    then,
  );
}

function exported(format: "list" | "json", { learner, knowledge }: Traveller): Block[] {
  const text = (format === "json" ? jsonOf : markdownOf)(learner.steps, knowledge.roadmap);
  return [paragraph(wording.own.exported), { kind: "code", text }];
}

function imported(text: string, traveller: Traveller): Decision {
  const read = readProgress(text, traveller.knowledge.roadmap);
  if (read.kind === "refused") return say([paragraph(read.sentence)]);
  const told = wording.own.imported(Object.keys(read.steps).length, read.unknown);
  return change(traveller, [{ kind: "progress", steps: read.steps }], told, [undoButton]);
}

function stored({ stored: data }: Traveller): Block[] {
  return [paragraph(wording.own.stored), { kind: "code", text: JSON.stringify(data ?? {}, null, 2) }];
}
