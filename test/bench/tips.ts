import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { readAddress } from "../../src/store/address.ts";
import { connect, type Database } from "../../src/store/connect.ts";
import { createDatabaseStore } from "../../src/store/database.ts";
import type { Store } from "../../src/store/store.ts";
import { rowOf, sentOf } from "../../src/store/subscribers.ts";
import { batchSize } from "../../src/store/tables.ts";
import type { Claimed } from "../../src/store/tips.ts";
import type { Subscribed } from "../../src/tips/subscription.ts";
import { startPostgres } from "../store/server.ts";
import { bursts } from "./bursts.ts";

/** `npm run bench:tips`: claims and settles what is due among few and among many subscriptions, in a file and on a Postgres server
 *  of its own; then works out how long what platforms allow makes a burst take. Prints tables; the last line is one JSON object. */
const { values } = parseArgs({
  options: {
    subscriptions: { type: "string", default: "10000,100000,1000000" },
    due: { type: "string", default: "10000" },
    batch: { type: "string", default: "200" },
    databases: { type: "string", default: "libsql,postgres" },
  },
});
const [due, batch] = [Number(values.due), Number(values.batch)];
const start = Date.UTC(2027, 0, 1, 9);
const day = 86_400_000;
const sent = Array.from({ length: 10 }, (_, n) => `a-tip-with-a-name-of-its-own-${n}`);

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const results = [];
for (const kind of values.databases.split(",")) {
  // What the process has to learn first is no part of it.
  await measure(kind, due);
  for (const count of values.subscriptions.split(",").map(Number))
    results.push({ kind, count, ...(await measure(kind, count)) });
}
console.table(results);
const burst = bursts();
console.table(burst);
console.log(JSON.stringify({ due, batch, results, burst }));

async function measure(kind: string, count: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), "roadmate-tips-"));
  const server = kind === "postgres" ? await startPostgres() : undefined;
  const address = readAddress(server?.url ?? `file:${join(folder, "roadmate.db")}`);
  if (address === undefined || address.kind === "memory") throw new Error(kind);
  const database = await connect(address, "bench");
  const fillMs = await timed(() => fill(database, count));
  const store = createDatabaseStore(database);
  const days: Day[] = [];
  for (const n of [0, 1, 2]) days.push(await work(store, start + n * day));
  await store.close();
  await server?.stop();
  await rm(folder, { recursive: true });
  const median = (name: keyof Day): number => days.map((one) => one[name]).sort((a, b) => a - b)[1] ?? 0;
  const [claimMs, beginMs, settleMs] = [median("claimMs"), median("beginMs"), median("settleMs")];
  return {
    fillS: Math.round(fillMs / 1_000),
    firstMs: days[0]?.claimMs ?? 0,
    claimMs,
    claimsPerS: Math.round((due * 1_000) / claimMs),
    beginMs,
    settleMs,
    settledPerS: Math.round((due * 1_000) / settleMs),
  };
}

interface Day {
  readonly claimMs: number;
  readonly beginMs: number;
  readonly settleMs: number;
}

/** Claims all that is due, batch by batch, as one process does; then an attempt of each; then settles them. */
async function work(store: Store, now: number): Promise<Day> {
  const claims: (readonly Claimed[])[] = [];
  const terms = { now, limit: batch, leaseMs: 120_000, perSecond: 1e9 };
  const claimMs = await timed(async () => {
    for (;;) {
      const { tips } = await store.claim("discord", terms);
      if (tips.length === 0) return;
      claims.push(tips);
    }
  });
  const taken = claims.reduce((sum, { length }) => sum + length, 0);
  if (taken !== due) throw new Error(`${taken} were claimed.`);
  const attempt = { date: dateOf(now), tip: "tip-11", ends: now + 30_000 };
  const beginMs = await timed(async () => {
    for (const tips of claims)
      await store.begin(
        tips.map(({ subscription: { id } }) => ({ ...attempt, subscription: id })),
        now,
      );
  });
  const settleMs = await timed(async () => {
    for (const tips of claims) await store.settle(tips.map(settled));
  });
  return { claimMs, beginMs, settleMs };
}

function settled(claimed: Claimed) {
  const { at, date } = claimed.subscription.next;
  const told = { round: 0, sent: [...sent, "tip-11"] };
  return { claimed, lastDate: date, told, failures: 0, next: { at: at + day, date: dateOf(at + day) } };
}

/** Milliseconds. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return Math.round(performance.now() - started);
}

/** Those that are due stand anywhere among the others, whose hours are spread over the days after. */
async function fill({ queries, kind }: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - from) }, (_, k) => rowAt(from + k, count));
    await queries.transaction().execute(async (transaction) => {
      await transaction.insertInto("subscriptions").values(rows).execute();
      await transaction
        .insertInto("due")
        .values(
          rows.map(({ id, platform, next_at }) => ({ id, platform, at: next_at ?? 0, slot: next_at ?? 0 })),
        )
        .execute();
    });
  }
  // A server that has been up for a while has done both.
  if (kind === "postgres") {
    await sql`vacuum analyze`.execute(queries);
    await sql`checkpoint`.execute(queries);
  }
}

function rowAt(n: number, count: number) {
  // A large prime: neighbours in time are strangers in the table.
  const place = (n * 1_000_003) % count;
  const id = Buffer.from(`${(n * 7_919_333) % 99_999_989}`)
    .toString("hex")
    .slice(-16)
    .padStart(16, "a");
  const subscription: Subscribed = {
    id: `${id}${n.toString(36)}`.slice(-20),
    to: `discord:${place % 5_000}/${n}`,
    by: "discord:80351110224678912",
    zone: "Asia/Kolkata",
    time: "09:00",
    weekdays: [1, 2, 3, 4, 5],
    levels: ["foundation"],
    themes: [],
    failures: 0,
  };
  const at = place < due ? start - 60_000 + place : start + Math.floor((4 + place / count) * day);
  return {
    ...rowOf(subscription, { at, date: dateOf(start) }, start),
    ...sentOf({ lastDate: "2026-12-31", told: { round: 0, sent } }),
  };
}
