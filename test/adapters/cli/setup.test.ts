import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { Cancelled } from "../../../adapters/cli/prompts.ts";
import { setup } from "../../../adapters/cli/setup.ts";
import { readConfig } from "../../../src/config.ts";
import { freePort } from "../slack/stage.ts";
import { openPlatforms, type Platforms, right } from "./platforms.ts";
import { type Given, scripted } from "./scripted.ts";

let platforms: Platforms;
let dir = "";

beforeAll(async () => {
  platforms = await openPlatforms();
});
afterAll(() => platforms.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "roadmate-setup-"));
  Object.assign(platforms, { application: {}, scopes: undefined });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Sets up with these answers: what was written, and everything that was shown. */
async function run(script: readonly (readonly [string, Given])[], env: Record<string, string> = {}) {
  const { prompts, shown, done } = scripted(script);
  let secrets = 0;
  await setup({
    prompts,
    dir,
    root: ".",
    env: { DISCORD_API_URL: platforms.discordUrl, SLACK_API_URL: platforms.slackUrl, ...env },
    inviteLink: (application) => `https://discord.example/${application}`,
    manifest: ({ prefix, url = "socket" }) => `# prefix ${prefix}, ${url}\n`,
    scopes: ["chat:write", "commands"],
    newSecret: () => `generated-secret-${secrets++}`,
  });
  expect(done()).toBe(true);
  const text = await readFile(join(dir, ".env"), "utf8");
  const set = Object.fromEntries(Object.entries(parseEnv(text)).filter(([, value]) => value !== ""));
  return { shown: shown.join("\n"), text, set };
}

const where = (...platforms: ("discord" | "slack")[]) => ["Where shall people find", platforms] as const;
const discord = ["The bot's token", right.discord] as const;
const rest = [
  ["Where shall it remember", "file"],
  ["Operators", "as it is"],
  ["Serve the web page", false],
] as const;

describe("setting up Discord", () => {
  it("says where the token is, checks it, writes it for its owner alone, and shows the invite", async () => {
    const { shown, set } = await run([where("discord"), discord, ...rest]);
    expect(set).toEqual({ DISCORD_TOKEN: right.discord, OPERATORS: "discord:80351110224678912" });
    expect(shown).toContain("https://discord.com/developers/applications");
    expect(shown).toContain("Discord knows it: Mate, of the application Backend Mate.");
    expect(shown).toContain("https://discord.example/1040");
    expect((await stat(join(dir, ".env"))).mode & 0o777).toBe(0o600);
    expect(() => readConfig(set, ".")).not.toThrow();
  });
  it("asks again for what is no token, and for one that Discord refuses", async () => {
    const wrong = ["The bot's token", "a.b.c"] as const;
    const { shown, set } = await run([
      where("discord"),
      ["The bot's token", "hello"],
      wrong,
      discord,
      ...rest,
    ]);
    expect(shown).toContain("A token is three parts with dots between them.");
    expect(shown).toContain("Discord does not take it.");
    expect(set.DISCORD_TOKEN).toBe(right.discord);
  });
  it("says what of the application is in the way", async () => {
    platforms.application = {
      interactions_endpoint_url: "https://x",
      bot_require_code_grant: true,
      flags: 1 << 19,
    };
    const { shown } = await run([where("discord"), discord, ...rest]);
    expect(shown).toMatch(/Interactions Endpoint URL.*\n.*code grant.*\n.*Privileged intents/);
  });
  it("goes on unchecked only where somebody says so", async () => {
    const none = { DISCORD_API_URL: `http://127.0.0.1:${await freePort()}` };
    const unsure = ["Go on without having checked", false] as const;
    const sure = ["Go on without having checked", true] as const;
    const { shown, set } = await run([where("discord"), discord, unsure, discord, sure, ...rest], none);
    expect(shown).toContain("Discord does not answer (ECONNREFUSED).");
    expect(shown).not.toContain("https://discord.example");
    expect(set).toEqual({ DISCORD_TOKEN: right.discord });
  });
});

