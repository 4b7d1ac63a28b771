import type { Goal, Option, Roadmap, Step } from "../knowledge/schema.ts";
import type { Learner } from "../store/learner.ts";
import { type Choices, choicesOf } from "./choices.ts";

/** Where a learner stands with one step. `known`: of a level below the one they put themselves at, and never touched. */
export type Stand = "done" | "skipped" | "known" | "doing" | "open";

/** Where a learner stands on the roadmap, and what is left of it. */
export interface Position {
  readonly roadmap: Roadmap;
  /** The learner's goal, or the roadmap's first; undefined when it names none. */
  readonly goal: Goal | undefined;
  readonly stand: (id: string) => Stand;
  /** What the goal still takes, and what has been begun, with all that stands in the way of it. */
  readonly needed: ReadonlySet<string>;
  /** Of that, what only a picked goal takes, over and above the first. */
  readonly added: ReadonlySet<string>;
  /** Everything left: what is needed, and every other step that is not optional. */
  readonly left: ReadonlySet<string>;
  /** Open steps that something finished builds on, near or far: the learner went past them without ticking them off.
   *  Step → what they finished. */
  readonly passed: ReadonlyMap<string, readonly string[]>;
  /** What a step still waits for itself: what it requires, and what the option in question asks for. */
  readonly waitsFor: (id: string) => readonly string[];
  /** The options of a step that are open to the learner, best first; empty when it is no choice. */
  readonly options: (step: Step) => readonly Option[];
  /** Whether nothing stands in the way of a step, when besides what is settled `also` is done. */
  readonly isOpen: (step: Step, also?: ReadonlySet<string>) => boolean;
}

/** A requirement is met by a step that is done, that was skipped (skipping says "do not hold me up with this"), or that
 *  is known by the learner's level. Begun is not finished. */
const isMet = (stand: Stand): boolean => stand === "done" || stand === "skipped" || stand === "known";

/** Works out a learner's position. Unknown goals and levels count as not given; the order of the learner's facts does
 *  not matter. */
export function positionOf(roadmap: Roadmap, learner: Learner): Position {
  const steps = new Map(roadmap.steps.map((step) => [step.id, step]));
  const [first, ...goals] = roadmap.goals ?? [];
  const goal = goals.find(({ id }) => id === learner.profile.goal) ?? first;
  const stand = standing(roadmap, learner);
  const met = (id: string) => isMet(stand(id));
  const choices = choicesOf(roadmap, learner, goal, met);
  const waits = new Map(
    roadmap.steps.map((step) => [
      step.id,
      [...step.requires, ...choices.needs(step)].filter((next) => !met(next)),
    ]),
  );
  const waitsFor = (id: string): readonly string[] => waits.get(id) ?? [];

  const unmet = roadmap.steps.map(({ id }) => id).filter((id) => !met(id));
  const everyone = unmet.filter((id) => steps.get(id)?.optional === false);
  const begun = unmet.filter((id) => stand(id) === "doing");
  const behind = (ids: readonly string[]) =>
    reach(
      ids.filter((id) => !met(id)),
      waitsFor,
    );
  const base = behind(first?.steps ?? everyone);
  const aimed = behind(goal?.steps ?? []);
  const needed = new Set([...base, ...aimed, ...behind(begun)]);
  return {
    roadmap,
    goal,
    stand,
    needed,
    added: new Set([...aimed].filter((id) => !base.has(id))),
    left: new Set([...needed, ...behind(everyone)]),
    passed: passedBy(roadmap, stand),
    waitsFor,
    options: choices.open,
    isOpen: (step, also = none) => nothingInTheWay(step, (id) => also.has(id) || met(id), choices),
  };
}

const none: ReadonlySet<string> = new Set();

/** Every requirement is met, and of a choice at least one option asks for nothing that is missing. */
const nothingInTheWay = (step: Step, met: (id: string) => boolean, choices: Choices): boolean =>
  step.requires.every(met) &&
  (step.one_of === undefined || choices.candidates(step).some(({ needs = [] }) => needs.every(met)));

function standing({ levels, steps }: Roadmap, learner: Learner): (id: string) => Stand {
  const rank = new Map(levels.map(({ id }, index) => [id, index]));
  const own = rank.get(learner.profile.level ?? "") ?? 0;
  const below = new Set(steps.filter(({ level }) => (rank.get(level) ?? 0) < own).map(({ id }) => id));
  return (id) => learner.steps.get(id)?.state ?? (below.has(id) ? "known" : "open");
}

/** These and everything behind them. */
function reach(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}

/** What was finished leads back over what was finished; a step that was skipped or is known leads no further. */
function passedBy({ steps }: Roadmap, stand: (id: string) => Stand): ReadonlyMap<string, readonly string[]> {
  const requires = new Map(steps.map((step) => [step.id, step.requires]));
  const back = (id: string) =>
    (requires.get(id) ?? []).filter((one) => ["done", "open", "doing"].includes(stand(one)));
  const passed = new Map<string, string[]>();
  for (const { id } of steps) {
    if (stand(id) !== "done") continue;
    for (const one of reach([id], back)) {
      if (stand(one) === "open") passed.set(one, [...(passed.get(one) ?? []), id]);
    }
  }
  return passed;
}
