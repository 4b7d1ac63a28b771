import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/** A platform on this machine that fails as real ones do. Readers see what stands in its channels. */
export interface Platform {
  readonly url: string;
  /** How often each key stands there. */
  readonly counts: ReadonlyMap<string, number>;
  /** What it did to those who send: outcome → how often. */
  readonly faults: ReadonlyMap<Outcome, number>;
  stop(): Promise<void>;
}

/** `busy` 429 · `failed` 500, nothing done · `unanswered` it is there, but the answer is not · `silent` there is never an answer, and nothing
 *  is there · `late` it is there some time after whoever sent it has given up. */
export type Outcome = "done" | "busy" | "failed" | "unanswered" | "silent" | "late";

export interface Behaviour {
  /** Out of a hundred. */
  readonly chances: Readonly<Partial<Record<Exclude<Outcome, "done">, number>>>;
  /** The same key within this time makes no second message, as with Discord's enforced nonce; 0 where there is no such thing. */
  readonly nonceMs: number;
  /** After how long what is late is there. */
  readonly lateMs: number;
  /** A number from 0 to 1. */
  readonly random: () => number;
}

const messageSchema = z.object({ to: z.string(), key: z.string(), text: z.string().min(1) });

export async function startPlatform(behaviour: Behaviour): Promise<Platform> {
  const channels = createChannels(behaviour);
  const faults = new Map<Outcome, number>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message = messageSchema.parse(JSON.parse(await text(request)));
    const outcome = outcomeOf(behaviour);
    faults.set(outcome, (faults.get(outcome) ?? 0) + 1);
    if (outcome === "done" || outcome === "unanswered") channels.post(message);
    await sleep(5 + 40 * behaviour.random());
    if (outcome === "done") response.end("{}");
    if (outcome === "busy") response.writeHead(429).end();
    if (outcome === "failed") response.writeHead(500).end();
    if (outcome === "unanswered") request.socket.destroy();
    if (outcome !== "late") return;
    await sleep(behaviour.lateMs);
    channels.post(message);
  };
  const show = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const to = new URL(request.url ?? "", "http://localhost").searchParams.get("to") ?? "";
    // What arrived before this is there: where the machine is slow, it may just be being read.
    await sleep(50);
    response.end(JSON.stringify(channels.keysIn(to)));
  };
  const server = createServer((request, response) => {
    const answer = request.method === "GET" ? show : take;
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    counts: channels.counts,
    faults,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What stands in the channels. */
function createChannels({ nonceMs }: Behaviour) {
  const channels = new Map<string, { readonly key: string; readonly at: number }[]>();
  const counts = new Map<string, number>();
  return {
    counts,
    keysIn: (to: string): string[] => (channels.get(to) ?? []).map(({ key }) => key),
    post: ({ to, key }: z.infer<typeof messageSchema>): void => {
      const channel = channels.get(to) ?? [];
      channels.set(to, channel);
      const since = Date.now() - nonceMs;
      if (nonceMs > 0 && channel.some((one) => one.key === key && one.at > since)) return;
      channel.push({ key, at: Date.now() });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

function outcomeOf({ chances, random }: Behaviour): Outcome {
  let left = random() * 100;
  for (const outcome of ["busy", "failed", "unanswered", "silent", "late"] as const) {
    left -= chances[outcome] ?? 0;
    if (left < 0) return outcome;
  }
  return "done";
}
