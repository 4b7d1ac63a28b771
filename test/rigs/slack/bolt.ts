import { App, type AppOptions, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { Slack } from "./slack.ts";

export type Mode = "http" | "socket";

/** A real Bolt app that runs. */
export interface Bolt {
  readonly app: App;
  /** Its warnings and errors; take out what is expected. */
  readonly logged: string[];
  stop(): Promise<void>;
}

/** Starts a Bolt app against the rig, in either mode, and waits until the rig can reach it. `listen` gives it its
 *  listeners. `backAfter`: so many ms after its socket was cut it comes back; short, it also takes a process that was
 *  busy for as long for a dead connection. */
export async function startBolt(
  slack: Slack,
  mode: Mode,
  listen: (app: App) => void,
  { backAfter = 2000, ...options }: AppOptions & { readonly backAfter?: number } = {},
): Promise<Bolt> {
  const logged: string[] = [];
  const logger = listeningLogger(logged);
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const { appToken, signingSecret, team } = slack;
  const receiver = () =>
    new SocketModeReceiver({
      appToken,
      clientPingTimeout: backAfter,
      logger,
      installerOptions: { clientOptions },
    });
  const app = new App({
    ...("authorize" in options ? {} : { token: team.botToken }),
    ...(mode === "socket" ? { receiver: receiver() } : { signingSecret }),
    clientOptions,
    logger,
    ...options,
  });
  listen(app);
  if (mode === "socket") {
    await app.start();
    await slack.socket.connected();
  } else {
    const server = await app.start({ port: 0, host: "127.0.0.1" });
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("the app has no port");
    await slack.useHttp(`http://127.0.0.1:${address.port}/slack/events`);
  }
  return { app, logged, stop: async () => void (await app.stop()) };
}

/** A logger that keeps warnings and errors, and says nothing. */
export function listeningLogger(logged: string[]): Logger {
  const hear = (...message: unknown[]) => void logged.push(message.map(String).join(" "));
  const ignore = () => {};
  return {
    debug: ignore,
    info: ignore,
    warn: hear,
    error: hear,
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  };
}
