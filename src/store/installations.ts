import type { Kysely } from "kysely";
import type { CommunityId } from "../settings.ts";
import type { Tables } from "./tables.ts";

/** What a platform gave when Roadmate was installed in a community, such as its token. */
export interface Installation {
  /** When it was stored last, in UTC milliseconds. */
  readonly at: number;
  /** Sealed by whoever stored it. */
  readonly body: string;
}

/** The part of the store that is about installations. `leave` deletes them with the rest of a community. */
export interface Installations {
  installation(community: CommunityId): Promise<Installation | undefined>;
  /** Replaces the one before. */
  install(community: CommunityId, body: string, now: number): Promise<void>;
}

/** Installations that are forgotten when the process ends, and how to delete one. */
export function createMemoryInstallations(): Installations & { uninstall(community: CommunityId): void } {
  const all = new Map<CommunityId, Installation>();
  return {
    installation: async (community) => all.get(community),
    install: async (community, body, now) => {
      all.set(community, { at: now, body });
    },
    uninstall: (community) => {
      all.delete(community);
    },
  };
}

export const createDatabaseInstallations = (queries: Kysely<Tables>): Installations => ({
  installation: (community) =>
    queries
      .selectFrom("installations")
      .select(["at", "body"])
      .where("community", "=", community)
      .executeTakeFirst(),
  install: async (community, body, now) => {
    await queries
      .insertInto("installations")
      .values({ community, at: now, body })
      .onConflict((conflict) => conflict.column("community").doUpdateSet({ at: now, body }))
      .execute();
  },
});

/** For a transaction that deletes more. */
export async function uninstall(queries: Kysely<Tables>, community: CommunityId): Promise<void> {
  await queries.deleteFrom("installations").where("community", "=", community).execute();
}