describe("setting up Slack", () => {
  const bot = ["The bot token", right.bot] as const;
  const manifest = () => readFile(join(dir, "slack-manifest.yaml"), "utf8");

  it("in Socket Mode writes the manifest first, and checks both tokens", async () => {
    platforms.scopes = "commands";
    const { shown, set } = await run([
      where("slack"),
      ["How shall Slack", "socket"],
      ["A prefix for", "rm-"],
      ["The bot token", "xoxb-wrong"],
      bot,
      ["The app-level token", "xoxb-not-this"],
      ["The app-level token", right.app],
      ["Where shall it remember", "file"],
      ["Operators", "slack:T1/U7 slack:T1/U8"],
      ["Serve the web page", true],
      ["Make a token", true],
    ]);
    expect(await manifest()).toBe("# prefix rm-, socket\n");
    expect(shown).toContain(join(dir, "slack-manifest.yaml"));
    expect(shown).toContain("Slack does not take it (invalid_auth: it may have been revoked");
    expect(shown).toContain("Slack knows it: roadmate, in the workspace Learners.");
    expect(shown).toContain("The token lacks chat:write.");
    expect(set).toEqual({
      SLACK_BOT_TOKEN: right.bot,
      SLACK_APP_TOKEN: right.app,
      SLACK_COMMAND_PREFIX: "rm-",
      OPERATORS: "slack:T1/U7,slack:T1/U8",
      WEB: "on",
      ADMIN_TOKEN: "generated-secret-0",
    });
    expect(() => readConfig(set, ".")).not.toThrow();
  });
  it("for many workspaces takes the client, checks it, and makes a key", async () => {
    const { shown, set } = await run([
      where("slack"),
      ["How shall Slack", "workspaces"],
      ["The public address", "https://mate.example/"],
      ["A prefix for", ""],
      ["The client id", "99.9"],
      ["The client secret", right.secret],
      ["The client id", right.client],
      ["The client secret", right.secret],
      ["The signing secret", "0123456789abcdef"],
      ...rest,
    ]);
    expect(await manifest()).toBe("# prefix , https://mate.example\n");
    expect(shown).toContain("Slack knows no such app");
    expect(shown).toContain("https://mate.example/slack/install");
    expect(set).toEqual({
      SLACK_CLIENT_ID: right.client,
      SLACK_CLIENT_SECRET: right.secret,
      SLACK_SIGNING_SECRET: "0123456789abcdef",
      PUBLIC_URL: "https://mate.example",
      SECRET_KEY: "generated-secret-0",
    });
    expect(() => readConfig(set, ".")).not.toThrow();
  });
  it("over HTTP for one workspace takes out what is for the other ways, and keeps the key", async () => {
    await writeFile(
      join(dir, ".env"),
      `SLACK_APP_TOKEN=${right.app}\nSECRET_KEY=keep-me-keep-me-keep\n# mine\n`,
    );
    const { text, set } = await run([
      where("slack"),
      ["How shall Slack", "http"],
      ["The public address", "https://mate.example"],
      ["A prefix for", ""],
      bot,
      ["The signing secret", "0123456789abcdef"],
      ...rest,
    ]);
    expect(text).toContain(`# SLACK_APP_TOKEN=${right.app}\nSECRET_KEY=keep-me-keep-me-keep\n# mine\n`);
    expect(set).toMatchObject({ SLACK_BOT_TOKEN: right.bot, SLACK_SIGNING_SECRET: "0123456789abcdef" });
  });
});

describe("setting up once more", () => {
  it("offers to keep what is there, and changes nothing then", async () => {
    const before = `# Mine\nDISCORD_TOKEN=${right.discord}\nOPERATORS=discord:12345\nOTHER=1\n`;
    await writeFile(join(dir, ".env"), before);
    const keep = ["DISCORD_TOKEN is set already", true] as const;
    const { text, shown } = await run([where("discord"), keep, ...rest]);
    expect(text).toBe(before);
    expect(shown).toContain("Nothing had to change");
  });
  it("without a platform keeps its tokens as comments", async () => {
    await writeFile(join(dir, ".env"), `DISCORD_TOKEN=${right.discord}\n`);
    const { text } = await run([where(), rest[0], ["Operators", ""], ["Make a token", false]]);
    expect(text).toBe(`# DISCORD_TOKEN=${right.discord}\n`);
  });
  it("with Postgres asks until somebody lets it in", async () => {
    const script = [
      where(),
      ["Where shall it remember", "postgres"],
      ["The address", "postgres://nobody:secret@127.0.0.1:1/x"],
      ["Go on without having checked", false],
      ["The address", inject("postgresUrl")],
      ["Operators", ""],
      ["Make a token", false],
    ] as const;
    const { shown, set } = await run(script);
    expect(shown).toContain("Postgres at 127.0.0.1:1 cannot be reached (ECONNREFUSED)");
    expect(set).toEqual({ DATABASE_URL: inject("postgresUrl") });
  });
});

it("never shows a secret", async () => {
  const { shown } = await run([
    where("discord", "slack"),
    discord,
    ["How shall Slack", "workspaces"],
    ["The public address", "https://mate.example"],
    ["A prefix for", ""],
    ["The client id", right.client],
    ["The client secret", right.secret],
    ["The signing secret", "0123456789abcdef"],
    ["Where shall it remember", "postgres"],
    ["The address", "postgres://nobody:hush-hush@127.0.0.1:1/x"],
    ["Go on without having checked", true],
    ["Operators", "as it is"],
    ["Serve the web page", true],
    ["Make a token", true],
  ]);
  for (const secret of [right.discord, right.secret, "0123456789abcdef", "hush-hush", "generated-secret"])
    expect(shown).not.toContain(secret);
});

it("leaves nothing behind when somebody leaves, at whatever question", async () => {
  const script = [
    where("discord"),
    discord,
    ["Where shall it remember", "file"],
    ["Operators", "as it is"],
    ["Serve the web page", false],
  ] as const;
  for (const at of script.keys()) {
    const left = script
      .slice(0, at + 1)
      .map(([message, given], n) => [message, n === at ? "leave" : given] as const);
    await expect(run(left)).rejects.toThrow(Cancelled);
    expect(await readdir(dir)).toEqual([]);
  }
});

it("writes nothing that would not start", async () => {
  await writeFile(join(dir, ".env"), "PORT=many\nADMIN_TOKEN=short\n");
  await expect(run([where("discord"), discord, ...rest])).rejects.toThrow(
    /PORT is a number[\s\S]*ADMIN_TOKEN has[\s\S]*Nothing was written/,
  );
  expect(await readFile(join(dir, ".env"), "utf8")).toBe("PORT=many\nADMIN_TOKEN=short\n");
});
