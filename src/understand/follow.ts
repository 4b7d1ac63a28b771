import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Turn } from "../store/store.ts";
import type { Slots } from "./intent.ts";

/** What a short message means after the turn before it. */
export type FollowUp =
  /** "the second one", "2": one of the offered topics. */
  | { readonly kind: "pick"; readonly topic: string; readonly which: number }
  /** "neither": none of them. */
  | { readonly kind: "none" }
  /** "and in Germany?", "what about senior?", "why?": the last topic again, with other particulars. */
  | { readonly kind: "again"; readonly topic: string; readonly slots: Slots }
  /** "and the passwords?", "is it hard?": a new question that leans on the last one. */
  | { readonly kind: "lean" };

/** Words as typed → how they follow on, or undefined when they stand alone. */
export function followUp(
  typed: readonly string[],
  slots: Slots,
  last: Turn,
  knowledge: Knowledge,
): FollowUp | undefined {
  if (typed.length > longest) return undefined;
  if (last.offered.length > 0) return pick(typed, last.offered);
  const topic = last.topic === undefined ? undefined : knowledge.topic(last.topic);
  if (topic === undefined) return undefined;
  // "Salary UK" is no more of a question about degrees.
  const rest = typed.filter((word) => !filler.has(word) && !(topic.lookup === "pay" && paid.has(word)));
  if (rest.length === 0 && typed.some((word) => word === "why")) {
    return { kind: "again", topic: topic.id, slots: last.slots };
  }
  const particular = slots.regions !== undefined || slots.levels !== undefined || slots.years !== undefined;
  if (
    particular &&
    topic.kind !== "smalltalk" &&
    rest.every((word) => !paid.has(word) && isParticular(word, knowledge))
  ) {
    return { kind: "again", topic: topic.id, slots: merge(last.slots, slots) };
  }
  return leaning(typed) ? { kind: "lean" } : undefined;
}

/** In words. Whoever writes more, asks anew. */
const longest = 9;

const filler: ReadonlySet<string> = new Set(
  "and or so then ok okay but what about how in for at with the a an if i am is are on of there as why to level someone somebody people".split(
    " ",
  ),
);

const paid: ReadonlySet<string> = new Set(["pay", "salary"]);

const ordinals: readonly (readonly string[])[] = [
  ["first", "1", "1st", "one"],
  ["second", "2", "2nd", "two"],
  ["third", "3", "3rd", "three"],
  ["fourth", "4", "4th", "four"],
];
const pickWords: ReadonlySet<string> = new Set(
  "the one option number no please i mean meant want choose pick yes".split(" "),
);

function pick(typed: readonly string[], offered: readonly string[]): FollowUp | undefined {
  const text = typed.join(" ");
  if (/^(none( of (these|them|those))?|neither( of (these|them))?|no|nope)$/.test(text))
    return { kind: "none" };
  const telling = typed.filter((word) => !pickWords.has(word));
  const named = telling.length === 0 && typed.length === 1 ? typed : telling;
  if (named.length !== 1) return undefined;
  const which =
    named[0] === "last" ? offered.length - 1 : ordinals.findIndex((names) => names.includes(named[0] ?? ""));
  const topic = offered[which];
  return topic === undefined ? undefined : { kind: "pick", topic, which };
}

/** Part of a region's or a level's name, a number, or a unit of time. */
function isParticular(word: string, { vocabulary }: Knowledge): boolean {
  if (/^\d+$|^(yrs?|years?|yoe|exp|experience)$/.test(word)) return true;
  return [...vocabulary.regions, ...vocabulary.levels].some(({ names }) =>
    names.some((name) => name.split(" ").includes(word)),
  );
}

/** What is said now takes the place of what was said before; a level and years mean the same thing. */
function merge({ years, levels, ...others }: Slots, now: Slots): Slots {
  const before = {
    ...(levels === undefined ? {} : { levels }),
    ...(years === undefined ? {} : { years }),
  };
  const anew = now.levels !== undefined || now.years !== undefined;
  return { ...others, ...(anew ? {} : before), ...now };
}

const opening: ReadonlySet<string> = new Set("and or so then ok okay but also even plus".split(" "));
const pointing: ReadonlySet<string> = new Set(
  "it that this them they those these there one ones then".split(" "),
);

/** What points back, or is too short to stand for sure by itself. */
const leaning = (typed: readonly string[]): boolean => typed.length <= 3 || pointsBack(typed);

/** "and …", "or …", or a word that points back. */
export const pointsBack = (typed: readonly string[]): boolean =>
  opening.has(typed[0] ?? "") || typed.some((word) => pointing.has(word));

/** How much likelier a topic becomes because the turn before was about `last`: people go on to what is near. */
export function pull(topic: string, last: string, knowledge: Knowledge): number {
  const from = knowledge.topic(last);
  if (from === undefined || topic === last) return 1;
  if (from.related.includes(topic)) return 3;
  return knowledge.topic(topic)?.theme === from.theme ? 1.7 : 1;
}
