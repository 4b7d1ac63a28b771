import { dayAt, dayNumber } from "./days.ts";
import { roadmapWording } from "./wording-roadmap.ts";

/** What was typed cannot be used, and nothing was changed. */
export interface Refused {
  readonly kind: "refused";
  /** One sentence or two: what is wrong, and the way on. */
  readonly sentence: string;
}

/** Something read out of what was typed. */
export interface Found<T> {
  readonly kind: "found";
  readonly value: T;
}

export const refused = (sentence: string): Refused => ({ kind: "refused", sentence });
export const found = <T>(value: T): Found<T> => ({ kind: "found", value });

/** Beside sleep and meals there is no room for more. */
export const mostHoursAWeek = 80;

/** Why nobody can learn for so many hours a week; undefined when they can. */
export const hoursProblem = (hours: number): string | undefined =>
  hours >= 1 && hours <= mostHoursAWeek ? undefined : roadmapWording.sillyHours(mostHoursAWeek);

/** "10", "7.5", "7,5" → hours a week. */
export function findHours(typed: string): Found<number> | Refused {
  const hours = /^\d{1,3}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : 0;
  const problem = hoursProblem(hours);
  return problem === undefined ? found(hours) : refused(problem);
}

const farthest = 3_653;

/** Why one cannot plan for this day; undefined when it is a day within ten years after today. `today` is `YYYY-MM-DD`. */
export function dateProblem(date: string, today: string): string | undefined {
  const now = dayNumber(today) ?? 0;
  const day = dayNumber(date);
  if (day === undefined) return roadmapWording.noDay(dayAt(now + 365));
  if (day <= now) return roadmapWording.pastDay(today);
  return day > now + farthest ? roadmapWording.farDay(dayAt(now + farthest)) : undefined;
}
