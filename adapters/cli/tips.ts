import { readFile } from "node:fs/promises";
import { type App, chooseTip, dayAt, dayNumber, nextSlot, poolOf, type Told } from "../../src/index.ts";
import { type Read, readSubscriptions, type SubscriptionRow } from "./subscriptions.ts";

/** What was typed. */
export interface Simulated {
  /** A file of JSON Lines, see {@link SubscriptionRow}. */
  readonly subscriptions: string;
  /** The first local date, `YYYY-MM-DD`. */
  readonly from: string;
  /** How many local dates. */
  readonly days: string;
}

/** The tips each subscription gets on these local dates of its zone, had it just begun; nothing is sent or remembered.
 *  Rows of JSON in order of the instant, then of the id, in pieces that are made as they are asked for. */
export async function simulate(
  { knowledge }: Pick<App, "knowledge">,
  { subscriptions: file, from, days }: Simulated,
): Promise<Read<Iterable<string>>> {
  const dates = readDates(from, days);
  const text = await readText(file);
  const read = text.kind === "refused" ? text : readSubscriptions(text.value, knowledge);
  if (dates.kind === "read" && read.kind === "read") {
    const { first, last } = dates.value;
    const each = read.value.map((subscription) => rowsOf(subscription, knowledge, first, last));
    return { kind: "read", value: merged(each, first) };
  }
  const problems = [
    ...(dates.kind === "refused" ? dates.problems : []),
    ...(read.kind === "refused" ? read.problems.map((problem) => `${file}:${problem}`) : []),
  ];
  return { kind: "refused", problems };
}

interface Row {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly localDate: string;
  readonly tip: string;
}

const dayMs = 86_400_000;
/** The first moment of a date anywhere is this long before it is in UTC, or less. */
const aheadMs = 16 * 3_600_000;

/** One subscription's rows. Days are counted as `dayNumber` does. */
function* rowsOf(
  subscription: SubscriptionRow,
  knowledge: App["knowledge"],
  first: number,
  last: number,
): Generator<Row, void> {
  const pool = poolOf(knowledge, subscription);
  const lastDate = dayAt(last);
  let told: Told | undefined;
  let slot = nextSlot(subscription, first * dayMs - aheadMs, dayAt(first - 1));
  while (slot.kind === "slot" && slot.localDate <= lastDate) {
    const { at, localDate } = slot;
    const chosen = chooseTip(pool, subscription.id, told);
    if (chosen.kind === "empty") return;
    yield { id: subscription.id, at, localDate, tip: chosen.tip.id };
    told = chosen.told;
    slot = nextSlot(subscription, at, localDate);
  }
}

/** All rows in order, a day's at a time. */
function* merged(each: readonly Generator<Row, void>[], first: number): Generator<string, void> {
  let waiting = each.map((rows) => ({ rows, row: rows.next().value }));
  for (let end = first * dayMs; waiting.length > 0; end += dayMs) {
    const due: Row[] = [];
    for (const one of waiting) {
      for (; one.row && one.row.at < end; one.row = one.rows.next().value) due.push(one.row);
    }
    due.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    yield due.map((row) => `${JSON.stringify({ ...row, at: new Date(row.at).toISOString() })}\n`).join("");
    waiting = waiting.filter(({ row }) => row !== undefined);
  }
}

function readDates(from: string, days: string): Read<{ readonly first: number; readonly last: number }> {
  const first = dayNumber(from);
  const count = /^[1-9]\d{0,3}$/.test(days) ? Number(days) : undefined;
  if (first !== undefined && count !== undefined)
    return { kind: "read", value: { first, last: first + count - 1 } };
  const problems = [
    first === undefined && `--from: "${from}" is no date; give one such as 2027-01-01`,
    count === undefined && `--days: "${days}" is no number of days; give one from 1 to 9999`,
  ];
  return { kind: "refused", problems: problems.filter((problem) => problem !== false) };
}

async function readText(file: string): Promise<Read<string>> {
  try {
    return { kind: "read", value: await readFile(file, "utf8") };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    return { kind: "refused", problems: [` it cannot be read${code}; give a file of JSON Lines`] };
  }
}
