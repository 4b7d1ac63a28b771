import type { Option, Roadmap, Step } from "../knowledge/schema.ts";
import type { Learner } from "../store/learner.ts";
import { impliedBy } from "./implied.ts";
import { type Position, positionOf } from "./position.ts";

/** From one amount to another, both included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Why a step comes now, as data. Steps, goals and levels are titles, in the order of the roadmap. */
export type Reason =
  | { readonly kind: "doing" }
  /** Nothing has to come before it. */
  | { readonly kind: "start" }
  /** What it requires, and the learner finished. */
  | { readonly kind: "finished"; readonly steps: readonly string[] }
  /** What it requires, and the learner skipped. */
  | { readonly kind: "skipped"; readonly steps: readonly string[] }
  /** What it requires is taken as known, from the level the learner put themselves at. */
  | { readonly kind: "known"; readonly level: string }
  /** What is left and requires it. */
  | { readonly kind: "unlocks"; readonly steps: readonly string[] }
  /** The goal the learner picked needs it, over and above what everybody does. */
  | { readonly kind: "goal"; readonly goal: string }
  | { readonly kind: "sources"; readonly count: number }
  /** The learner went past it: what they finished builds on it, near or far. */
  | { readonly kind: "passed"; readonly steps: readonly string[] };

export interface Suggestion {
  readonly step: Step;
  readonly reasons: readonly Reason[];
  /** The effort of the whole step, also when it is begun. */
  readonly hours: Range;
  /** For a choice: the options open to this learner, best first. Otherwise empty. */
  readonly options: readonly Option[];
}

export interface Recommendation {
  /** The one thing to do next; undefined when nothing is left but what is optional. */
  readonly next?: Suggestion;
  /** At most two other steps that are open too. */
  readonly alternatives: readonly Suggestion[];
}

/** What to do next. Same roadmap and same standing, same answer, whatever the order of the facts.
 *
 *  A step is open when every step it requires is done or skipped (skipping says "do not hold me up with this") or lies
 *  below the level the learner put themselves at, and, where it is a choice, when at least one option is open to them.
 *  Only open steps are recommended, so nothing recommended ever waits for something else. Of the open steps, in turn:
 *
 *  1. what is in progress comes before what is not,
 *  2. what the goal needs before what it does not,
 *  3. an earlier level before a later one,
 *  4. what is new before what the learner has probably met, since what they finished implies it (see `impliedBy`),
 *  5. and then the order of the file, which merges the orders of the sources.
 *
 *  A step that is optional comes among the alternatives, after the others, unless the goal needs it or it is begun.
 *  After the goal the way goes on with whatever is not optional. */
export function recommend(roadmap: Roadmap, learner: Learner): Recommendation {
  const position = positionOf(roadmap, learner);
  const open = inOrder(position).filter((step) => position.isOpen(step));
  const isExtra = ({ id, optional }: Step) =>
    optional && !position.left.has(id) && position.stand(id) === "open";
  const extras = roadmap.steps.filter((step) => isExtra(step) && position.isOpen(step));
  const suggest = (step: Step) => suggestion(step, position, learner);
  const [next, ...others] = open;
  const alternatives = [...others, ...extras.sort(byOrder(position))].slice(0, 2).map(suggest);
  return next === undefined ? { alternatives } : { next: suggest(next), alternatives };
}

/** Everything left, in the order in which `recommend` gives it to a learner who always does what comes next. */
export function wayOf(position: Position): readonly Step[] {
  const waiting = inOrder(position);
  const way: Step[] = [];
  const done = new Set<string>();
  while (waiting.length > 0) {
    const at = waiting.findIndex((step) => position.isOpen(step, done));
    // Only a roadmap that the checks refuse has steps nobody can open.
    const [step] = at < 0 ? [] : waiting.splice(at, 1);
    if (step === undefined) break;
    way.push(step);
    done.add(step.id);
  }
  return way;
}

const inOrder = (position: Position): Step[] =>
  position.roadmap.steps.filter(({ id }) => position.left.has(id)).sort(byOrder(position));

/** The rule of `recommend`. Sorting is stable, which makes the order of the file its last part. */
function byOrder({ roadmap, stand, needed }: Position): (a: Step, b: Step) => number {
  const finished = roadmap.steps.map(({ id }) => id).filter((id) => stand(id) === "done");
  const implied = impliedBy(finished, roadmap);
  const levels = new Map(roadmap.levels.map(({ id }, index) => [id, index]));
  const keys = new Map(
    roadmap.steps.map(({ id, level }): [string, readonly number[]] => {
      const begun = stand(id) === "doing" ? 0 : 1;
      return [id, [begun, needed.has(id) ? 0 : 1, levels.get(level) ?? 0, implied.has(id) ? 1 : 0]];
    }),
  );
  return (a, b) => {
    const [one = [], other = []] = [keys.get(a.id), keys.get(b.id)];
    return one.map((key, index) => key - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  };
}

const suggestion = (step: Step, position: Position, learner: Learner): Suggestion => ({
  step,
  reasons: reasonsFor(step, position, learner),
  hours: step.hours,
  options: position.options(step),
});

function reasonsFor(step: Step, position: Position, { profile }: Learner): Reason[] {
  const { roadmap, goal, stand, added, left, passed } = position;
  const titles = (fits: (one: Step) => boolean) => roadmap.steps.filter(fits).map(({ title }) => title);
  const required = (how: string) => titles(({ id }) => step.requires.includes(id) && stand(id) === how);
  const [finished, skipped] = [required("done"), required("skipped")];
  const unlocks = titles(({ id, requires }) => left.has(id) && requires.includes(step.id));
  const later = titles(({ id }) => passed.get(step.id)?.includes(id) === true);
  const level = roadmap.levels.find(({ id }) => id === profile.level)?.title;
  const byLevel = level !== undefined && step.requires.some((id) => stand(id) === "known");
  const reasons: (Reason | false)[] = [
    stand(step.id) === "doing" && { kind: "doing" },
    step.requires.length === 0 && { kind: "start" },
    finished.length > 0 && { kind: "finished", steps: finished },
    skipped.length > 0 && { kind: "skipped", steps: skipped },
    byLevel && { kind: "known", level },
    unlocks.length > 0 && { kind: "unlocks", steps: unlocks },
    goal !== undefined && added.has(step.id) && { kind: "goal", goal: goal.title },
    step.sources.length > 0 && { kind: "sources", count: step.sources.length },
    later.length > 0 && { kind: "passed", steps: later },
  ];
  return reasons.filter((reason) => reason !== false);
}
