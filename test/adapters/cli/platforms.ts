import { createServer, type IncomingMessage } from "node:http";

/** What Discord and Slack say about tokens, on this machine. */

export const right = {
  discord: "MTA0.GhostToken.abcdefghijklmnop",
  bot: "xoxb-1-right",
  app: "xapp-1-right",
  client: "11.22",
  secret: "clientsecretclientsecret",
} as const;

export interface Platforms {
  readonly discordUrl: string;
  readonly slackUrl: string;
  /** What is said of the Discord application beside its name. */
  application: Record<string, unknown>;
  scopes: string | undefined;
  /** How far ahead its clock is, in seconds. */
  ahead: number;
  close(): Promise<void>;
}

export async function openPlatforms(): Promise<Platforms> {
  const server = createServer(async (request, response) => {
    const { status = 200, body } = await answerTo(request);
    const date = new Date(Date.now() + platforms.ahead * 1_000).toUTCString();
    const scopes = platforms.scopes === undefined ? {} : { "x-oauth-scopes": platforms.scopes };
    response.sendDate = false;
    response.writeHead(status, { date, "content-type": "application/json", ...scopes });
    response.end(JSON.stringify(body));
  });
  const answerTo = (request: IncomingMessage): Answer | Promise<Answer> =>
    request.url?.startsWith("/discord")
      ? fromDiscord(request, platforms.application)
      : fromSlack(request, request.headers.authorization ?? "");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const platforms: Platforms = {
    discordUrl: `http://127.0.0.1:${port}/discord`,
    slackUrl: `http://127.0.0.1:${port}/slack/`,
    application: {},
    scopes: undefined,
    ahead: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return platforms;
}

interface Answer {
  readonly status?: number;
  readonly body: object;
}

function fromDiscord({ url = "", headers }: IncomingMessage, application: object): Answer {
  if (headers.authorization !== `Bot ${right.discord}`)
    return { status: 401, body: { message: "401: Unauthorized" } };
  if (url.endsWith("/users/@me")) return { body: { id: "1040", username: "Mate", bot: true } };
  return { body: { id: "1040", name: "Backend Mate", flags: 0, owner, ...application } };
}

async function fromSlack(request: IncomingMessage, token: string): Promise<Answer> {
  const refuse = (error: string) => ({ body: { ok: false, error } });
  switch (request.url?.split("/").at(-1)) {
    case "auth.test":
      return token === `Bearer ${right.bot}` ? { body: { ok: true, ...team } } : refuse("invalid_auth");
    case "apps.connections.open":
      return token === `Bearer ${right.app}`
        ? { body: { ok: true, url: "wss://x" } }
        : refuse("invalid_auth");
    default: {
      const form = new URLSearchParams(await textOf(request));
      if (form.get("client_id") !== right.client) return refuse("invalid_client_id");
      return refuse(form.get("client_secret") === right.secret ? "invalid_code" : "bad_client_secret");
    }
  }
}

const owner = { id: "80351110224678912", username: "asha" };
const team = { team: "Learners", team_id: "T1", user: "roadmate", user_id: "U1" };

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
