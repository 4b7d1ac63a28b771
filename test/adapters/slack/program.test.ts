import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { manifestOf } from "../../../adapters/slack/manifest.ts";
import { type Slack, startSlack } from "../../rigs/slack/slack.ts";
import { seen } from "./seen.ts";
import { freePort } from "./stage.ts";

/** What `npm start` runs, as a group or a host would; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../../dist/adapters/start.js", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-slack-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(env: Record<string, string>): { child: ChildProcess; log: () => string } {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: inject("dataDir"),
      DATABASE_URL: `file:${join(folder, "roadmate.db")}`,
      PORT: "0",
      ...env,
    },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    log += chunk;
  });
  return { child, log: () => log };
}

describe("npm start with Slack's tokens", () => {
  const ask = async (slack: Slack): Promise<string> => {
    const user = slack.team.user("ada");
    const channel = slack.team.channel("general");
    const asked = slack.command({ user, channel, command: "/ask", text: "do i need a degree" });
    return seen((await asked.next("ephemeral")).message.blocks);
  };
  it("answers in Socket Mode, and leaves in peace when it is told to", async () => {
    const slack = await startSlack();
    const { child, log } = start({
      SLACK_BOT_TOKEN: slack.team.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    await slack.socket.connected();
    expect(await ask(slack)).toMatch(/^You can get in/);
    child.kill("SIGTERM");
    expect((await once(child, "close"))[0]).toBe(0);
    expect(log()).toContain('"msg":"stopped"');
    expect(log()).not.toContain("xoxb");
    slack.expectClean();
    await slack.stop();
  });
  it("says in the log what is wrong with a token, and does not fall", async () => {
    const slack = await startSlack();
    const { child, log } = start({
      SLACK_BOT_TOKEN: "xoxb-wrong",
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SLACK_PORT: String(await freePort()),
    });
    while (!log().includes("SLACK_BOT_TOKEN is refused")) await once(child.stderr ?? child, "data");
    child.kill("SIGTERM");
    expect((await once(child, "close"))[0]).toBe(0);
    await slack.stop();
  });
});

it("roadmate manifest prints what Slack takes", async () => {
  const roadmate = fileURLToPath(new URL("../../../dist/adapters/roadmate.js", import.meta.url));
  const child = spawn(process.execPath, [roadmate, "manifest", "--url", "https://roadmate.example/"], {
    env: { PATH: process.env.PATH, SLACK_COMMAND_PREFIX: "rm-" },
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  await once(child, "close");
  expect(parse(out)).toEqual(manifestOf({ prefix: "rm-", url: "https://roadmate.example" }));
});
