import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { expect } from "vitest";
import { createSlack, type SlackParts } from "../../../adapters/slack/connect.ts";
import { createAdvisor } from "../../../src/advisor.ts";
import type { SlackConfig } from "../../../src/config-slack.ts";
import { createMetrics, type Metrics } from "../../../src/metrics.ts";
import type { Rasteriser } from "../../../src/picture/rasterise.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { createMemoryStore } from "../../../src/store/memory.ts";
import { shippedMind } from "../../mind.ts";
import { type Slack, startSlack } from "../../rigs/slack/slack.ts";

/** A rig, the real advisor and the real adapter on it. */

export type Mode = "socket" | "http";

export interface Stage extends Core {
  readonly slack: Slack;
  readonly adapter: ReturnType<typeof createSlack>;
  /** For further adapters beside it. */
  readonly parts: Pick<SlackParts, "rasteriser" | "log" | "metrics">;
  readonly metrics: Metrics;
  /** What was logged. */
  readonly logged: readonly Record<string, unknown>[];
  /** As those who manage the workspace would. */
  settle(changes: Partial<Settings>): Promise<void>;
  /** Takes out what was logged of errors. */
  forgive(): readonly Record<string, unknown>[];
  /** Stops both; nothing may have been wrong. */
  close(): Promise<void>;
}

type Changes = Partial<Pick<SlackParts, "rasteriser" | "now" | "advisor">> & {
  readonly prefix?: string;
  readonly settings?: Parameters<typeof startSlack>[0];
  readonly config?: (slack: Slack, port: number) => SlackConfig;
};

type Core = Awaited<ReturnType<typeof createCore>>;

/** Read once for all tests of a file. */
let mind: ReturnType<typeof shippedMind> | undefined;

async function createCore() {
  mind ??= shippedMind();
  const known = await mind;
  const store = createMemoryStore();
  return { ...known, store, advisor: createAdvisor({ store, mind: () => known, now: Date.now }) };
}

/** A picture in no time. */
const quick: Rasteriser = { rasterise: async () => new Uint8Array([137, 80, 78, 71]), close: async () => {} };

export async function openStage(mode: Mode, changes: Changes = {}): Promise<Stage> {
  const { prefix = "", settings, config, ...parts } = changes;
  const [slack, core, port] = await Promise.all([startSlack(settings), createCore(), freePort()]);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const metrics = createMetrics();
  const common = { prefix, apiUrl: slack.apiUrl };
  const { botToken } = slack.team;
  const usual: SlackConfig =
    mode === "socket"
      ? { kind: "socket", botToken, appToken: slack.appToken, ...common }
      : { kind: "http", botToken, signingSecret: slack.signingSecret, port, ...common };
  const adapter = createSlack({
    config: config?.(slack, port) ?? usual,
    advisor: core.advisor,
    installations: core.store,
    rasteriser: quick,
    log,
    metrics,
    ...parts,
  });
  await adapter.start();
  if (mode === "socket") await slack.socket.connected();
  else await slack.useHttp(`http://127.0.0.1:${port}/slack/events`);
  return {
    ...core,
    slack,
    adapter,
    parts: { rasteriser: quick, log, metrics },
    metrics,
    logged,
    settle: async (changes) => {
      const community = `slack:${slack.team.id}`;
      const settings = { ...defaultSettings, ...changes };
      await core.store.record("slack:x", "slack:x", [{ kind: "settings", community, settings }], 1);
    },
    forgive: () => {
      const errors = logged.filter(isError);
      logged.splice(0, logged.length, ...logged.filter((line) => !isError(line)));
      return errors;
    },
    close: async () => {
      // What Slack tells of the last messages is to arrive, for it minds who hangs up on it.
      await sleep(30);
      await adapter.stop();
      await slack.stop();
      slack.expectClean();
      expect(logged.filter(isError)).toEqual([]);
    },
  };
}

const isError = ({ level }: Record<string, unknown>): boolean => Number(level) >= 50;

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
