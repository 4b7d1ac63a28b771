import type { Logger } from "pino";
import { createDiscord } from "../../../adapters/discord/connect.ts";
import { createSlack } from "../../../adapters/slack/connect.ts";
import type { Adapter } from "../../../src/adapter.ts";
import { createAdvisor } from "../../../src/advisor.ts";
import { createMetrics } from "../../../src/metrics.ts";
import { createRasteriser } from "../../../src/picture/rasterise.ts";
import type { Store } from "../../../src/store/store.ts";
import { type Settings, slackConfigOf } from "./settings.ts";

/** The adapters of the program, connected to the platforms. Nobody asks them anything. */
export async function connectedAdapters(
  settings: Settings,
  store: Store,
  log: Logger,
): Promise<readonly Adapter[]> {
  const mind = () => {
    throw new Error("Nobody asks anything here");
  };
  const advisor = createAdvisor({ store, mind, now: Date.now });
  const parts = { advisor, rasteriser: createRasteriser(), metrics: await createMetrics(), log };
  const adapters = [
    createDiscord({ ...settings.discord, ...parts }),
    createSlack({ config: slackConfigOf(settings), installations: store, ...parts }),
  ];
  await Promise.all(adapters.map((adapter) => adapter.start()));
  return adapters;
}
