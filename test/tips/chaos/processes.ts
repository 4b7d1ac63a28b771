import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "./settings.ts";

export interface Living {
  readonly databaseUrl: string;
  /** The program of one process, built. */
  readonly program: string;
  readonly processes: number;
  readonly sendMs: number;
  /** One process is killed, and started again, each time after some time between these; never before it has begun to work. */
  readonly killAfterMs: readonly [number, number];
  readonly mostKills: number;
  readonly random: () => number;
}

/** Processes that live dangerously, until the end. All are at work when it begins. */
export async function liveDangerously(living: Living, settings: Settings) {
  const { processes, killAfterMs, mostKills, random } = living;
  const [least, most] = killAfterMs;
  const children = Array.from({ length: processes }, (_, n) => start(n, living, settings));
  const over = new AbortController();
  let kills = 0;
  const run = async (): Promise<void> => {
    while (!over.signal.aborted && kills < mostKills) {
      const n = Math.floor(random() * processes);
      const victim = children[n];
      await victim?.ready;
      await sleep(least + (most - least) * random(), undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted) return;
      victim?.child.kill("SIGKILL");
      kills += 1;
      children[n] = start(n, living, settings);
    }
  };
  await Promise.all(children.map(({ ready }) => ready));
  const running = run();
  return {
    /** How many were killed. */
    kills: () => kills,
    /** The others leave in peace. */
    end: async (): Promise<void> => {
      over.abort();
      await running;
      await Promise.all(children.map(({ ready }) => ready));
      for (const { child } of children) child.kill("SIGTERM");
      await Promise.all(children.map(({ gone }) => gone));
    },
  };
}

/** Each holds one shard, as the processes of a deployment do. */
function start(shard: number, { databaseUrl, program, processes, sendMs }: Living, settings: Settings) {
  const discord = { ...settings.discord, shards: [shard], shardCount: processes };
  const args = [program, databaseUrl, JSON.stringify({ ...settings, discord }), `${sendMs}`];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return { child, ready: once(child, "message"), gone: once(child, "exit") };
}
