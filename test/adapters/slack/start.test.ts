import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createSlack } from "../../../adapters/slack/connect.ts";
import type { SlackConfig } from "../../../src/config-slack.ts";
import { ConfigError } from "../../../src/errors.ts";
import { seen } from "./seen.ts";
import { freePort, openStage, type Stage } from "./stage.ts";

const problemOf = async (starting: Promise<void>): Promise<string> => {
  const error = await starting.catch((error: unknown) => error);
  return error instanceof ConfigError ? error.problems.join("\n") : `no ConfigError: ${error}`;
};
const another = (stage: Stage, config: SlackConfig) =>
  createSlack({ ...stage.parts, config, advisor: stage.advisor, installations: stage.store });

describe("starting", () => {
  it("with a bad token is one clear sentence, and nothing worse", async () => {
    const stage = await openStage("socket");
    const { botToken } = stage.slack.team;
    const { appToken, apiUrl } = stage.slack;
    const socket = { kind: "socket", prefix: "", apiUrl } as const;
    const noBot = another(stage, { ...socket, botToken: "xoxb-wrong", appToken });
    expect(await problemOf(noBot.start())).toMatch(
      /^SLACK_BOT_TOKEN is refused by Slack \(invalid_auth\): install/,
    );
    const noApp = another(stage, { ...socket, botToken, appToken: "xapp-wrong" });
    expect(await problemOf(noApp.start())).toMatch(
      /^SLACK_APP_TOKEN is refused by Slack \(invalid_auth\): make/,
    );
    expect([noBot.ready(), noApp.ready()]).toEqual([false, false]);
    await Promise.all([noBot.stop(), noApp.stop()]);
    await stage.close();
  });
  it("on a port that is taken says so", async () => {
    const stage = await openStage("http");
    const port = Number(stage.logged.find((line) => line.port !== undefined)?.port);
    const { botToken } = stage.slack.team;
    const config = {
      kind: "http",
      prefix: "",
      botToken,
      signingSecret: "s",
      apiUrl: stage.slack.apiUrl,
      port,
    } as const;
    expect(await problemOf(another(stage, config).start())).toMatch(
      /^SLACK_PORT \d+ cannot be listened on \(EADDRINUSE\)/,
    );
    await stage.close();
  });
  it("without a network goes on trying, and others need not wait", async () => {
    const stage = await openStage("socket");
    const apiUrl = `http://127.0.0.1:${await freePort()}/api/`;
    const lost = another(stage, {
      kind: "socket",
      prefix: "",
      apiUrl,
      botToken: "xoxb-1",
      appToken: "xapp-1",
    });
    await lost.start();
    expect(lost.ready()).toBe(false);
    await lost.stop();
    await lost.stop();
    await stage.close();
  });
});

describe.each(["socket", "http"] as const)("stopping over %s", (mode) => {
  it("lets every question that was acknowledged have its answer", async () => {
    const stage = await openStage(mode);
    const { slack } = stage;
    const channel = slack.team.channel("general");
    expect(stage.adapter.ready()).toBe(true);
    slack.fail("response_url", { kind: "hang", ms: 300 }, 5);
    const asked = Array.from({ length: 5 }, (_, at) =>
      slack.command({
        user: slack.team.user(`user-${at}`),
        channel,
        command: "/ask",
        text: "do i need a degree",
      }),
    );
    await Promise.all(asked.map((delivery) => delivery.acked()));
    const stopping = stage.adapter.stop();
    expect(stage.adapter.ready()).toBe(false);
    await stopping;
    for (const delivery of asked)
      expect(seen((await delivery.next("ephemeral", 10)).message.blocks)).toMatch(/^You can get in/);
    await sleep(10);
    await stage.close();
  });
});
