import { fileURLToPath } from "node:url";
import type { Adapter } from "./adapter.ts";
import { type Advisor, createAdvisor } from "./advisor.ts";
import type { Config } from "./config.ts";
import { guarded } from "./guard.ts";
import { applyProposal } from "./knowledge/apply.ts";
import { hashKnowledge } from "./knowledge/files.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Logger } from "./log.ts";
import { meterAdvisor, meterStore } from "./meter.ts";
import type { Metrics } from "./metrics.ts";
import { createCare } from "./misses/care.ts";
import { type Curator, createCurator } from "./misses/curator.ts";
import { createRasteriser, type Rasteriser } from "./picture/rasterise.ts";
import { platformOf } from "./settings.ts";
import { readAddress } from "./store/address.ts";
import type { Installations } from "./store/installations.ts";
import { openStore } from "./store/open.ts";
import type { Store } from "./store/store.ts";
import { type Courier, createCourier } from "./tips/courier.ts";
import { aside } from "./training/aside.ts";
import { createReloader, type KnowledgeHealth, type Reloader } from "./training/reload.ts";
import { prepare } from "./training/training.ts";

/** The whole of Roadmate without its adapters. */
export interface App {
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  /** What platforms entrusted when Roadmate was installed. */
  readonly installations: Installations;
  /** What is in use now; a reload brings another one. */
  readonly knowledge: Knowledge;
  /** Looks after missed questions. */
  readonly curator: Curator;
  /** From now on an edited knowledge folder is taken up by itself. */
  watch(): void;
  /** How the knowledge stands: its version, and why a newer one is not in use. */
  health(): KnowledgeHealth;
  /** Who brings the daily tips of these platforms. To be started after them, and stopped before them. */
  courier(adapters: readonly Adapter[]): Courier;
  /** Throws when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Parts {
  /** What to remember in, instead of what the settings name; closing the app closes it. */
  readonly open?: () => Promise<Store>;
  readonly metrics?: Metrics;
}

/** Loads, checks, trains where needed, opens and joins. Throws KnowledgeError or ConfigError with every problem at once. */
export async function createApp(
  config: Config,
  log: Logger,
  { open = () => openStore(config.databaseUrl), metrics }: Parts = {},
): Promise<App> {
  const opened = await open();
  const store = metrics === undefined ? opened : meterStore(opened, metrics);
  try {
    const reloader = await loadKnowledge(config, log, metrics);
    const { mind } = reloader;
    const rasteriser = createRasteriser();
    const curator = joinCurator(config, store, reloader, log);
    const advisor = createAdvisor({ store, mind, care: createCare(curator), now: Date.now });
    return {
      advisor: guarded(metrics === undefined ? advisor : meterAdvisor(advisor, metrics), {
        onRefused: (from) => metrics?.rateLimited(platformOf(from), "own"),
      }),
      rasteriser,
      installations: store,
      get knowledge() {
        return mind().knowledge;
      },
      curator,
      watch: reloader.watch,
      health: reloader.health,
      courier: (adapters) =>
        createCourier({
          store,
          adapters,
          mind,
          now: Date.now,
          log,
          count: (outcome) => metrics?.tip(outcome),
        }),
      ping: () => store.ping(),
      close: async () => {
        await reloader.close();
        await rasteriser.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What is in the folder now, and what comes into it later. */
async function loadKnowledge(
  { knowledgeDir: dir, dataDir }: Config,
  log: Logger,
  metrics: Metrics | undefined,
): Promise<Reloader> {
  const places = {
    knowledgeDir: dir,
    dataDir,
    wordsFile: fileURLToPath(new URL("src/understand/words.bin", packageRoot)),
  };
  const started = performance.now();
  const first = await prepare(places);
  const { version } = first.knowledge;
  log.info({ ms: Math.round(performance.now() - started), cached: first.cached, version }, "knowledge ready");
  metrics?.knowledge(version);
  return createReloader({
    dir,
    first,
    version: () => hashKnowledge(dir).catch(() => undefined),
    prepare: (signal) => prepare(places, signal),
    log,
    onSwap: ({ knowledge }) => metrics?.knowledge(knowledge.version),
    now: Date.now,
  });
}

/** Proposes in another process, and writes here. */
function joinCurator(
  { knowledgeDir, operators, databaseUrl }: Config,
  store: Store,
  { mind, look, health }: Reloader,
  log: Logger,
): Curator {
  return createCurator({
    store,
    mind,
    now: Date.now,
    operators,
    several: readAddress(databaseUrl)?.kind === "postgres",
    version: () => hashKnowledge(knowledgeDir).catch(() => undefined),
    health,
    survey: async () => (await aside({ kind: "survey", knowledgeDir })).survey,
    propose: async (edit) => (await aside({ kind: "edit", knowledgeDir, edit })).proposal,
    apply: async (proposal) => {
      try {
        if (!(await applyProposal(knowledgeDir, proposal))) return "changed";
        log.info({ file: proposal.file }, "knowledge edited");
        void look();
        return "written";
      } catch (err) {
        log.error({ err, file: proposal.file }, "an edit of the knowledge could not be written");
        return "failed";
      }
    },
  });
}

/** The folder of package.json: this file runs from `src/` and, compiled, from `dist/src/`. */
export const packageRoot = new URL(
  import.meta.url.includes("/dist/src/") ? "../../" : "../",
  import.meta.url,
);
