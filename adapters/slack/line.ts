import { App, HTTPReceiver, type SocketModeReceiver, type webApi } from "@slack/bolt";
import { ConfigError, type Logger, type SlackConfig } from "../../src/index.ts";
import { callOptions } from "./calls.ts";
import { createInstalls, type InstallParts } from "./install.ts";
import { slackLog } from "./log.ts";
import type { Fetch } from "./meter.ts";
import { refusedToken } from "./refusal.ts";
import { createSocket } from "./socket.ts";

/** The line to Slack: Bolt, and what it hears and speaks through. */
export interface Line {
  readonly app: App;
  /** Connects or listens. Throws ConfigError when Slack does not want the tokens, and any other error when trying again may
   *  help. */
  open(): Promise<void>;
  /** Hears nothing more. Safe to call twice, and without having been opened. */
  close(): Promise<void>;
  /** Whether Slack can reach it, as far as one can tell from here. */
  ready(): boolean;
  /** The bot's token for a workspace, fresh where tokens expire; undefined where Roadmate is not installed (any more). */
  tokenFor(team: string): Promise<string | undefined>;
  /** When it was installed there, where that is known, in UTC milliseconds. */
  installedAt(team: string): Promise<number | undefined>;
}

export interface LineParts extends InstallParts {
  readonly config: SlackConfig;
  readonly fetch: Fetch;
  readonly log: Logger;
}

export function createLine(parts: LineParts): Line {
  const { config } = parts;
  switch (config.kind) {
    case "socket":
      return socketLine(config, parts);
    case "http":
      return httpLine(config, parts);
    case "workspaces":
      return workspacesLine(config, parts);
  }
}

type Kind<K extends SlackConfig["kind"]> = Extract<SlackConfig, { readonly kind: K }>;

function socketLine({ botToken, appToken, apiUrl }: Kind<"socket">, { fetch, log }: LineParts): Line {
  const clientOptions = callOptions(apiUrl, fetch, log);
  const socket = createSocket(appToken, clientOptions, log);
  const app = appOf(socket.receiver, clientOptions, log, botToken);
  const bot = single(app, botToken);
  return {
    app,
    open: async () => {
      await bot.init();
      await socket.open();
    },
    close: socket.close,
    ready: socket.ready,
    tokenFor: bot.tokenFor,
    installedAt: bot.installedAt,
  };
}

function httpLine({ botToken, signingSecret, port, apiUrl }: Kind<"http">, { fetch, log }: LineParts): Line {
  const clientOptions = callOptions(apiUrl, fetch, log);
  const receiver = new HTTPReceiver({ signingSecret, logger: slackLog(log) });
  const app = appOf(receiver, clientOptions, log, botToken);
  const bot = single(app, botToken);
  const { tokenFor, installedAt } = bot;
  return { app, ...listening(receiver, port, log, bot.init), tokenFor, installedAt };
}

function workspacesLine(config: Kind<"workspaces">, parts: LineParts): Line {
  const { fetch, log } = parts;
  const clientOptions = callOptions(config.apiUrl, fetch, log);
  const installs = createInstalls(config, parts);
  const receiver = new HTTPReceiver({
    signingSecret: config.signingSecret,
    logger: slackLog(log),
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    ...installs.options,
    installerOptions: { ...installs.options.installerOptions, clientOptions },
  });
  const app = appOf(receiver, clientOptions, log);
  const init = async () => {
    await installs.check();
    await app.init();
  };
  return {
    app,
    ...listening(receiver, config.port, log, init),
    tokenFor: async (team) => {
      if ((await installs.installedAt(team)) === undefined) return undefined;
      const source = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false };
      return (await receiver.installer?.authorize(source))?.botToken;
    },
    installedAt: installs.installedAt,
  };
}

/** Bolt, which hears nothing of itself and remembers nothing of conversations. `token`: of the one workspace there is. */
const appOf = (
  receiver: HTTPReceiver | SocketModeReceiver,
  clientOptions: webApi.WebClientOptions,
  log: Logger,
  token?: string,
): App =>
  new App({
    ...(token === undefined ? {} : { token }),
    receiver,
    clientOptions,
    logger: slackLog(log),
    convoStore: false,
    // Else a bad token ends the whole program, by a rejection that nobody can catch.
    deferInitialization: true,
  });

/** The one workspace a bot token is for. */
function single(app: App, botToken: string) {
  let team: string | undefined;
  return {
    init: async () => {
      if (team !== undefined) return;
      try {
        const { team_id } = await app.client.auth.test({ token: botToken });
        await app.init();
        team = team_id;
      } catch (cause) {
        throw refusedToken(
          "SLACK_BOT_TOKEN",
          "install the app in the workspace and copy its bot token anew",
          cause,
        );
      }
    },
    tokenFor: async (wanted: string) => (wanted === team ? botToken : undefined),
    installedAt: async () => undefined,
  };
}

function listening(receiver: HTTPReceiver, port: number, log: Logger, init: () => Promise<void>) {
  let open = false;
  return {
    open: async () => {
      await init();
      try {
        await receiver.start(port);
      } catch (cause) {
        if (
          cause instanceof Error &&
          "code" in cause &&
          (cause.code === "EADDRINUSE" || cause.code === "EACCES")
        )
          throw new ConfigError(
            [`SLACK_PORT ${port} cannot be listened on (${cause.code}): name another one`],
            { cause },
          );
        throw cause;
      }
      open = true;
      log.info({ port }, "listening for Slack");
    },
    close: async () => {
      const listened = open;
      open = false;
      if (listened) await receiver.stop();
    },
    ready: () => open,
  };
}
