import type { App } from "@slack/bolt";
import { z } from "zod";
import type { PlatformMetrics } from "../../src/index.ts";

/** How Slack is spoken to: the Web API, the addresses it gives for answers, and for pictures. */
export type Fetch = typeof fetch;

/** The net. What Slack refuses is counted by its own word for it, or else by the status, and each time it says that something
 *  was too much. */
export const meterFetch =
  (metrics: PlatformMetrics): Fetch =>
  async (address, init) => {
    const response = await fetch(address, init).catch((error: unknown) => {
      metrics.platformError("slack", "unreachable");
      throw error;
    });
    if (response.status === tooMany) metrics.rateLimited("slack", "platform");
    else {
      const code = await codeOf(response);
      if (code !== undefined) metrics.platformError("slack", code);
    }
    return response;
  };

const tooMany = 429;
const refusal = z.object({ ok: z.literal(false), error: z.string() });

/** Slack refuses with any status, mostly with 200; undefined when it does not. */
async function codeOf(response: Response): Promise<string | undefined> {
  const tells = response.headers.get("content-type")?.startsWith("application/json");
  const body: unknown = tells
    ? await response
        .clone()
        .json()
        .catch(() => undefined)
    : undefined;
  const refused = refusal.safeParse(body);
  if (refused.success) return refused.data.error;
  return response.ok ? undefined : String(response.status);
}

/** Counts how soon Slack is told that something has come. Every way to hear of it hands it to `processEvent`. */
export function meterAcks(app: App, metrics: PlatformMetrics): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const arrived = performance.now();
    return process({
      ...event,
      ack: async (response) => {
        await event.ack(response);
        metrics.acknowledged("slack", performance.now() - arrived);
      },
    });
  };
}
