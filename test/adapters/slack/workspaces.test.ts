import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlack } from "../../../adapters/slack/connect.ts";
import type { SlackConfig } from "../../../src/config-slack.ts";
import { ConfigError } from "../../../src/errors.ts";
import type { Slack } from "../../rigs/slack/slack.ts";
import type { Team } from "../../rigs/slack/workspace.ts";
import { seen } from "./seen.ts";
import { openStage, type Stage } from "./stage.ts";

const secretKey = "a key of many characters";
const configOf = (slack: Slack, port: number): SlackConfig & { readonly kind: "workspaces" } => ({
  kind: "workspaces",
  clientId: slack.clientId,
  clientSecret: slack.clientSecret,
  signingSecret: slack.signingSecret,
  secretKey,
  publicUrl: "https://roadmate.example",
  port,
  prefix: "",
  apiUrl: slack.apiUrl,
});

describe("many workspaces", () => {
  let stage: Stage;
  let port = 0;
  beforeEach(async () => {
    stage = await openStage("http", {
      config: (slack, free) => {
        port = free;
        return configOf(slack, free);
      },
    });
  });
  afterEach(() => stage.close());

  const base = () => `http://127.0.0.1:${port}`;
  const begin = async () => {
    const sent = await fetch(`${base()}/slack/install`, { redirect: "manual" });
    const cookie = (sent.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    return { url: new URL(sent.headers.get("location") ?? ""), cookie };
  };
  const finish = async (team: Team, state: string, cookie: string) => {
    const query = new URLSearchParams({ code: stage.slack.oauthCode(team), state });
    return fetch(`${base()}/slack/oauth_redirect?${query}`, { headers: { cookie } });
  };
  const install = async (team: Team): Promise<void> => {
    const { url, cookie } = await begin();
    expect((await finish(team, url.searchParams.get("state") ?? "", cookie)).status).toBe(200);
  };

  it("install it themselves, with no more scopes than the manifest has, and who did is greeted", async () => {
    const { slack } = stage;
    const ada = slack.team.user("ada");
    const { url, cookie } = await begin();
    expect(url.searchParams.get("redirect_uri")).toBe("https://roadmate.example/slack/oauth_redirect");
    expect(url.searchParams.get("scope")?.split(",")).toContain("app_mentions:read");
    expect((await finish(slack.team, url.searchParams.get("state") ?? "", cookie)).status).toBe(200);
    const { message } = await slack.find("posted");
    expect([message.channel, seen(message.blocks)]).toEqual([
      slack.team.im(ada),
      expect.stringMatching(/^# Hello, I'm Roadmate/),
    ]);
    await install(slack.team);
    await sleep(50);
    expect(slack.effects.filter(({ kind }) => kind === "posted")).toHaveLength(1);
  });
  it("are not installed by a state that is forged, of another browser, or missing", async () => {
    const { slack } = stage;
    const { url, cookie } = await begin();
    const state = url.searchParams.get("state") ?? "";
    const statuses = [
      (await finish(slack.team, "forged", "slack-app-oauth-state=forged")).status,
      (await finish(slack.team, state, "")).status,
      (await fetch(`${base()}/slack/oauth_redirect?code=x`, { headers: { cookie } })).status,
    ];
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
    expect(await stage.store.installation(`slack:${slack.team.id}`)).toBeUndefined();
  });
  it("keep their tokens sealed", async () => {
    const { slack } = stage;
    await install(slack.team);
    const { body = "" } = (await stage.store.installation(`slack:${slack.team.id}`)) ?? {};
    expect(Buffer.from(body, "base64").toString("latin1")).not.toContain("xoxb");
    expect(body).not.toContain(slack.team.botToken);
  });
  it("never see each other's data", async () => {
    const { slack } = stage;
    const other = slack.addTeam("Other learners");
    await install(slack.team);
    await install(other);
    for (const [team, done] of [
      [slack.team, "git"],
      [other, "docker"],
    ] as const) {
      const user = team.user("ada");
      const asked = slack.command({ user, channel: team.channel("general"), command: "/done", text: done });
      expect((await asked.next("ephemeral")).message.channel.team).toBe(team);
    }
    for (const [team, own, others] of [
      [slack.team, "git-basics", "docker"],
      [other, "docker", "git-basics"],
    ] as const) {
      const asked = slack.command({
        user: team.user("ada"),
        channel: team.channel("general"),
        command: "/mydata",
        text: "",
      });
      const text = seen((await asked.next("ephemeral")).message.blocks);
      expect(text).toContain(own);
      expect(text).not.toContain(others);
    }
    const tip = { blocks: [{ kind: "paragraph", spans: [{ kind: "text", text: "A tip." }] }] } as const;
    const place = `slack:${other.id}/${other.channel("general").id}` as const;
    await stage.adapter.send(place, tip, { key: "k", attempt: 1, since: Date.now() });
    expect(slack.messages(other.channel("general")).map(({ text }) => text)).toEqual(["A tip."]);
  });
  it("that remove it are forgotten, and the others are not", async () => {
    const { slack } = stage;
    const other = slack.addTeam("Other learners");
    await install(slack.team);
    await install(other);
    const facts = async (team: Team) =>
      (await stage.store.mydata(`slack:${team.id}/${team.user("ada").id}`)).facts.length;
    for (const team of [slack.team, other])
      await slack
        .command({ user: team.user("ada"), channel: team.channel("general"), command: "/done", text: "git" })
        .next("ephemeral");
    await slack.uninstall(slack.team).acked();
    await slack.revokeTokens(slack.team).acked();
    await sleep(50);
    expect([await facts(slack.team), await facts(other)]).toEqual([0, 1]);
    expect(await stage.store.installation(`slack:${slack.team.id}`)).toBeUndefined();
    const late = slack.command({
      user: slack.team.user("ada"),
      channel: slack.team.channel("general"),
      command: "/next",
      text: "",
    });
    expect((await late.acked()).kind).toBe("acked");
    await late.silence();
    expect(stage.forgive().length).toBeGreaterThan(0);
  });
  it("that come back are not forgotten by what is told late of their leaving", async () => {
    const { slack } = stage;
    await install(slack.team);
    const gone = slack.uninstall(slack.team);
    await gone.acked();
    await sleep(1_100);
    await install(slack.team);
    // As if the first time had not been heard.
    stage.store.first = async () => true;
    expect((await slack.again(gone, 1).acked()).kind).toBe("acked");
    await sleep(50);
    expect(await stage.store.installation(`slack:${slack.team.id}`)).toBeDefined();
  });
  it("need the key that their tokens are sealed with", async () => {
    const { slack } = stage;
    await install(slack.team);
    const { advisor, store, parts } = stage;
    const config = { ...configOf(slack, 0), secretKey: "another key of many characters" };
    const wrong = createSlack({ ...parts, config, advisor, installations: store });
    const error = await wrong.start().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toMatch(/SECRET_KEY is not the one .*: set that one again/);
    await wrong.stop();
  });
});
