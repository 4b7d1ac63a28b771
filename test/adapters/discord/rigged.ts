import { pino } from "pino";
import { createDiscord, type DiscordParts } from "../../../adapters/discord/connect.ts";
import type { Adapter } from "../../../src/adapter.ts";
import { type Advisor, createAdvisor } from "../../../src/advisor.ts";
import { createMetrics, type Metrics } from "../../../src/metrics.ts";
import { createRasteriser } from "../../../src/picture/rasterise.ts";
import { createMemoryStore } from "../../../src/store/memory.ts";
import type { Store } from "../../../src/store/store.ts";
import { shippedMind } from "../../mind.ts";
import { controls, type Message } from "../../rigs/discord/message.ts";
import type { Outcome } from "../../rigs/discord/outcome.ts";
import type { PlatformOptions } from "../../rigs/discord/platform.ts";
import { openDiscord, type Rig } from "../../rigs/discord/rig.ts";

export interface RoadmateOptions extends PlatformOptions {
  /** Stands before the advisor. */
  readonly advisor?: (real: Advisor) => Advisor;
  readonly parts?: Partial<DiscordParts>;
}

/** Roadmate as it runs, in a Discord on this machine: asha manages the server Learners, ben is a member. */
export async function openRoadmate({
  advisor: before = (real) => real,
  parts = {},
  ...options
}: RoadmateOptions = {}): Promise<Roadmate> {
  const rig = await openDiscord({ people: ["asha", "ben"], guilds: [learners], ...options });
  const store = createMemoryStore();
  mind ??= shippedMind();
  const known = await mind;
  const advisor = before(createAdvisor({ store, mind: () => known, now: Date.now }));
  // A worker cannot load TypeScript; `npm test` compiles it before.
  const worker = new URL("../../../dist/src/picture/worker.js", import.meta.url);
  const rasteriser = createRasteriser({ file: worker });
  const { lines, log } = createLog();
  const metrics = createMetrics();
  const discord = createDiscord({
    token: rig.token,
    apiUrl: rig.api,
    advisor,
    rasteriser,
    log,
    metrics,
    ...parts,
  });
  return {
    rig,
    store,
    discord,
    metrics,
    lines,
    start: async () => {
      await discord.start();
      await rig.registered();
    },
    close: async () => {
      await discord.stop();
      await rasteriser.close();
      await rig.close();
    },
  };
}

/** Loaded once for all tests of a file. */
let mind: ReturnType<typeof shippedMind> | undefined;

export const learners = { name: "Learners", managers: ["asha"], channels: ["general", "help"] };

export interface Roadmate {
  readonly rig: Rig;
  readonly store: Store;
  readonly discord: Adapter;
  readonly metrics: Metrics;
  readonly lines: readonly LogLine[];
  /** Connects, and waits until the commands are there. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [key: string]: unknown;
}

/** A log whose lines can be read. */
export function createLog() {
  const lines: LogLine[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { lines, log };
}

/** Somebody presses the button with that label, or picks it from a menu. */
export function press(rig: Rig, message: Message, label: string, user?: string): Outcome {
  const as = user === undefined ? {} : { user };
  for (const { custom_id, label: own, options } of controls(message)) {
    const customId = custom_id ?? "";
    if (own === label) return rig.press({ message, customId, ...as });
    const option = options?.find((one) => one.label === label);
    if (option) return rig.select({ message, customId, values: [option.value], ...as });
  }
  throw new Error(`nothing says ${label}`);
}

/** Until something is so; for what happens without a message. */
export async function until(holds: () => boolean, patienceMs = 4_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error("it did not come to be so");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
