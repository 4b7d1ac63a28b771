import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlaceId } from "../../../src/message.ts";
import { openStore } from "../../../src/store/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { slotKey } from "../../../src/tips/schedule.ts";
import type { Subscription } from "../../../src/tips/subscription.ts";
import type { Timing } from "../../../src/tips/timing.ts";
import { type Platforms, startPlatforms, urlsOf } from "./platforms.ts";

/** How a courier takes its time when sending may take so long: what a crash leaves behind is taken up while one watches. */
export const chaosTiming = (sendMs: number): Timing => ({
  leaseMs: 4 * sendMs,
  sendMs,
  retryMs: sendMs,
  pollMs: 100,
  patienceMs: sendMs,
});

export interface Chaos {
  readonly databaseUrl: string;
  /** The program of one process, built. */
  readonly program: string;
  readonly processes: number;
  readonly tips: number;
  /** The tips become due in bursts, over this time. */
  readonly overMs: number;
  readonly burstMs: number;
  readonly sendMs: number;
  /** One process is killed, and started again, each time after some time between these; never before it has begun to work. */
  readonly killAfterMs: readonly [number, number];
  readonly mostKills: number;
  readonly random: () => number;
}

export interface Report {
  readonly tips: number;
  readonly once: number;
  readonly twice: number;
  readonly lost: number;
  /** The subscriptions that had not had their tip when there was no more time. */
  readonly left: readonly string[];
  readonly kills: number;
  /** From the first that was due to the last that was settled. */
  readonly seconds: number;
  /** What the platforms did: outcome → how often. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Lets processes bring tips while they are killed, and counts what readers see. */
export async function runChaos(chaos: Chaos): Promise<Report> {
  const { databaseUrl, tips, random, sendMs } = chaos;
  const platforms = await startPlatforms(random, 2 * sendMs);
  const store = await openStore(databaseUrl);
  const killing = await killAndRestart(chaos, urlsOf(platforms));
  const started = Date.now();
  const keys = await subscribe(store, chaos, started);
  let left = await unsettled(store, tips);
  while (left.length > 0 && Date.now() < started + chaos.overMs + 240_000) {
    await sleep(250);
    left = await unsettled(store, tips);
  }
  const seconds = Math.round((Date.now() - started) / 1_000);
  const kills = await killing.end();
  // What was under way somewhere is there by now.
  await sleep(2 * sendMs + 500);
  await store.close();
  await Promise.all([platforms.discord.stop(), platforms.slack.stop()]);
  return { tips, ...counted(keys, platforms), left, kills, seconds, faults: faultsOf(platforms) };
}

/** Half of them on each platform. Returns the keys that readers should see. */
async function subscribe(
  store: Store,
  { tips, overMs, burstMs, random }: Chaos,
  now: number,
): Promise<string[]> {
  const date = new Date(now).toISOString().slice(0, 10);
  const changes = Array.from({ length: tips }, (_, n) => {
    const at = now + burstMs * Math.floor((random() * overMs) / burstMs);
    return { kind: "subscribe" as const, subscription: subscriptionOf(n, now), next: { at, date } };
  });
  await store.record("discord:1", "discord:1/1", changes, now);
  return changes.map(({ subscription }) => slotKey(subscription.id, date));
}

/** Wanted at midnight of this weekday alone: the day after has none, should midnight pass meanwhile. */
const subscriptionOf = (n: number, now: number): Subscription => ({
  id: `s${n}`,
  to: addressOf(n),
  by: "discord:1",
  zone: "UTC",
  time: "00:00",
  weekdays: [new Date(now).getUTCDay() || 7],
  levels: [],
  themes: [],
});

const addressOf = (n: number): PlaceId => (n % 2 ? `slack:T${n % 97}/C${n}` : `discord:${n % 97}/${n}`);

async function unsettled(store: Store, tips: number): Promise<string[]> {
  const all = await store.subscriptions(Array.from({ length: tips }, (_, n) => addressOf(n)));
  return all.filter(({ lastDate }) => lastDate === undefined).map(({ id }) => id);
}

/** Processes that live dangerously, until the end. All are at work when it begins. */
async function killAndRestart(chaos: Chaos, urls: string) {
  const { databaseUrl, program, processes, killAfterMs, mostKills, random, sendMs } = chaos;
  const start = () => {
    const child = spawn(process.execPath, [program, databaseUrl, urls, `${sendMs}`], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return { child, ready: once(child, "message"), gone: once(child, "exit") };
  };
  const children = Array.from({ length: processes }, start);
  await Promise.all(children.map(({ ready }) => ready));
  const over = new AbortController();
  const [least, most] = killAfterMs;
  const run = async (): Promise<number> => {
    for (let kills = 0; ; kills += 1) {
      const victim = Math.floor(random() * processes);
      await children[victim]?.ready;
      await sleep(least + (most - least) * random(), undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted || kills === mostKills) return kills;
      children[victim]?.child.kill("SIGKILL");
      children[victim] = start();
    }
  };
  const running = run();
  return {
    /** Returns how many were killed. The others leave in peace. */
    end: async (): Promise<number> => {
      over.abort();
      const kills = await running;
      await Promise.all(children.map(({ ready }) => ready));
      for (const { child } of children) child.kill("SIGTERM");
      await Promise.all(children.map(({ gone }) => gone));
      return kills;
    },
  };
}

function counted(keys: readonly string[], { discord, slack }: Platforms) {
  const times = keys.map((key) => (discord.counts.get(key) ?? 0) + (slack.counts.get(key) ?? 0));
  const of = (wanted: (count: number) => boolean): number => times.filter(wanted).length;
  return { once: of((n) => n === 1), twice: of((n) => n > 1), lost: of((n) => n === 0) };
}

function faultsOf({ discord, slack }: Platforms): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { faults } of [discord, slack])
    for (const [outcome, count] of faults) sum[outcome] = (sum[outcome] ?? 0) + count;
  return sum;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
