import { setTimeout as sleep } from "node:timers/promises";
import { SocketModeReceiver, type webApi } from "@slack/bolt";
import type { Logger } from "../../src/index.ts";
import { slackLog } from "./log.ts";
import { refusalOf, refusedToken } from "./refusal.ts";

/** A connection in Socket Mode that comes back whenever it is lost. Slack's own code waits five seconds before it does, and
 *  where coming back fails it ends the program by a rejection that nobody can catch: so it is told to leave that alone. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  open(): Promise<void>;
  close(): Promise<void>;
  ready(): boolean;
}

/** Milliseconds. */
const times = { hello: 15_000, goodbye: 3_000, firstWait: 250, longestWait: 30_000 } as const;

export function createSocket(appToken: string, clientOptions: webApi.WebClientOptions, log: Logger): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: slackLog(log),
    installerOptions: { clientOptions },
  });
  const { client } = receiver;
  const stop = new AbortController();
  let state: "apart" | "connecting" | "connected" = "apart";

  const connect = async (): Promise<void> => {
    state = "connecting";
    try {
      await within(times.hello, client.start());
      stop.signal.throwIfAborted();
      state = "connected";
    } catch (error) {
      state = "apart";
      // What came halfway is not to be kept.
      await within(times.goodbye, client.disconnect()).catch(() => {});
      throw error;
    }
  };
  client.on("disconnected", () => {
    if (state !== "connected" || stop.signal.aborted) return;
    state = "apart";
    log.info("Slack's socket is closed, and comes back");
    void comeBack(connect, stop.signal, log);
  });

  return {
    receiver,
    open: () =>
      connect().catch((cause: unknown) => {
        throw refusedToken(
          "SLACK_APP_TOKEN",
          "make an app-level token with the scope connections:write",
          cause,
        );
      }),
    close: async () => {
      stop.abort();
      if (state === "apart") return;
      state = "apart";
      await within(times.goodbye, client.disconnect()).catch((err: unknown) =>
        log.warn({ err }, "Slack's socket"),
      );
    },
    ready: () => state === "connected",
  };
}

/** Connects again: at once, and where that fails after a while that doubles. */
async function comeBack(connect: () => Promise<void>, stop: AbortSignal, log: Logger): Promise<void> {
  for (let wait = 0; !stop.aborted; wait = Math.min(times.longestWait, wait * 2 || times.firstWait)) {
    try {
      await sleep(wait * (0.5 + Math.random() / 2), undefined, { signal: stop });
      return await connect();
    } catch (err) {
      if (!stop.aborted) log.warn({ err, refused: refusalOf(err) }, "Slack's socket does not come back yet");
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(ms, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`Slack took more than ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
}
