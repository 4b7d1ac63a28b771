import { Hono } from "hono";
import type { Metrics } from "../../src/index.ts";

/** What the endpoints for those who watch over a deployment look at. */
export interface Watched {
  /** Throws when the store cannot answer. */
  readonly ping: () => Promise<void>;
  /** The parts that have to be connected, by name: whether they are. */
  readonly parts: () => Readonly<Record<string, boolean>>;
  /** The version of the knowledge; undefined while none is loaded. */
  readonly knowledge: () => string | undefined;
  /** Why a newer knowledge is not in use; undefined when what is on the disk is. */
  readonly refused?: () => Refused | undefined;
  readonly metrics: Metrics;
}

interface Refused {
  /** UTC milliseconds. */
  readonly at: number;
  readonly problems: readonly string[];
}

/** Milliseconds the store may take to answer. */
const patience = 1_000;

/** `/healthz`: the process is alive · `/readyz`: it can answer, or 503 and what is missing · `/metrics`: Prometheus. */
export function createHealth({ ping, parts, knowledge, refused, metrics }: Watched): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => {
    const uptimeSeconds = Math.round(process.uptime());
    const error = refused?.();
    const state = { status: "ok", uptimeSeconds, knowledge: knowledge() ?? null };
    if (error === undefined) return c.json(state, 200, fresh);
    // Answers come from the last good version: that is no reason to be restarted.
    const knowledgeError = { at: new Date(error.at).toISOString(), problems: error.problems };
    return c.json({ ...state, knowledgeError }, 200, fresh);
  });
  app.get("/readyz", async (c) => {
    const missing = [
      ...((await answers(ping)) ? [] : ["database"]),
      ...(knowledge() === undefined ? ["knowledge"] : []),
      ...Object.entries(parts()).flatMap(([name, ready]) => (ready ? [] : [name])),
    ];
    return c.json({ ready: missing.length === 0, missing }, missing.length === 0 ? 200 : 503, fresh);
  });
  app.get("/metrics", async (c) =>
    c.body(await metrics.text(), 200, { ...fresh, "content-type": metrics.contentType }),
  );
  return app;
}

const fresh = { "cache-control": "no-store" } as const;

/** Whether it answers, and soon. */
async function answers(ping: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const pinged = ping().then(
    () => true,
    () => false,
  );
  return Promise.race([pinged, late]).finally(() => clearTimeout(timer));
}
