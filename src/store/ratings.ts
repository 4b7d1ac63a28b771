import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { missMs, type Rating, type Received } from "./store.ts";
import type { Tables } from "./tables.ts";

/** What was said of answers, counted by topic. */

/** The last word on an answer stands. */
export async function rate(queries: Kysely<Tables>, { turn, at, topic, helpful }: Rating): Promise<void> {
  const said = { at, topic, helpful: helpful ? 1 : 0 };
  await queries
    .insertInto("ratings")
    .values({ id: idOf(turn), ...said })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(said))
    .execute();
}

export async function receivedOf(queries: Kysely<Tables>, now: number): Promise<Received[]> {
  const rows = await queries
    .selectFrom("ratings")
    .select(["topic", "helpful", ({ fn }) => fn.countAll<number>().as("times")])
    .where("at", ">", now - missMs)
    .groupBy(["topic", "helpful"])
    .execute();
  return countRatings(rows.map(({ topic, helpful, times }) => ({ topic, helpful: helpful === 1, times })));
}

/** By topic, in the order of their ids. */
export function countRatings(
  ratings: Iterable<{ readonly topic: string; readonly helpful: boolean; readonly times: number }>,
): Received[] {
  const byTopic = new Map<string, Received>();
  for (const { topic, helpful, times } of ratings) {
    const before = byTopic.get(topic) ?? { topic, helpful: 0, unhelpful: 0 };
    const counted = helpful
      ? { ...before, helpful: before.helpful + times }
      : { ...before, unhelpful: before.unhelpful + times };
    byTopic.set(topic, counted);
  }
  return [...byTopic.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

/** Who has only this finds no turn by it. */
const idOf = (turn: string): string => createHash("sha256").update(turn).digest("base64url");
