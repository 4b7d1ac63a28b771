import { readableDay } from "../plain.ts";
import type { Against, Plan, PlannedStep, Window } from "./plan.ts";
import type { Range, Reason } from "./roadmap.ts";
import { listed } from "./wording.ts";

/** Every sentence the advisor says itself about the learner's own way. */
export const roadmapWording = {
  next: (title: string): string => `Next: ${title}`,
  take: "Take",
  optional: "optional",
  alternatives: "Or, if you would rather:",
  finished: "You have finished everything on this road that is not optional. Well done!",
  extras: "If you want to go on, these are optional:",

  reason: (reason: Reason): string => {
    switch (reason.kind) {
      case "doing":
        return "You have begun it.";
      case "start":
        return "Nothing has to come before it.";
      case "finished":
        return `You finished ${titled(reason.steps)}.`;
      case "skipped":
        return `You skipped ${titled(reason.steps)}, so I don't wait for that.`;
      case "known":
        return `You put yourself at the level ${reason.level}, so I take what comes before it as known.`;
      case "unlocks":
        return `It unlocks ${titled(reason.steps)}.`;
      case "goal":
        return `Your goal, "${reason.goal}", needs it.`;
      case "sources":
        return `${capital(numberWord(reason.count))} ${reason.count === 1 ? "source names" : "sources name"} it.`;
      case "passed":
        return reason.steps.length === 1
          ? `${titled(reason.steps)} builds on this, and you finished that: if you know this already, tick it off.`
          : `${titled(reason.steps)} build on this, and you finished those: if you know this already, tick it off.`;
    }
  },

  pace: (weeks: Range, hoursAWeek: number): string => `${inWeeks(weeks)} at ${hoursOf(hoursAWeek)} a week`,
  plan: (goal: string | undefined): string => (goal === undefined ? "Your plan" : `Your plan: ${goal}`),
  planned: ({ steps, hours, hoursAWeek, finish }: Plan): string =>
    `${steps.length === 1 ? "One step is" : `${steps.length} steps are`} left, ${amounts(hours)} hours in all. At ${hoursOf(hoursAWeek)} a week you are there ${between(finish)}.`,
  reached: "You have everything this goal takes. Nothing is left to plan!",
  plannedStep: ({ step, doing, weeks }: PlannedStep): string =>
    ` ${inWeeks(weeks)}${doing ? ", begun" : ""}${step.optional ? ", optional" : ""}`,
  begun: "What you have begun counts with all its hours here, since I can't know how far along you are.",
  against: ({ date, verdict, slack }: Against): string => {
    switch (verdict) {
      case "fits":
        return `That is in time for ${readableDay(date)}, with ${slackWeeks(slack)} to spare.`;
      case "tight":
        return `${readableDay(date)} works only if most steps take you the shorter time.`;
      case "late":
        return `${readableDay(date)} is too early at this pace: even if all goes quickly you need ${weeksOf(Math.ceil(-slack.max))} more.`;
    }
  },
  wanted: ({ hoursAWeek, verdict }: Against, most: number): readonly string[] => {
    if (hoursAWeek === undefined) return [];
    const [min, max] = [Math.ceil(hoursAWeek.min), Math.ceil(hoursAWeek.max)];
    if (verdict === "tight") return max > most ? [] : [`With ${hoursOf(max)} a week you make it for sure.`];
    return [
      `It takes ${hoursOf(min)} a week if all goes quickly${max > most ? "" : `, and ${max} to be sure`}.`,
    ];
  },
  beyond: (finish: Window): string =>
    `No number of hours a week makes that. A day ${between(finish)} is honest, so pick one there or a smaller goal.`,
  leaveOut: ({ steps, sure }: NonNullable<Against["leaveOut"]>): string =>
    `Without ${titled(
      steps.map(({ title }) => title),
      steps.length,
    )} ${sure ? "you make it for sure" : "you can make it if all goes quickly"}; that can follow later.`,

  sillyHours: (most: number): string =>
    `I can't plan with that. Tell me how many hours a week you can really keep: a number from 1 to ${most}.`,
  noDay: (example: string): string => `That is no day of the calendar. Write a day like ${example}.`,
  pastDay: (today: string): string => `That day is not ahead of you. Name one after ${readableDay(today)}.`,
  farDay: (last: string): string => `That is too far off to plan for. Name a day up to ${readableDay(last)}.`,
  unknownSteps: (typed: readonly string[], near: readonly string[], examples: readonly string[]): string =>
    `There is no step called ${listed(typed.map(quoted))}. ${
      near.length > 0
        ? `Did you mean ${listed(near, "or")}?`
        : `Steps are called, for example, ${listed(examples)}.`
    }`,
  unknownLanguage: (typed: string, near: string | undefined, known: readonly string[]): string =>
    `I don't know a language called ${quoted(typed)}. ${near === undefined ? `The roadmap goes with ${listed(known, "or")}.` : `Did you mean ${near}?`}`,
  uncoveredLanguage: (title: string, known: readonly string[]): string =>
    `None of my sources covers ${title}, so I can't guide you in it. The roadmap goes with ${listed(known, "or")}.`,
  unknownGoal: (typed: string, known: readonly string[]): string =>
    `I don't know a goal called ${quoted(typed)}. There are ${listed(known)}.`,
  unknownOption: (typed: string, step: string, known: readonly string[]): string =>
    `${quoted(typed)} is no option of "${step}". There are ${listed(known)}.`,
  closedOption: (title: string, needs: readonly string[], chosen: readonly string[]): string =>
    `${title} goes with ${listed(needs, "or")}, and you chose ${listed(chosen)}. Change that choice first, or pick another option.`,

  progress: (roadmap: string): string => `${roadmap}: my progress`,
  legend: "`[x]` done, `[~]` in progress, `[-]` skipped, `[ ]` open. Keep the ids in `<!-- … -->`.",
  hugeImport: (kilobytes: number): string =>
    `That is more than a check-list of mine can be: I read up to ${kilobytes} kB. Nothing was changed.`,
  emptyImport: "There is nothing in that. Paste the check-list that you exported; nothing was changed.",
  foreignImport:
    "I find no step of the roadmap in that. Paste a check-list or the JSON that you exported; nothing was changed.",
  brokenJson:
    "That looks like JSON, but it is broken or cut off. Export it once more; your progress was not changed.",
  otherJson: "That JSON is not an export of mine. Paste one that you exported; nothing was changed.",
  newerJson: "That export comes from a newer version of me, and I can't read it. Nothing was changed.",
  badMark: (line: number, mark: string): string =>
    `Line ${line} has [${mark}], and I know [x], [~], [-] and [ ]. Mend that line and try again; nothing was changed.`,
  unknownImported: (lines: readonly string[]): string =>
    `I left out what I don't know as a step: ${titled(lines, 5)}.`,
} as const;

