import type { Knowledge } from "../knowledge/knowledge.ts";
import { nearest } from "../knowledge/near.ts";
import type { Named } from "../knowledge/schema.ts";
import type { CommandOptions } from "./commands.ts";
import type { Slots } from "./intent.ts";
import { fold, type Names } from "./names.ts";

/** What people type into the options of a command, each in its own or all in the first. */

/** "python, sql": everything named is meant as known, with or without "I know". Ids of the vocabulary. */
export function knowsIn(
  typed: string,
  { vocabulary }: Knowledge,
  slotsIn: (text: string) => Slots,
): readonly string[] {
  // A name between commas is meant, also one that is a word like any other, such as Go.
  const listed = typed
    .split(/[,;&+]|\band\b/i)
    .map((part) => entryNamed(part.replace(/^\s*i (already )?know\b/i, ""), vocabulary)?.id ?? part);
  const { languages = [], databases = [], frameworks = [], tools = [], knows = [] } = slotsIn(typed);
  const known = allNamed(vocabulary).map(({ id }) => id);
  const named = listed.filter((id) => known.includes(id));
  return [
    ...new Set([...named, ...(knows.length > 0 ? knows : [languages, databases, frameworks, tools].flat())]),
  ];
}

/** The step somebody means by its name, or by that of an option or a tool; the option, where they named one. */
export function stepIn(
  typed: string,
  { roadmap, vocabulary }: Knowledge,
  names: Names,
): { readonly step: string; readonly option?: string } | undefined {
  const exact = names.exact(typed, "step")?.item.id;
  const entry = exact === undefined ? entryNamed(typed, vocabulary) : undefined;
  const option = entry?.part_of ?? entry?.id;
  const step = roadmap.steps.find(({ id, one_of }) =>
    exact === undefined && entry?.step === undefined
      ? one_of?.some((one) => one.id === option)
      : id === (exact ?? entry?.step),
  );
  if (step === undefined) return undefined;
  const named = step.one_of?.find(({ id, title }) => id === option || fold(title) === fold(typed));
  return named === undefined ? { step: step.id } : { step: step.id, option: named.id };
}

/** The step of the name that comes closest, for a slip in a short name such as "gti". */
export function stepNear(typed: string, knowledge: Knowledge, names: Names): string | undefined {
  const called = allNamed(knowledge.vocabulary).flatMap((entry) => entry.names);
  const near = nearest(typed.trim().toLowerCase(), called);
  return near === undefined ? undefined : stepIn(near, knowledge, names)?.step;
}

const allNamed = ({ languages, databases, frameworks, tools }: Knowledge["vocabulary"]): readonly Named[] => [
  ...languages,
  ...databases,
  ...frameworks,
  ...tools,
];

function entryNamed(typed: string, vocabulary: Knowledge["vocabulary"]): Named | undefined {
  const name = typed.trim().toLowerCase();
  return allNamed(vocabulary).find(
    ({ id, title, names }) => id === name || title.toLowerCase() === name || names.includes(name),
  );
}

/** "10 hours by 2027-12-31" in any order, or each in its own option. What looks like a day or a number is handed on as
 *  typed, so that nothing is left out unseen. */
export function planIn(options: CommandOptions): { readonly hours?: string; readonly by?: string } {
  const { hours: first = "", by: own } = options;
  const day = /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,4}[./]\d{1,2}[./]\d{1,4}\b/.exec(first)?.[0];
  const until = /\b(?:by|until|till|before)\s+(\D.*)$/i.exec(day === undefined ? first : "")?.[1];
  const by = own?.trim() || day || until;
  const rest = own?.trim() ? first : first.replace(day ?? until ?? "", " ");
  const hours = hoursIn(rest);
  return { ...(hours === "" ? {} : { hours }), ...(by === undefined ? {} : { by }) };
}

/** "10 hours a week" → "10", "2 hours a day" → "14"; what has no number, or more than one, stays as it is. */
function hoursIn(typed: string): string {
  const words = typed.replace(/\b(by|until|till|before)\b|,(?!\d)/gi, " ").trim();
  const numbers = words.match(/[-+]?\d[\d.,]*(e[-+]?\d+)?/gi) ?? [];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || !/^[-+\d]/.test(words)) return words;
  return /\b(day|daily)\b/i.test(words) ? String(Number(number.replace(",", ".")) * 7) : number;
}

const profileParts = ["language", "goal", "level", "hours", "date", "zone", "locale"];

/** "goal cloud, hours 10" in the first option, or each in its own. Part → what was typed. */
export function profileIn(options: CommandOptions): Record<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(options)) {
    const pairs = value.split(/[,;]/).flatMap((part) => {
      const [, key, rest = ""] = /^\s*(\w+)[\s:=]+(.+)$/.exec(part) ?? [];
      return key === undefined ? [] : [[partNamed(key), rest.trim()] as const];
    });
    const isList = pairs.some(([key]) => profileParts.includes(key));
    if (isList) for (const [key, rest] of pairs) given.set(key, rest);
    else if (value.trim() !== "") given.set(name, value.trim());
  }
  return Object.fromEntries(given);
}

/** The part that was meant, also with a slip; short words are too easily another one. */
function partNamed(key: string): string {
  const name = key.toLowerCase();
  return (name.length < 5 ? undefined : nearest(name, profileParts)) ?? name;
}
