import { fileURLToPath } from "node:url";
import { type Advisor, createAdvisor } from "./advisor.ts";
import type { Config } from "./config.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Logger } from "./log.ts";
import { createMemoryStore } from "./store/memory.ts";
import { prepare } from "./training/training.ts";

/** The whole of Roadmate without its adapters. */
export interface App {
  readonly advisor: Advisor;
  readonly knowledge: Knowledge;
  close(): Promise<void>;
}

/** Loads, checks, trains where needed, opens and joins. Throws KnowledgeError with every problem at once. */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const { knowledgeDir, dataDir } = config;
  const wordsFile = fileURLToPath(new URL("src/understand/words.bin", packageRoot));
  const started = performance.now();
  const mind = await prepare({ knowledgeDir, dataDir, wordsFile });
  log.info(
    { ms: Math.round(performance.now() - started), cached: mind.cached, version: mind.knowledge.version },
    "knowledge ready",
  );
  const store = createMemoryStore();
  return {
    advisor: createAdvisor({ store, mind: () => mind, now: Date.now }),
    knowledge: mind.knowledge,
    close: () => store.close(),
  };
}

/** The folder of package.json: this file runs from `src/` and, compiled, from `dist/src/`. */
export const packageRoot = new URL(
  import.meta.url.includes("/dist/src/") ? "../../" : "../",
  import.meta.url,
);
