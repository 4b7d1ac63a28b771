import type { LearnerMap, MapStep } from "./map.ts";

export interface Count {
  /** Steps done. */
  readonly done: number;
  /** Steps to do in all: neither skipped nor optional. */
  readonly total: number;
  /** Optional steps done, on top. */
  readonly extra: number;
}

/** How far the learner is. Optional steps and skipped ones hold nobody up, so they are not among the total. */
export function countOf(steps: readonly MapStep[]): Count {
  const counted = steps.filter(({ optional, state }) => optional !== true && state !== "skipped");
  return {
    done: counted.filter(isDone).length,
    total: counted.length,
    extra: steps.filter((step) => step.optional === true && isDone(step)).length,
  };
}

export const allSteps = ({ levels }: LearnerMap): readonly MapStep[] => levels.flatMap(({ steps }) => steps);

/** The step to do next, when there is one. */
export const nextOf = (map: LearnerMap): MapStep | undefined =>
  allSteps(map).find(({ next }) => next === true);

const isDone = ({ state }: MapStep): boolean => state === "done";
