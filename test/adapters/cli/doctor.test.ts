import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { examine, verdict } from "../../../adapters/cli/doctor.ts";
import { examineMachine } from "../../../adapters/cli/doctor-machine.ts";
import type { Finding } from "../../../adapters/cli/finding.ts";
import { openStore } from "../../../src/store/open.ts";
import { soundFiles, writeFiles } from "../../knowledge/folder.ts";
import { freePort } from "../slack/stage.ts";
import { openPlatforms, type Platforms, right } from "./platforms.ts";

let platforms: Platforms;
let dir = "";
let env: Record<string, string> = {};

beforeAll(async () => {
  platforms = await openPlatforms();
});
afterAll(() => platforms.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "roadmate-doctor-"));
  await writeFiles(join(dir, "knowledge"), soundFiles());
  await writeFile(join(dir, ".env"), "", { mode: 0o600 });
  Object.assign(platforms, { application: {}, scopes: undefined, ahead: 0 });
  env = {
    KNOWLEDGE_DIR: join(dir, "knowledge"),
    DATA_DIR: join(dir, "data"),
    DISCORD_API_URL: platforms.discordUrl,
    SLACK_API_URL: platforms.slackUrl,
    PORT: String(await freePort()),
  };
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** What is found, each as its state and what it says. */
async function look(settings: Record<string, string> = {}): Promise<Finding[]> {
  const found: Finding[] = [];
  const scopes = { needed: ["chat:write", "commands"], optional: ["groups:history"] };
  for await (const one of examine({ env: { ...env, ...settings }, root: dir, dir, scopes })) found.push(one);
  return found;
}
const said = (found: readonly Finding[], state: Finding["state"]): string[] =>
  found
    .filter((one) => one.state === state)
    .map(({ what, todo }) => (todo === undefined ? what : `${what} | ${todo}`));

describe("a deployment in order", () => {
  it("is found so, line by line", async () => {
    const found = await look({
      DISCORD_TOKEN: right.discord,
      SLACK_BOT_TOKEN: right.bot,
      SLACK_APP_TOKEN: right.app,
    });
    expect([said(found, "wrong"), said(found, "doubtful")]).toEqual([[], []]);
    expect(said(found, "good")).toEqual([
      expect.stringMatching(/^Node \d+/),
      "The settings go together: Discord and Slack",
      expect.stringMatching(/^The knowledge in .* is sound$/),
      expect.stringMatching(/data can be written to, [\d,]+ MB free$/),
      expect.stringMatching(/^The database \(file\) opens and answers, in \d+ ms$/),
      expect.stringMatching(/knows every zone tips are sent by \(0\)$/),
      "Discord knows the token: Mate",
      "No privileged intent is switched on, and none is needed",
      "Slack takes SLACK_BOT_TOKEN",
      "Slack takes SLACK_APP_TOKEN",
      "The clock agrees with the platforms'",
      expect.stringMatching(/^PORT \d+ is free$/),
    ]);
    expect(verdict(found)).toEqual({ line: "Roadmate can run.", sound: true });
  });
  it("is in order without any platform", async () => {
    expect(verdict(await look())).toEqual({ line: "Roadmate can run.", sound: true });
  });
});

