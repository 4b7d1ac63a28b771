import type { Roadmap, Step } from "../knowledge/schema.ts";
import type { Learner } from "../store/learner.ts";
import { dayAt, dayNumber } from "./days.ts";
import { type Position, positionOf } from "./position.ts";
import { type Range, wayOf } from "./roadmap.ts";
import { dateProblem, hoursProblem, mostHoursAWeek, type Refused } from "./typed.ts";

/** Days as `YYYY-MM-DD`. */
export interface Window {
  readonly earliest: string;
  readonly latest: string;
}

export interface PlannedStep {
  readonly step: Step;
  /** It is begun. It still counts with all its hours, since nobody knows how far along it is. */
  readonly doing: boolean;
  readonly weeks: Range;
  /** When it is done, if everything before it is done first. */
  readonly done: Window;
}

/** The way to the goal, in the order of the recommendation. */
export interface Plan {
  readonly kind: "plan";
  /** The goal's title; undefined on a roadmap without goals. */
  readonly goal: string | undefined;
  readonly hoursAWeek: number;
  /** Empty when the goal is reached. */
  readonly steps: readonly PlannedStep[];
  readonly hours: Range;
  readonly weeks: Range;
  readonly finish: Window;
  /** The plan beside the day the learner wants to be there, if they named one. */
  readonly against?: Against;
  /** Where the hours come from, and what the sources say about the whole way. */
  readonly note: string;
}

export interface Against {
  readonly date: string;
  /** `fits`: even the latest finish is in time. `tight`: only an early one is. `late`: not even the earliest. */
  readonly verdict: "fits" | "tight" | "late";
  /** Weeks between the finish and the date: at the latest finish, at the earliest. Below 0 the finish is later. */
  readonly slack: Range;
  /** The hours a week that make the date: if all goes quickly, and for sure. Left out where the date is met anyway. */
  readonly hoursAWeek?: Range;
  /** A few steps without which the date can be met: for `sure`, or if all goes quickly. Left out where that is too little. */
  readonly leaveOut?: { readonly steps: readonly Step[]; readonly sure: boolean };
}

/** When a learner can be at their goal: the hours of what it still takes over the hours a week. Every step is a range,
 *  so the finish is one too. `today` is the learner's local day; throws RangeError when it is no day. Hours and dates that
 *  make no sense are refused. */
export function planFor(
  roadmap: Roadmap,
  learner: Learner,
  hoursAWeek: number,
  today: string,
  goalDate?: string,
): Plan | Refused {
  const start = dayNumber(today);
  if (start === undefined) throw new RangeError(`Today is no day: ${today}`);
  const sentence =
    hoursProblem(hoursAWeek) ?? (goalDate === undefined ? undefined : dateProblem(goalDate, today));
  if (sentence !== undefined) return { kind: "refused", sentence };

  const position = positionOf(roadmap, learner);
  const way = wayOf(position).filter(({ id }) => position.needed.has(id));
  const hours = total(way);
  const finish = windowOf(hours, hoursAWeek, start);
  return {
    kind: "plan",
    goal: position.goal?.title,
    hoursAWeek,
    steps: way.map((step, index) => ({
      step,
      doing: position.stand(step.id) === "doing",
      weeks: over(step.hours, hoursAWeek),
      done: windowOf(total(way.slice(0, index + 1)), hoursAWeek, start),
    })),
    hours,
    weeks: over(hours, hoursAWeek),
    finish,
    ...(goalDate === undefined ? {} : { against: compare(way, position, hoursAWeek, start, goalDate) }),
    note: roadmap.hours_note,
  };
}

const over = ({ min, max }: Range, by: number): Range => ({ min: min / by, max: max / by });

const total = (steps: readonly Step[]): Range => ({
  min: steps.reduce((sum, { hours }) => sum + hours.min, 0),
  max: steps.reduce((sum, { hours }) => sum + hours.max, 0),
});

function windowOf(hours: Range, hoursAWeek: number, start: number): Window {
  const after = (amount: number) => dayAt(start + daysFor(amount, hoursAWeek));
  return { earliest: after(hours.min), latest: after(hours.max) };
}

/** Whole days; what is left of a whole number after dividing does not make another day. */
const daysFor = (hours: number, hoursAWeek: number): number => Math.ceil((hours * 7) / hoursAWeek - 1e-9);

function compare(
  way: readonly Step[],
  position: Position,
  hoursAWeek: number,
  start: number,
  date: string,
): Against {
  const days = (dayNumber(date) ?? start) - start;
  const inTime = (hours: number) => daysFor(hours, hoursAWeek) <= days;
  const hours = total(way);
  const need = over(hours, hoursAWeek);
  const slack = { min: days / 7 - need.max, max: days / 7 - need.min };
  if (inTime(hours.max)) return { date, verdict: "fits", slack };
  const wanted = over(hours, days / 7);
  const leaveOut = tooMuch(way, position, inTime);
  return {
    date,
    verdict: inTime(hours.min) ? "tight" : "late",
    slack,
    ...(wanted.min <= mostHoursAWeek ? { hoursAWeek: wanted } : {}),
    ...(leaveOut === undefined ? {} : { leaveOut }),
  };
}

/** More would be another plan. */
const mostLeftOut = 4;

/** The fewest steps without which the rest fits: of what the first goal names, the least needed first; never its
 *  first, nor what is begun, nor what another step of the plan waits for. */
function tooMuch(
  way: readonly Step[],
  position: Position,
  inTime: (hours: number) => boolean,
): Against["leaveOut"] {
  const named = position.roadmap.goals?.[0]?.steps ?? way.map(({ id }) => id);
  const spare = named
    .slice(1)
    .reverse()
    .flatMap((id) => {
      const step = way.find((one) => one.id === id);
      const waiting = way.some((other) => position.waitsFor(other.id).includes(id));
      return step === undefined || waiting || position.stand(id) === "doing" ? [] : [step];
    });
  const cuts = Array.from({ length: Math.min(mostLeftOut, spare.length) }, (_, more) =>
    spare.slice(0, more + 1),
  );
  const rest = (cut: readonly Step[]) => total(way.filter((step) => !cut.includes(step)));
  const sure = cuts.find((cut) => inTime(rest(cut).max));
  if (sure) return { steps: sure, sure: true };
  if (inTime(total(way).min)) return undefined;
  const perhaps = cuts.find((cut) => inTime(rest(cut).min));
  return perhaps && { steps: perhaps, sure: false };
}
