import { setTimeout as sleep } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import {
  type Adapter,
  type Advisor,
  ConfigError,
  type Installations,
  type Logger,
  type PlatformMetrics,
  type Rasteriser,
  type SlackConfig,
} from "../../src/index.ts";
import { callOptions } from "./calls.ts";
import { hearCommands } from "./commands.ts";
import { sendUnprompted } from "./deliver.ts";
import { ask, type Desk, deliver } from "./desk.ts";
import { hearEvents } from "./events.ts";
import { hearForms } from "./forms.ts";
import { hearGoing } from "./going.ts";
import type { Installed } from "./install.ts";
import { createLine, type Line } from "./line.ts";
import { meterAcks, meterFetch } from "./meter.ts";
import { hearPresses } from "./presses.ts";
import { personOf } from "./read.ts";
import { refusalOf } from "./refusal.ts";
import { createWhereabouts } from "./whereabouts.ts";
import { homeOf } from "./windows.ts";
import { createTurns, createWork } from "./work.ts";

/** What the Slack adapter is made of. */
export interface SlackParts {
  readonly config: SlackConfig;
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  /** Where many workspaces' tokens are kept, sealed. */
  readonly installations: Installations;
  readonly log: Logger;
  readonly metrics: PlatformMetrics;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

/** Milliseconds that what is under way may take when it stops. */
const drainMs = 10_000;

/** Slack: one workspace in Socket Mode or over HTTP, or many that install it themselves. */
export function createSlack({
  config,
  advisor,
  rasteriser,
  installations,
  log,
  metrics,
  now = Date.now,
}: SlackParts): Adapter {
  const { prefix, apiUrl } = config;
  const fetch = meterFetch(metrics);
  const whereabouts = createWhereabouts({ now, log });
  const desk: Desk = { advisor, rasteriser, fetch, log, prefix, now, whereabouts, turn: createTurns() };
  const options = callOptions(apiUrl, fetch, log);
  const work = createWork();
  const onInstall = (installed: Installed) =>
    void work.run(() =>
      greet(desk, installed, options).catch((err: unknown) => log.warn({ err }, "nobody could be greeted")),
    );
  const line = createLine({ config, fetch, log, now, installations, onInstall });
  const { app } = line;
  meterAcks(app, metrics);
  app.use(({ next }) => work.run(next));
  app.error(async (err) => log.error({ err, refused: refusalOf(err) }, "an event of Slack failed"));
  hearCommands(app, desk);
  hearPresses(app, desk);
  hearForms(app, desk);
  hearEvents(app, desk);
  hearGoing(app, desk, line);
  const refused = new Map<string, number>();
  const sending = { rasteriser, fetch, log, prefix, now, tokenFor: line.tokenFor, options, refused };
  const stop = new AbortController();
  return {
    platform: "slack",
    start: () => open(line, log, stop.signal),
    async stop() {
      stop.abort();
      const drained = line.close().then(() => work.done());
      await Promise.race([drained, sleep(drainMs, undefined, { ref: false })]);
    },
    ready: line.ready,
    send: (to, reply, delivery) => sendUnprompted(to, reply, delivery, sending),
  };
}

/** Opens the line. Where Slack cannot be reached it goes on trying, and others need not wait for that. */
async function open(line: Line, log: Logger, stop: AbortSignal): Promise<void> {
  try {
    await line.open();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    log.warn({ err: error }, "Slack cannot be reached yet");
    void openLater(line, log, stop);
  }
}

async function openLater(line: Line, log: Logger, stop: AbortSignal): Promise<void> {
  for (let wait = 1_000; !stop.aborted; wait = Math.min(60_000, wait * 2)) {
    await sleep(wait, undefined, { signal: stop, ref: false }).catch(() => {});
    if (stop.aborted) return;
    try {
      return await line.open();
    } catch (err) {
      log.warn({ err }, "Slack cannot be reached yet");
      if (err instanceof ConfigError) return;
    }
  }
}

/** The first words to whoever installed it. */
async function greet(
  desk: Desk,
  { team, user, token }: Installed,
  options: webApi.WebClientOptions,
): Promise<void> {
  const client = new webApi.WebClient(token, options);
  const visit = { id: `slack:${team}/installed`, client, team, user };
  const reply = await ask(desk, visit, {
    place: personOf(team, user),
    body: { kind: "join" },
    audience: "private",
  });
  await deliver(desk, visit, reply, { channel: await homeOf(visit) });
}
