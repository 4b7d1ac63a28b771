import { fileURLToPath } from "node:url";
import { type Advisor, createAdvisor } from "./advisor.ts";
import type { Config } from "./config.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Logger } from "./log.ts";
import { openStore } from "./store/open.ts";
import type { Store } from "./store/store.ts";
import { type Mind, prepare } from "./training/training.ts";

/** The whole of Roadmate without its adapters. */
export interface App {
  readonly advisor: Advisor;
  readonly knowledge: Knowledge;
  close(): Promise<void>;
}

/** Loads, checks, trains where needed, opens and joins. `open` says what to remember in; closing the app closes it.
 *  Throws KnowledgeError or ConfigError with every problem at once. */
export async function createApp(
  config: Config,
  log: Logger,
  open: () => Promise<Store> = () => openStore(config.databaseUrl),
): Promise<App> {
  const store = await open();
  try {
    const mind = await prepareMind(config, log);
    return {
      advisor: createAdvisor({ store, mind: () => mind, now: Date.now }),
      knowledge: mind.knowledge,
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function prepareMind({ knowledgeDir, dataDir }: Config, log: Logger): Promise<Mind> {
  const wordsFile = fileURLToPath(new URL("src/understand/words.bin", packageRoot));
  const started = performance.now();
  const mind = await prepare({ knowledgeDir, dataDir, wordsFile });
  log.info(
    { ms: Math.round(performance.now() - started), cached: mind.cached, version: mind.knowledge.version },
    "knowledge ready",
  );
  return mind;
}

/** The folder of package.json: this file runs from `src/` and, compiled, from `dist/src/`. */
export const packageRoot = new URL(
  import.meta.url.includes("/dist/src/") ? "../../" : "../",
  import.meta.url,
);
