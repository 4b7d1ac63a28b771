import { z } from "zod";
import type { Adapter } from "../../../src/adapter.ts";
import { createLoopback } from "./loopback.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** The platforms that a run sends to. Others can stand behind the same two names: what readers see is counted in `counts`, and
 *  `adaptersOf` makes what sends to it, in each of the processes. */
export interface Platforms {
  readonly discord: Platform;
  readonly slack: Platform;
}

/** One with a nonce, so that even what is done after whoever sent it has given up is there once; and one without. */
export async function startPlatforms(random: () => number, lateMs: number): Promise<Platforms> {
  const chances = { busy: 4, failed: 4, unanswered: 3, silent: 2 };
  return {
    discord: await startPlatform({ random, lateMs, nonceMs: 60_000, chances: { ...chances, late: 2 } }),
    slack: await startPlatform({ random, lateMs, nonceMs: 0, chances }),
  };
}

export const urlsOf = ({ discord, slack }: Platforms): string =>
  JSON.stringify({ discord: discord.url, slack: slack.url });

const schema = z.object({ discord: z.url(), slack: z.url() });

export async function adaptersOf(urls: string): Promise<Adapter[]> {
  const { discord, slack } = schema.parse(JSON.parse(urls));
  return [createLoopback("discord", discord), createLoopback("slack", slack)];
}
