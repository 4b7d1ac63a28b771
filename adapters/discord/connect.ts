import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "discord.js";
import {
  type Adapter,
  type Advisor,
  ConfigError,
  type Logger,
  type PlatformMetrics,
  type Rasteriser,
} from "../../src/index.ts";
import { type Desk, drawWhole } from "./desk.ts";
import { toLog } from "./failures.ts";
import { createClient, type GatewayParts, isConnected } from "./gateway.ts";
import { mayReadHistory } from "./guilds.ts";
import { login } from "./login.ts";
import { markOf, send } from "./send.ts";
import { serve } from "./serve.ts";

/** What Roadmate in Discord is made of. */
export interface DiscordParts extends GatewayParts {
  readonly token: string;
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  readonly log: Logger;
  readonly metrics: PlatformMetrics;
}

/** Milliseconds. */
const times = {
  /** What is under way may take so long when the program ends. */
  drain: 10_000,
  /** Between tries to connect: the first pause, and the longest. */
  pause: 2_000,
  longestPause: 60_000,
} as const;

/** Roadmate in Discord: one gateway connection for each shard this process holds. Starting rejects with ConfigError when
 *  Discord refuses the token or the shards; where Discord cannot be reached it goes on trying. */
export function createDiscord(parts: DiscordParts): Adapter {
  const { token, log } = parts;
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  let line: Line | undefined;

  const track = (work: Promise<void>): void => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const connect = async (pause: number): Promise<void> => {
    const client = createClient(parts);
    line = { client, desk: serve(client, { ...parts, track, ending: ending.signal }) };
    try {
      await login(client, token);
    } catch (error) {
      if (error instanceof ConfigError || ending.signal.aborted) throw error;
      log.warn({ ...toLog(error), seconds: pause / 1_000 }, "Discord cannot be reached, trying again");
      void connectLater(pause);
    }
  };
  const connectLater = async (pause: number): Promise<void> => {
    try {
      await sleep(pause, undefined, { signal: ending.signal });
      await connect(Math.min(pause * 2, times.longestPause));
    } catch (error) {
      if (!ending.signal.aborted) log.error(toLog(error), "Discord is not connected");
    }
  };

  return {
    platform: "discord",
    start: () => connect(times.pause),
    async stop() {
      ending.abort();
      await Promise.race([Promise.all(underWay), sleep(times.drain, undefined, { ref: false })]);
      await line?.client.destroy();
    },
    ready: () => line !== undefined && isConnected(line.client, Date.now()),
    async send(to, reply, delivery) {
      if (!line?.client.isReady()) throw new Error("Discord is not connected.");
      const { client, desk } = line;
      const messages = await drawWhole(reply, desk, { mark: markOf(delivery.key) });
      await send(to, messages, delivery, {
        wire: desk.wire,
        me: desk.me(),
        mayRead: (channel) => mayReadHistory(client, channel),
        now: Date.now(),
      });
    },
  };
}

/** A connection, and who answers what comes through it. */
interface Line {
  readonly client: Client;
  readonly desk: Desk;
}