describe("what is wrong", () => {
  it("is said all at once, each with what to do", async () => {
    await writeFiles(join(dir, "broken"), { ...soundFiles(), "tips.yaml": "tips: {\n" });
    const found = await look({
      LOG_LEVEL: "loud",
      KNOWLEDGE_DIR: join(dir, "broken"),
      DATABASE_URL: `file:${dir}`,
      DISCORD_TOKEN: "a.b.c",
      SLACK_CLIENT_ID: right.client,
      SLACK_CLIENT_SECRET: "not-the-secret",
    });
    const all = said(found, "wrong").join("\n");
    for (const part of [
      /A setting needs attention \| LOG_LEVEL is one of/,
      /A setting needs attention \| SLACK_SIGNING_SECRET is missing/,
      /The knowledge in .* \| .*tips\.yaml:\d+:\d+/,
      /The database does not open \| DATABASE_URL: .* \(it is a folder\)/,
      /Discord does not take DISCORD_TOKEN \| Copy it again/,
      /Slack does not take SLACK_CLIENT_ID and SLACK_CLIENT_SECRET \(bad_client_secret/,
    ])
      expect(all).toMatch(part);
    expect(verdict(found)).toEqual({ line: expect.stringMatching(/^\d+ things are wrong\./), sound: false });
  });
  it("of an application in Discord and of a token's scopes is found", async () => {
    platforms.application = { interactions_endpoint_url: "https://x", bot_public: false, flags: 1 << 14 };
    platforms.scopes = "commands,im:write";
    const found = await look({
      DISCORD_TOKEN: right.discord,
      SLACK_BOT_TOKEN: right.bot,
      SLACK_APP_TOKEN: right.app,
    });
    expect(said(found, "wrong")).toEqual([
      expect.stringMatching(/^Discord sends commands and buttons to an Interactions Endpoint URL/),
      expect.stringMatching(/^The bot token lacks the scopes chat:write \| Give the app the manifest/),
    ]);
    expect(said(found, "doubtful")).toEqual([
      expect.stringMatching(/^Only you can add the bot to servers/),
      expect.stringMatching(/^Privileged intents are switched on/),
      expect.stringMatching(/^The bot token does without groups:history/),
    ]);
  });
  it("is only doubtful where a platform does not answer", async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const found = await look({ DISCORD_TOKEN: right.discord, DISCORD_API_URL: nobody });
    expect(said(found, "wrong")).toEqual([]);
    expect(said(found, "doubtful")).toEqual([
      expect.stringMatching(/^Discord does not answer \(ECONNREFUSED\)/),
    ]);
  });
});

it("a setting that is misspelt in .env is found, and what belongs to others is left alone", async () => {
  await writeFile(join(dir, ".env.example"), "DISCORD_TOKEN=\nPORT=\n");
  await writeFile(join(dir, ".env"), "DISCORD_TOKN=x\nPOSTGRES_PASSWORD=y\nPORT=\n");
  expect(said(await look(), "doubtful")).toEqual([
    "DISCORD_TOKN in .env is no setting | Did you mean DISCORD_TOKEN?",
  ]);
});

describe("the clock", () => {
  it.each([
    [90, "The clock is 90 s slow"],
    [-3_600, "The clock is 3,600 s fast"],
  ])("of a platform %i s ahead shows", async (ahead, says) => {
    platforms.ahead = ahead;
    const found = said(await look({ DISCORD_TOKEN: right.discord }), "doubtful").join();
    expect(found.replaceAll(/\b(89|91) s/g, "90 s").replaceAll(/3,(599|601)/g, "3,600")).toContain(says);
  });
  it("may be half a minute off", async () => {
    platforms.ahead = 25;
    expect(said(await look({ DISCORD_TOKEN: right.discord }), "doubtful")).toEqual([]);
  });
});

describe("the machine", () => {
  it("with an old Node is told so", async () => {
    const found: Finding[] = [];
    for await (const one of examineMachine(dir, "20.18.3")) found.push(one);
    expect(said(found, "wrong")).toEqual(["Node 20.18.3 is too old | Install Node 20.19 or later"]);
  });
  it("where others can read the secrets is told so, and where there are none", async () => {
    await chmod(join(dir, ".env"), 0o644);
    expect(said(await look(), "doubtful")).toEqual([expect.stringContaining("chmod 600 .env")]);
    await rm(join(dir, ".env"));
    expect(said(await look(), "doubtful")).toEqual([expect.stringMatching(/^There is no \.env/)]);
  });
  it("whose port is taken is told so, unless Roadmate itself answers there", async () => {
    const health = { status: 200 };
    const server = createServer((_, response) => response.writeHead(health.status).end());
    await new Promise<void>((resolve) => server.listen(Number(env.PORT), "127.0.0.1", resolve));
    expect(said(await look(), "good").at(-1)).toMatch(/^Roadmate answers on PORT/);
    health.status = 404;
    expect(said(await look(), "doubtful")).toEqual([expect.stringMatching(/^Something listens on PORT/)]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  it("whose time zone data lacks a zone of somebody's tips is told so", async () => {
    const store = await openStore(`file:${dir}/data/roadmate.db`);
    const common = { time: "09:00", weekdays: [1], levels: [], themes: [] };
    const subscribe = (id: string, zone: string) =>
      ({ kind: "subscribe", subscription: { id, to: `discord:${id}`, zone, ...common } }) as const;
    await store.record(
      "discord:1",
      "discord:1",
      [subscribe("a", "Asia/Kolkata"), subscribe("b", "Mars/Base")],
      0,
    );
    await store.close();
    expect(said(await look(), "doubtful")).toEqual([expect.stringMatching(/does not know Mars\/Base/)]);
  });
});
