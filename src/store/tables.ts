import type { Generated } from "kysely";
import type { PersonId, PlaceId, Platform } from "../message.ts";
import type { CommunityId } from "../settings.ts";
import { sql } from "./kysely.ts";
import type { Settlement } from "./store.ts";

/** Rows as both databases hold them. What is looked for is a column; the rest is JSON in `body`, which carries any
 *  character where Postgres refuses a zero and libsql ends a text at it. */
export interface Tables {
  facts: Row & {
    /** Unique together with `id`. */
    person: PersonId;
    id: string;
    /** A Happening. */
    body: string;
  };
  turns: Row & {
    person: PersonId;
    place: PlaceId;
    /** Unique. */
    id: string;
    /** A Turn without `id` and `at`. */
    body: string;
  };
  misses: Row & {
    place: PlaceId;
    /** Unique: a hash of when, where, what and why. */
    id: string;
    /** A Miss without `at`, `place` and `settled`. */
    body: string;
    /** A Settlement; null while it is open. */
    settled: Settlement | null;
  };
  ratings: Row & {
    /** Unique: a hash of the turn. */
    id: string;
    topic: string;
    /** 0 or 1. */
    helpful: number;
  };
  settings: Row & {
    /** Unique. */
    community: CommunityId;
    /** Settings. */
    body: string;
  };
  events: Row & {
    /** Unique. */
    id: string;
  };
  installations: Row & {
    /** Unique. */
    community: CommunityId;
    /** Sealed. */
    body: string;
  };
  /** `at` is the last change. */
  subscriptions: Row & {
    /** Unique. */
    id: string;
    platform: Platform;
    recipient: PersonId | PlaceId;
    owner: PersonId | null;
    /** The rest of a Subscription, without `paused`. */
    body: string;
    /** A Pause. */
    paused: string | null;
    /** UTC milliseconds; with `next_date` the tip to come. */
    next_at: number | null;
    next_date: string | null;
    last_date: string | null;
    /** Told. */
    told: string | null;
    failures: number;
    /** Counts the changes. */
    version: number;
  };
  /** `at` is the first attempt. */
  deliveries: Row & {
    /** Unique together with `subscription`. */
    date: string;
    subscription: string;
    tip: string;
    attempt: number;
    /** UTC milliseconds: there is no other attempt until then. */
    ends: number;
  };
  /** What there is to claim: small rows in the order of `at`, so that claiming touches few pages, however many there are. */
  due: {
    /** The first of three that are unique together. */
    platform: Platform;
    /** When it may be claimed, in UTC milliseconds. */
    at: number;
    /** Of the subscription. */
    id: string;
    /** The `next_at` it was made for: nothing, where that is another by now. */
    slot: number;
  };
  /** When a platform may be sent the next tip, by all processes together. */
  paces: {
    /** Unique. */
    platform: Platform;
    /** UTC milliseconds. */
    free_at: number;
  };
  /** The migrations that were applied. */
  migrations: { number: number; name: string };
}

interface Row {
  /** Counts the rows of a table as they come. */
  seq: Generated<number>;
  /** UTC milliseconds. */
  at: number;
}

/** What a deployment consists of. The others are made anew. */
export type TableName = Exclude<keyof Tables, "migrations" | "due" | "paces">;

const every: Readonly<Record<TableName, true>> = {
  facts: true,
  turns: true,
  misses: true,
  ratings: true,
  settings: true,
  events: true,
  installations: true,
  subscriptions: true,
  deliveries: true,
};

/** Every table that is copied and emptied. */
export const tableNames = Object.keys(every) as readonly TableName[];

/** Rows a statement may insert: each binds up to thirteen values, of which SQLite takes 32,766 and Postgres 65,535. */
export const batchSize = 1_000;

export function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += batchSize) yield rows.slice(from, from + batchSize);
}

/** Whether an id is of a community. Ids of platforms hold nothing that `like` would read as a pattern but `_`, and that stands for
 *  itself, too. */
export const isWithin = (column: "person" | "place" | "recipient", community: CommunityId) =>
  sql<boolean>`${sql.ref(column)} like ${`${community}/%`}`;
