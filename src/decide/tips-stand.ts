import type { Knowledge } from "../knowledge/knowledge.ts";
import { readableDay } from "../plain.ts";
import { type Block, type Button, paragraph } from "../reply.ts";
import { poolOf } from "../tips/choose.ts";
import { todayIn } from "../tips/next.ts";
import { isOwn, type Subscribed } from "../tips/subscription.ts";
import { dayAt, dayNumber } from "./days.ts";
import { button } from "./show.ts";
import { listed } from "./wording.ts";
import { tipsWording as words } from "./wording-tips.ts";

/** How the daily tips stand, in words, with what can be done about it. */

interface Standing {
  readonly knowledge: Knowledge;
  readonly now: number;
  /** Whether the person may set up tips in this channel. */
  readonly canHere: boolean;
  /** Whether the person can be written to. */
  readonly canMe: boolean;
}

/** Each subscription with its buttons, then what can be added. */
export function standBlocks(subscriptions: readonly Subscribed[], standing: Standing): Block[] {
  const { canHere, canMe } = standing;
  const add = [
    ...(canHere ? [button(words.here, { verb: "form", id: "tips.here" })] : []),
    ...(canMe ? [button(words.forMe, { verb: "form", id: "tips.me" })] : []),
  ];
  const nothing = canHere ? words.none : words.noneOwn;
  return [
    ...(subscriptions.length === 0 ? [paragraph(`${words.what} ${canMe ? nothing : words.elsewhere}`)] : []),
    ...subscriptions.flatMap((subscription) => [
      paragraph(
        { kind: "strong", text: `${isOwn(subscription) ? words.you : words.channel}:` },
        `${wantedText(subscription, standing.knowledge)} ${comingText(subscription, standing)}`,
      ),
      { kind: "buttons", buttons: buttonsOf(subscription) } as const,
    ]),
    ...(add.length > 0 ? [{ kind: "buttons", buttons: add } as const] : []),
  ];
}

/** For a person's own page: theirs alone. */
export const tipsSummary = (
  subscriptions: readonly Subscribed[],
  { knowledge, now }: Pick<Standing, "knowledge" | "now">,
): Block[] => standBlocks(subscriptions.filter(isOwn), { knowledge, now, canHere: false, canMe: true });

const buttonsOf = ({ id, paused }: Subscribed): Button[] => [
  button(words.change, { verb: "form", id: `tips.${id}` }),
  paused === undefined
    ? button(words.pause, { verb: "tips", id: `pause.${id}` })
    : button(words.resume, { verb: "tips", id: `resume.${id}` }),
  button(words.preview, { verb: "tips", id: `preview.${id}` }),
  button(words.stop, { verb: "tips", id: `stop.${id}` }),
];

/** "09:00, Monday to Friday, about everything." */
function wantedText({ time, weekdays, levels, themes }: Subscribed, knowledge: Knowledge): string {
  const titles = (ids: readonly string[], all: Knowledge["themes"]): string[] =>
    all.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  const about = [
    ...(levels.length > 0 ? [words.levelsOnly(listed(titles(levels, knowledge.roadmap.levels)))] : []),
    ...(themes.length > 0 ? [words.themesOnly(listed(titles(themes, knowledge.themes)))] : []),
  ];
  return words.at(time, daysText(weekdays), about.length > 0 ? about.join(", ") : words.everything);
}

function daysText(weekdays: readonly number[]): string {
  const days = [...weekdays].sort().join("");
  if (days === "1234567") return words.everyDay;
  if (days === "12345") return words.workdays;
  if (days === "67") return words.weekend;
  return listed(words.weekdays.filter((_, index) => weekdays.includes(index + 1)));
}

/** When the next one comes, or why none does. */
function comingText(subscription: Subscribed, { knowledge, now }: Standing): string {
  const { zone, time, next, paused } = subscription;
  const today = todayIn(zone, now);
  if (today === undefined) return words.unknownZone(zone);
  if (paused !== undefined && (paused.until === undefined || paused.until > today))
    return pausedText(subscription, paused);
  if (poolOf(knowledge, subscription).length === 0) return words.noneFit;
  if (next === undefined) return words.paused;
  return next.at <= now ? words.onItsWay : words.next(dayText(next.date, today), time, zone);
}

function pausedText(subscription: Subscribed, { why, until }: NonNullable<Subscribed["paused"]>): string {
  if (until !== undefined) return words.pausedUntil(readableDay(until));
  switch (why) {
    case "asked":
      return words.paused;
    case "unreachable":
      return isOwn(subscription) ? words.unreachableYou : words.unreachableChannel;
    case "zone":
      return words.unknownZone(subscription.zone);
  }
}

/** "today", "tomorrow", "on Friday", "on 24 Aug 2027". */
function dayText(date: string, today: string): string {
  const day = dayNumber(date) ?? 0;
  const ahead = day - (dayNumber(today) ?? 0);
  if (ahead === 0) return words.today;
  if (ahead === 1) return words.tomorrow;
  // Day 0, 1 January 1970, was a Thursday.
  return words.on(ahead < 7 ? (words.weekdays[(day + 3) % 7] ?? dayAt(day)) : readableDay(date));
}