const quoted = (typed: string): string => `"${typed.length <= 40 ? typed : `${typed.slice(0, 39)}…`}"`;

/** The first few titles in quotes, and how many more there are. */
function titled(titles: readonly string[], most = 2): string {
  const shown = titles.length <= most + 1 ? titles : titles.slice(0, most);
  const more = titles.length - shown.length;
  return listed([...shown.map((title) => `"${title}"`), ...(more > 0 ? [`${more} more`] : [])]);
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const numberWord = (count: number): string => numbers[count] ?? String(count);
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const amounts = ({ min, max }: Range): string => (min === max ? `${min}` : `${min}–${max}`);
const hoursOf = (hours: number): string => (hours === 1 ? "1 hour" : `${hours} hours`);
const weeksOf = (weeks: number): string => (weeks === 1 ? "1 week" : `${weeks} weeks`);

/** Rounded outwards, so that the range still holds. */
function inWeeks({ min, max }: Range): string {
  const [from, to] = [Math.floor(min), Math.ceil(max)];
  if (from === to) return weeksOf(to);
  if (from === 0) return to === 1 ? "under a week" : `up to ${weeksOf(to)}`;
  return `${from}–${weeksOf(to)}`;
}

const slackWeeks = ({ min, max }: Range): string => {
  const [from, to] = [Math.floor(min), Math.floor(max)];
  return from === to ? weeksOf(to) : `${from}–${weeksOf(to)}`;
};

const between = ({ earliest, latest }: Window): string =>
  earliest === latest
    ? `on ${readableDay(latest)}`
    : `between ${readableDay(earliest)} and ${readableDay(latest)}`;
