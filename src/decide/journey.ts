import type { FormId } from "../form.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, paragraph } from "../reply.ts";
import type { Fact, Happening } from "../store/learner.ts";
import type { Change } from "../store/store.ts";
import type { Wish } from "../understand/intent.ts";
import { planBlocks } from "./ahead.ts";
import { certificationBlocks } from "./certificates.ts";
import { change, type Decision, factOf, say, type Traveller, undoButton } from "./change.ts";
import { jsonOf, markdownOf, readProgress } from "./checklist.ts";
import { mark, option } from "./mark.ts";
import { nextFor } from "./next.ts";
import { planFor } from "./plan.ts";
import { profileBlocks, readProfile } from "./profile.ts";
import { button } from "./show.ts";
import { dateProblem, findHours } from "./typed.ts";
import { wayBlocks } from "./way.ts";
import { wording } from "./wording.ts";
import { tipsWording } from "./wording-tips.ts";

/** The person's own way: what is next, what is done, the plan, the profile, their data. Pure. */
export function journey(wish: Wish, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  switch (wish.kind) {
    case "next":
      return say(nextFor(wish.knows, traveller));
    case "roadmap":
      return say(wayBlocks(learner, knowledge));
    case "mark":
      return mark(wish, traveller);
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

function undo(traveller: Traveller): Decision {
  const { last } = traveller.learner;
  if (last === undefined) return say([paragraph(wording.own.nothingToUndo)]);
  return change(traveller, [{ kind: "undo" }], wording.own.undone(toldOf(last, traveller.knowledge)), [
    button(wording.own.seeNext, { verb: "next", id: "now" }),
  ]);
}

/** What a fact was about, in words. */
function toldOf(fact: Fact, knowledge: Knowledge): string {
  switch (fact.kind) {
    case "step":
    case "choice":
      return `"${knowledge.step(fact.step)?.title ?? fact.step}"`;
    case "profile":
      return wording.own.profileChange;
    case "progress":
      return Object.keys(fact.steps).length === 0 ? wording.own.resetChange : wording.own.importChange;
    case "undo":
      return wording.own.undo;
  }
}

function plan({ hours, by }: Extract<Wish, { kind: "plan" }>, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  const found = hours === undefined ? undefined : findHours(hours);
  if (found?.kind === "refused") return refuse({ hours: found.sentence });
  const hoursAWeek = found?.value ?? learner.profile.hoursAWeek;
  if (hoursAWeek === undefined)
    return say([paragraph(wording.own.planNeedsHours), formButton(wording.own.makePlan, "plan")]);
  const today = todayOf(traveller);
  const kept = learner.profile.goalDate;
  // A day that has passed since is no reason to refuse a plan.
  const goalDate = by ?? (kept !== undefined && dateProblem(kept, today) === undefined ? kept : undefined);
  const made = planFor(knowledge.roadmap, learner, hoursAWeek, today, goalDate);
  if (made.kind === "refused") return refuse({ by: made.sentence });
  const happenings: Happening[] =
    found === undefined && by === undefined
      ? []
      : [{ kind: "profile", profile: { hoursAWeek, ...(goalDate === undefined ? {} : { goalDate }) } }];
  const changes = happenings.map(
    (happening, i): Change => ({ kind: "fact", fact: factOf(happening, i, traveller) }),
  );
  return { reply: { blocks: [...planBlocks(made), formButton(wording.own.changePlan, "plan")] }, changes };
}

/** The person's local day. */
export function todayOf({ learner, now }: Pick<Traveller, "learner" | "now">): string {
  const zone = learner.profile.zone ?? "UTC";
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
}

function profile(typed: Readonly<Record<string, string>>, traveller: Traveller): Decision {
  const { knowledge, learner } = traveller;
  if (Object.keys(typed).length === 0)
    return say([
      ...profileBlocks(learner.profile, knowledge),
      formButton(wording.own.changeProfile, "profile"),
    ]);
  const read = readProfile(typed, knowledge, todayOf(traveller));
  if (read.kind === "refused") return refuse(read.problems);
  const then = profileBlocks({ ...learner.profile, ...read.profile }, knowledge);
  return change(
    traveller,
    [{ kind: "profile", profile: read.profile }],
    wording.own.profileKept,
    [undoButton],
    then,
  );
}

/** What cannot be read, by the field of the form it was typed into. */
const refuse = (problems: Readonly<Record<string, string>>): Decision => ({
  reply: { blocks: Object.values(problems).map((problem) => paragraph(problem)), problems },
  changes: [],
});

const formButton = (label: string, id: FormId): Block => ({
  kind: "buttons",
  buttons: [button(label, { verb: "form", id })],
});

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

/** Everything, a line for each thing stored. */
function stored({ stored: data }: Traveller): Block[] {
  const { facts = [], turns = [], subscriptions = [] } = data ?? {};
  if (facts.length + turns.length + subscriptions.length === 0) return [paragraph(wording.own.nothingStored)];
  return [
    paragraph(wording.own.stored),
    ...(facts.length > 0 ? [paragraph(wording.own.storedFacts), lines(facts)] : []),
    ...(turns.length > 0 ? [paragraph(wording.own.storedTurns), lines(turns)] : []),
    ...(subscriptions.length > 0
      ? [
          paragraph(tipsWording.stored),
          { kind: "code" as const, text: subscriptions.map((one) => JSON.stringify(one)).join("\n") },
        ]
      : []),
  ];
}

const lines = (entries: readonly { readonly at: number }[]): Block => ({
  kind: "code",
  text: entries.map(({ at, ...rest }) => `${new Date(at).toISOString()} ${JSON.stringify(rest)}`).join("\n"),
});
