/** The program behind `npm start`: `.env`, settings, app, then every adapter that is configured. */

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  type Adapter,
  type Advisor,
  type App,
  type Config,
  ConfigError,
  createApp,
  createLog,
  createMetrics,
  KnowledgeError,
  type Logger,
  type Metrics,
  packageRoot,
  readConfig,
} from "../src/index.ts";
import { loadEnv } from "./env.ts";
import { createServer } from "./server.ts";
import { canChat } from "./terminal/stdin.ts";
import { gettingReady } from "./terminal/words.ts";
import { alsoAt } from "./web/words.ts";

/** Milliseconds that tips under way may take at the end. */
const drainMs = 10_000;

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const stop = new AbortController();
  // Once each: whoever sends a signal again does not want to wait any longer.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(signal));
  loadEnv();
  const config = readConfig(process.env, fileURLToPath(packageRoot).replace(/\/$/, ""));
  // Beside a platform standard input is left alone.
  const connected = config.discord !== undefined || config.slack !== undefined;
  const chat = !connected && canChat(0);
  const page = config.web.page ?? !connected;
  const log = createLog(config.logLevel ?? (chat ? "warn" : "info"));
  const tended = config.web.adminToken !== undefined;
  if (!chat && !connected && !page && !tended) {
    log.info(
      "nothing to do: no platform is configured, WEB is off, ADMIN_TOKEN is not set, and standard input is no terminal, pipe or file to chat on",
    );
    return;
  }
  const sayStopped = () => {
    // Beside a chat only warnings are shown, but whoever sends a signal looks for this line.
    if (config.logLevel === undefined) log.level = "info";
    log.info({ signal: stop.signal.reason }, "stopped");
  };
  const metrics = await createMetrics();
  const app = await open(config, { log, metrics }, stop.signal, sayStopped);
  app.watch();
  const platforms = await createPlatforms(config, app, { log, metrics });
  const web = await createServer({
    config,
    app,
    metrics,
    log,
    platforms,
    page,
    onListening: (url) => chat && page && isWatched() && process.stdout.write(`${alsoAt(url)}\n\n`),
    onRefused: () => {
      if (chat || connected) return;
      process.exitCode = 1;
      stop.abort("end");
    },
  });
  const chats = chat ? [await createChat(app.advisor, log, () => stop.abort("end"))] : [];
  // The server first, for the chat then has the terminal to itself; tips last, when there is a way for them to go.
  await run([[web], [...platforms, ...chats], [tipsOf(app, platforms)]], stop.signal, log);
  await app.close();
  if (stop.signal.reason !== "end") sayStopped();
}

/** Somebody sits at the terminal. */
function isWatched(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/** Opens the app. A first start trains for seconds: who waits at a terminal is told, who sends a signal is obeyed. */
async function open(
  config: Config,
  { log, metrics }: { readonly log: Logger; readonly metrics: Metrics },
  stop: AbortSignal,
  sayStopped: () => void,
): Promise<App> {
  const notice = setTimeout(() => process.stdout.isTTY && process.stdout.write(`${gettingReady}\n\n`), 500);
  const leave = () => {
    sayStopped();
    process.exit(0);
  };
  stop.addEventListener("abort", leave);
  try {
    return await createApp(config, log, { metrics });
  } finally {
    stop.removeEventListener("abort", leave);
    clearTimeout(notice);
  }
}

async function createChat(advisor: Advisor, log: Logger, onEnd: () => void): Promise<Adapter> {
  const { createTerminal } = await import("./terminal/connect.ts");
  const child = log.child({ adapter: "terminal" });
  return createTerminal({
    advisor,
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    newId: randomUUID,
    onEnd,
    onError: (err) => child.error({ err }, "an answer failed"),
  });
}

/** Every platform that is configured. Their libraries are loaded when they are needed. */
async function createPlatforms(
  { discord, slack }: Config,
  // By name: another knowledge takes the place of the first, so an app must not be spread.
  { advisor, rasteriser, installations }: App,
  { log, metrics }: { readonly log: Logger; readonly metrics: Metrics },
): Promise<readonly Adapter[]> {
  const adapters: Adapter[] = [];
  const common = { advisor, rasteriser, metrics };
  if (discord !== undefined) {
    const { createDiscord } = await import("./discord/connect.ts");
    adapters.push(createDiscord({ ...common, ...discord, log: log.child({ adapter: "discord" }) }));
  }
  if (slack !== undefined) {
    const { createSlack } = await import("./slack/connect.ts");
    adapters.push(
      createSlack({ ...common, installations, config: slack, log: log.child({ adapter: "slack" }) }),
    );
  }
  return adapters;
}

/** What runs until the signal. */
interface Running extends Pick<Adapter, "start" | "stop"> {
  readonly platform: string;
}

function tipsOf(app: App, platforms: readonly Adapter[]): Running {
  const courier = app.courier(platforms);
  return {
    platform: "tips",
    start: async () => courier.start(),
    // What is left then is taken up by the next process, which looks whether it arrived.
    stop: () => Promise.race([courier.stop(), sleep(drainMs, undefined, { ref: false })]),
  };
}

/** Starts the adapters, group by group, waits for the signal, stops them, the last group first. One that fails does not keep the
 *  others from their work. */
async function run(groups: readonly (readonly Running[])[], stop: AbortSignal, log: Logger): Promise<void> {
  const each = (adapters: readonly Running[], what: "start" | "stop") =>
    Promise.all(
      adapters.map((adapter) =>
        adapter[what]().catch((err: unknown) =>
          log.error({ err, adapter: adapter.platform }, `${what} failed`),
        ),
      ),
    );
  const stopped = stop.aborted ? Promise.resolve() : once(stop, "abort");
  // Whoever wants it to stop does not wait for a platform that cannot be reached.
  for (const adapters of groups) if (!stop.aborted) await Promise.race([each(adapters, "start"), stopped]);
  await stopped;
  for (const group of groups.toReversed()) await each(group, "stop");
}
