import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { CommunityId } from "../settings.ts";
import { type Change, type Miss, missMs } from "./store.ts";
import { batches, isWithin, type Tables } from "./tables.ts";

/** The queries for missed questions. */

/** Newest first. */
export async function missesOf(queries: Kysely<Tables>, now: number, within?: CommunityId): Promise<Miss[]> {
  const rows = await queries
    .selectFrom("misses")
    .select(["place", "at", "body", "settled"])
    .where("at", ">", now - missMs)
    .$if(within !== undefined, (query) => query.where(isWithin("place", within ?? "")))
    .orderBy("at", "desc")
    .orderBy("seq")
    .execute();
  return rows.map(({ place, at, body, settled }) => {
    const rest: Omit<Miss, "place" | "at" | "settled"> = JSON.parse(body);
    return { place, at, ...rest, ...(settled === null ? {} : { settled }) };
  });
}

/** Says what was made of them. */
export async function settleMisses(
  queries: Kysely<Tables>,
  { misses, as }: Change & { readonly kind: "settled" },
): Promise<void> {
  for (const some of batches(misses.map(idOf)))
    await queries.updateTable("misses").set({ settled: as }).where("id", "in", some).execute();
}

/** When, where, what and why: the same miss has the same. */
export const idOf = ({ at, place, text, reason }: Miss): string =>
  createHash("sha256")
    .update(JSON.stringify([at, place, text, reason]))
    .digest("base64url");
