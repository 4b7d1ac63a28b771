import { randomUUID } from "node:crypto";
import type { Adapter, App, Config, Logger, Metrics } from "../src/index.ts";

/** What the server of a process is joined from. */
export interface Serving {
  readonly config: Config;
  readonly app: App;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** What has to be connected for the process to be ready. */
  readonly platforms: readonly Adapter[];
  /** Whether there is a page, and not only what tells of this process. */
  readonly page: boolean;
  readonly onListening: (url: string) => void;
  /** The port cannot be used. */
  readonly onRefused: () => void;
}

/** The page, and what those who watch over the process look at. */
export async function createServer(parts: Serving): Promise<Adapter> {
  const { createWeb } = await import("./web/connect.ts");
  const { config, app, metrics, platforms, page } = parts;
  const log = parts.log.child({ adapter: "web" });
  const prefix = config.slack?.prefix ?? "";
  // What draws for the platforms takes their libraries.
  const previews = async () => (await import("./previews.ts")).createPreviews(prefix);
  const chat = {
    advisor: app.advisor,
    previews,
    newId: randomUUID,
    onError: (err: unknown) => log.error({ err }, "an answer failed"),
    metrics,
  };
  const { adminToken: token } = config.web;
  return createWeb({
    ...config.web,
    watched: {
      ping: app.ping,
      parts: () => Object.fromEntries(platforms.map((adapter) => [adapter.platform, adapter.ready()])),
      knowledge: () => app.knowledge.version,
      refused: () => app.health().lastError,
      metrics,
    },
    ...(page ? { chat } : {}),
    ...(token === undefined ? {} : { tending: tendingOf(token, parts.app, { metrics, log }) }),
    onListening: (url) => {
      log.info({ url, page }, "listening");
      parts.onListening(url);
      // Soon, but not while everything starts: the first answer would wait half a second for it.
      if (page) setTimeout(() => previews().catch((err) => log.error({ err }, "no previews")), 1_000).unref();
    },
    onRefused: (error) => {
      const { port } = config.web;
      log.warn({ port, code: codeOf(error) }, "the port cannot be used: choose another one with PORT");
      parts.onRefused();
    },
  });
}

const tendingOf = (token: string, { curator }: App, { metrics, log }: Pick<Serving, "metrics" | "log">) => ({
  token,
  curator,
  onSignIn: (outcome: "in" | "refused") =>
    outcome === "in" ? log.info("signed in to /tend") : log.warn("refused at /tend: not the token"),
  onError: (err: unknown) => log.error({ err }, "a view of /tend failed"),
  metrics,
});

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : String(error);
