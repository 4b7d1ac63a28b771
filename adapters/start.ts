/** The program behind `npm start`: `.env`, settings, app, then every adapter that is configured. */

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  type Adapter,
  type Advisor,
  type App,
  type Config,
  ConfigError,
  createApp,
  createLog,
  KnowledgeError,
  type Logger,
  packageRoot,
  readConfig,
} from "../src/index.ts";
import { loadEnv } from "./env.ts";
import { createTerminal } from "./terminal/connect.ts";
import { canChat } from "./terminal/stdin.ts";
import { gettingReady } from "./terminal/words.ts";

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
  const chat = canChat(0);
  const log = createLog(config.logLevel ?? (chat ? "warn" : "info"));
  if (!chat) {
    log.info(
      "nothing to do: no platform is configured, and standard input is no terminal, pipe or file to chat on",
    );
    return;
  }
  const sayStopped = () => {
    // Beside a chat only warnings are shown, but whoever sends a signal looks for this line.
    if (config.logLevel === undefined) log.level = "info";
    log.info({ signal: stop.signal.reason }, "stopped");
  };
  const app = await open(config, log, stop.signal, sayStopped);
  await run([createChat(app.advisor, log, () => stop.abort("end"))], stop.signal, log);
  await app.close();
  if (stop.signal.reason !== "end") sayStopped();
}

/** Opens the app. A first start trains for seconds: who waits at a terminal is told, who sends a signal is obeyed. */
async function open(config: Config, log: Logger, stop: AbortSignal, sayStopped: () => void): Promise<App> {
  const notice = setTimeout(() => process.stdout.isTTY && process.stdout.write(`${gettingReady}\n\n`), 500);
  const leave = () => {
    sayStopped();
    process.exit(0);
  };
  stop.addEventListener("abort", leave);
  try {
    return await createApp(config, log);
  } finally {
    stop.removeEventListener("abort", leave);
    clearTimeout(notice);
  }
}

function createChat(advisor: Advisor, log: Logger, onEnd: () => void): Adapter {
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

/** Starts the adapters, waits for the signal, stops them. One that fails does not keep the others from their work. */
async function run(adapters: readonly Adapter[], stop: AbortSignal, log: Logger): Promise<void> {
  const each = (what: "start" | "stop") =>
    Promise.all(
      adapters.map((adapter) =>
        adapter[what]().catch((err: unknown) =>
          log.error({ err, adapter: adapter.platform }, `${what} failed`),
        ),
      ),
    );
  if (!stop.aborted) await each("start");
  if (!stop.aborted) await once(stop, "abort");
  await each("stop");
}
