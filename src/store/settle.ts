import type { Kysely } from "kysely";
import type { Platform } from "../message.ts";
import { platformOf } from "../settings.ts";
import { sql } from "./kysely.ts";
import { comingOf, sentOf } from "./subscribers.ts";
import { insertDue } from "./subscriptions.ts";
import type { Tables } from "./tables.ts";
import type { Begin, Begun, Claimed, PutOff, Settlement } from "./tips.ts";

/** The queries about what became of claims, for both databases. */

type Queries = Kysely<Tables>;

export async function begin(
  queries: Queries,
  deliveries: readonly Begin[],
  at: number,
): Promise<(Begun | undefined)[]> {
  if (deliveries.length === 0) return [];
  const rows = await queries
    .insertInto("deliveries")
    .values(deliveries.map((delivery) => ({ ...delivery, at, attempt: 1 })))
    .onConflict((conflict) =>
      conflict
        .columns(["date", "subscription"])
        .doUpdateSet(({ ref }) => ({
          attempt: sql<number>`${ref("deliveries.attempt")} + 1`,
          ends: ref("excluded.ends"),
        }))
        .where("deliveries.ends", "<=", at),
    )
    .returning(["subscription", "date", "tip", "attempt", "at"])
    .execute();
  return deliveries.map(({ subscription, date }) => {
    const row = rows.find((one) => one.subscription === subscription && one.date === date);
    return row && { tip: row.tip, attempt: row.attempt, since: row.at };
  });
}

/** Within a transaction. */
export async function putOff(queries: Queries, putOffs: readonly PutOff[]): Promise<void> {
  const untils = new Map(putOffs.map(({ claimed, until }) => [claimed, until]));
  for (const { platform, lease, claims } of lots(putOffs.map(({ claimed }) => claimed))) {
    const held = await removeLeased(queries, platform, lease, claims.map(idOf));
    await insertDue(
      queries,
      claims
        .filter((claimed) => held.includes(idOf(claimed)))
        .map((claimed) => ({
          platform,
          at: untils.get(claimed) ?? lease,
          id: idOf(claimed),
          slot: claimed.subscription.next.at,
        })),
    );
  }
}

const idOf = ({ subscription }: Claimed): string => subscription.id;

/** Claims by platform and lease. */
function lots(claims: readonly Claimed[]) {
  const all = new Map<string, { platform: Platform; lease: number; claims: Claimed[] }>();
  for (const claimed of claims) {
    const { subscription, lease } = claimed;
    const platform = platformOf(subscription.to);
    const key = `${platform} ${lease}`;
    const lot = all.get(key) ?? { platform, lease, claims: [] };
    all.set(key, lot);
    lot.claims.push(claimed);
  }
  return all.values();
}

/** Within a transaction. Returns the ids of those whose lease was lost. */
export async function settle(queries: Queries, settlements: readonly Settlement[]): Promise<string[]> {
  const byId = new Map(settlements.map((one) => [idOf(one.claimed), one]));
  const held = new Set<string>();
  for (const { platform, lease, claims } of lots(settlements.map(({ claimed }) => claimed))) {
    for (const id of await removeLeased(queries, platform, lease, claims.map(idOf))) held.add(id);
  }
  const due: Tables["due"][] = [];
  // In one order, so that two processes never wait for each other.
  for (const id of [...held].sort()) {
    const settlement = byId.get(id);
    if (settlement !== undefined) due.push(...(await settleOne(queries, settlement)));
  }
  await insertDue(queries, due);
  return [...byId.keys()].filter((id) => !held.has(id));
}

/** Returns what is due then. */
async function settleOne(queries: Queries, settlement: Settlement): Promise<Tables["due"][]> {
  const { claimed, failures } = settlement;
  const { id, to, next: was } = claimed.subscription;
  const platform = platformOf(to);
  const sent = sentOf(settlement);
  const coming = comingOf(settlement);
  const { numUpdatedRows } = await queries
    .updateTable("subscriptions")
    .set({ ...sent, ...coming, failures })
    .where("id", "=", id)
    .where("version", "=", claimed.version)
    .executeTakeFirst();
  const { next_at } = coming;
  if (numUpdatedRows > 0n) return next_at === null ? [] : [{ platform, at: next_at, id, slot: next_at }];
  // Somebody changed it meanwhile. What was sent was sent; whether the slot still counts is seen when it is claimed again.
  await queries.updateTable("subscriptions").set(sent).where("id", "=", id).execute();
  return [{ platform, at: was.at, id, slot: was.at }];
}

/** The ids of those that were still leased. */
async function removeLeased(
  queries: Queries,
  platform: Platform,
  lease: number,
  ids: readonly string[],
): Promise<string[]> {
  const removed = await queries
    .deleteFrom("due")
    .where("platform", "=", platform)
    .where("at", "=", lease)
    .where("id", "in", ids)
    .returning("id")
    .execute();
  return removed.map(({ id }) => id);
}
