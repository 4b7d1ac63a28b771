import { setTimeout as sleep } from "node:timers/promises";
import type { PlaceId } from "../../../src/message.ts";
import { readAddress } from "../../../src/store/address.ts";
import { connect, type Database } from "../../../src/store/connect.ts";
import { createDatabaseStore } from "../../../src/store/database.ts";
import type { Store } from "../../../src/store/store.ts";
import type { Subscription } from "../../../src/tips/subscription.ts";
import type { Chances } from "./faults.ts";
import { type Platforms, startPlatforms } from "./platforms.ts";
import { type Living, liveDangerously } from "./processes.ts";

export interface Chaos extends Living {
  readonly tips: number;
  /** The tips become due in bursts, over this time. */
  readonly overMs: number;
  readonly burstMs: number;
  readonly chances: Chances;
  /** It goes on until so many processes were killed, when the tips are there already. */
  readonly leastKills: number;
}

export interface Report {
  readonly tips: number;
  readonly once: number;
  readonly twice: number;
  readonly lost: number;
  /** How many took more than one attempt. */
  readonly again: number;
  /** The subscriptions that had not had their tip when there was no more time. */
  readonly left: readonly string[];
  readonly kills: number;
  /** From the first that was due to the last that was settled. */
  readonly seconds: number;
  /** What the platforms did to those who asked: outcome → how often. */
  readonly faults: Readonly<Record<string, number>>;
  /** What the platforms have against what was sent. */
  readonly complaints: readonly string[];
}

/** Lets processes bring tips while they are killed, and counts what readers see. */
export async function runChaos(chaos: Chaos): Promise<Report> {
  const { databaseUrl, tips, random, sendMs, chances, leastKills } = chaos;
  const database = await open(databaseUrl);
  const store = createDatabaseStore(database);
  const platforms = await startPlatforms({ channels: tips, chances, lateMs: 2 * sendMs, random, store });
  const { places } = platforms;
  const living = await liveDangerously(chaos, platforms.settings);
  const started = Date.now();
  await subscribe(store, places, chaos, started);
  let left = await unsettled(store, places);
  const isOver = (): boolean => left.length === 0 && living.kills() >= leastKills;
  while (!isOver() && Date.now() < started + chaos.overMs + 240_000) {
    await sleep(250);
    left = await unsettled(store, places);
  }
  const seconds = Math.round((Date.now() - started) / 1_000);
  await living.end();
  // What was under way somewhere is there by now.
  await sleep(sendMs + 500);
  const again = await countAgain(database);
  await store.close();
  await platforms.stop();
  return {
    tips,
    ...counted(platforms),
    again,
    left,
    kills: living.kills(),
    seconds,
    faults: Object.fromEntries(platforms.faults),
    complaints: platforms.complaints(),
  };
}

function open(url: string): Promise<Database> {
  const address = readAddress(url);
  if (address === undefined || address.kind === "memory")
    throw new Error("Nothing is left there of a crash.");
  return connect(address, "databaseUrl");
}

/** A tip for each place. */
async function subscribe(
  store: Store,
  places: readonly PlaceId[],
  { overMs, burstMs, random }: Chaos,
  now: number,
): Promise<void> {
  const date = new Date(now).toISOString().slice(0, 10);
  const changes = places.map((to, n) => {
    const at = now + burstMs * Math.floor((random() * overMs) / burstMs);
    return { kind: "subscribe" as const, subscription: subscriptionOf(to, n, now), next: { at, date } };
  });
  await store.record("discord:1", "discord:1/1", changes, now);
}

/** Wanted at midnight of this weekday alone: the day after has none, should midnight pass meanwhile. */
const subscriptionOf = (to: PlaceId, n: number, now: number): Subscription => ({
  id: `s${n}`,
  to,
  by: "discord:1",
  zone: "UTC",
  time: "00:00",
  weekdays: [new Date(now).getUTCDay() || 7],
  levels: [],
  themes: [],
});

async function unsettled(store: Store, places: readonly PlaceId[]): Promise<string[]> {
  const all = await store.subscriptions(places);
  return all.filter(({ lastDate }) => lastDate === undefined).map(({ id }) => id);
}

async function countAgain({ queries }: Database): Promise<number> {
  const { count } = await queries
    .selectFrom("deliveries")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("attempt", ">", 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function counted({ places, countIn }: Platforms) {
  const times = places.map(countIn);
  const of = (wanted: (count: number) => boolean): number => times.filter(wanted).length;
  return { once: of((n) => n === 1), twice: of((n) => n > 1), lost: of((n) => n === 0) };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
