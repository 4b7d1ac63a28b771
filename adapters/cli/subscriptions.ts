import { z } from "zod";
import { isTime, isZone, type Knowledge, poolOf, type Schedule, type TipFilter } from "../../src/index.ts";

/** A row of the file: `{"id","zone","time","weekdays"}`, and `levels`, `themes` or `topics` where not every tip is
 *  wanted. */
export interface SubscriptionRow extends Schedule, TipFilter {
  readonly id: string;
}

/** What was read; or every problem: what is wrong, and what to do. */
export type Read<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** Reads JSON Lines, passing over empty lines. A problem begins with the number of its line, counted from 1. */
export function readSubscriptions(text: string, knowledge: Knowledge): Read<readonly SubscriptionRow[]> {
  const schema = rowSchema(knowledge);
  const lineOf = new Map<string, number>();
  const value: SubscriptionRow[] = [];
  const problems: string[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const parsed = parse(line);
    const row = schema.safeParse(parsed);
    const own = row.success ? alone(row.data, knowledge) : row.error.issues.map(described);
    if (row.success) value.push(row.data);
    // A row that is wrong otherwise has an id all the same.
    const id = named.safeParse(parsed).data?.id;
    const before = id === undefined ? undefined : lineOf.get(id);
    if (before !== undefined) own.push(`id: "${id}" is on line ${before} too; give each row its own`);
    else if (id !== undefined) lineOf.set(id, index + 1);
    // Each wrong weekday of a list says the same.
    problems.push(...[...new Set(own)].map((problem) => `${index + 1}: ${problem}`));
  }
  return problems.length > 0 ? { kind: "refused", problems } : { kind: "read", value };
}

const named = z.object({ id: z.string().min(1) });

/** What is wrong with a row whose every field is right. */
const alone = (row: SubscriptionRow, knowledge: Knowledge): string[] =>
  poolOf(knowledge, row).length > 0
    ? []
    : ["no tip has these levels and these themes or topics; name others"];

function rowSchema({ roadmap, themes, topic }: Knowledge) {
  const levels = roadmap.levels.map(({ id }) => id);
  const known = themes.map(({ id }) => id);
  const weekday = z.int(notWeekdays).min(1, notWeekdays).max(7, notWeekdays);
  return z.strictObject(
    {
      id: z.string(notId).min(1, notId),
      zone: z.string(notZone).refine(isZone, { error: unknownZone }),
      time: z.string(notTime).refine(isTime, notTime),
      weekdays: z.array(weekday, notWeekdays).min(1, notWeekdays),
      levels: listOf((id) => levels.includes(id), `choose from ${levels.join(", ")}`),
      themes: listOf((id) => known.includes(id), `choose from ${known.join(", ")}`),
      topics: listOf((id) => topic(id) !== undefined, "roadmate show --all --json lists the topics"),
    },
    { error: (issue) => (issue.code === "unrecognized_keys" ? unknownFields(issue.keys) : notRow) },
  );
}

const listOf = (exists: (id: string) => boolean, wayOn: string) =>
  z
    .array(
      z.string("give ids only").refine(exists, { error: ({ input }) => `there is no "${input}"; ${wayOn}` }),
      "give a list of ids",
    )
    .optional();

const notRow =
  'give one JSON object a line, such as {"id":"a","zone":"UTC","time":"09:00","weekdays":[1,2,3,4,5]}';
const notId = "give a text that names the subscription";
const notZone = "give the name of a time zone, such as Asia/Kolkata";
const notTime = "give HH:mm from 00:00 to 23:59, such as 09:00";
const notWeekdays = "give a list of numbers from 1 (Monday) to 7 (Sunday), one at least";
const unknownZone = ({ input }: { readonly input?: unknown }): string =>
  `this machine's time zone data does not know "${input}"; ${notZone}`;
const unknownFields = (keys: readonly string[]): string =>
  `there is no field ${keys.map((key) => `"${key}"`).join(" and no ")}; leave it out`;

const described = ({ path: [field], message }: z.core.$ZodIssue): string =>
  field === undefined ? message : `${String(field)}: ${message}`;

/** Undefined, which no row is, when it is no JSON. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
