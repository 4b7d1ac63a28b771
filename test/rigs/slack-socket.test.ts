import type { App } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Bolt, startBolt } from "./slack/bolt.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

/** What only Socket Mode has: connections that come and go. */
describe("Over a socket", () => {
  let slack: Slack;
  let bolt: Bolt;
  let heard: { readonly id: string; readonly retry: unknown; readonly reason: unknown }[];
  let before: () => Promise<void>;

  beforeEach(async () => {
    [heard, before] = [[], async () => {}];
    slack = await startSlack({ ackWithin: 1500, pingEvery: 100 });
    const listen = (app: App) => {
      app.command("/next", async ({ ack }) => {
        await before();
        await ack("Next");
      });
      app.message(async ({ context, body }) => {
        heard.push({ id: body.event_id, retry: context.retryNum, reason: context.retryReason });
      });
    };
    bolt = await startBolt(slack, "socket", listen, { backAfter: 300 });
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
    slack.expectClean();
  });

  const order = () => ({
    user: slack.team.user("ada"),
    channel: slack.team.channel("general"),
    text: "hello",
  });
  const works = async () => {
    const asked = slack.command({ ...order(), command: "/next" });
    expect((await asked.next("ephemeral")).message.text).toBe("Next");
  };

  test.each(["warning", "refresh_requested"] as const)("a %s makes the app come back", async (reason) => {
    await works();
    slack.socket.disconnect(reason);
    expect(slack.socket.count).toBe(0);
    const waiting = slack.say(order());
    await slack.socket.connected();
    expect(await waiting.acked()).toMatchObject({ kind: "acked" });
    await works();
    expect(heard).toMatchObject([{ id: waiting.id, retry: 0 }]);
  });

  test("a cut connection loses what was not acked: an event comes again over the next, a command does not", async () => {
    before = async () => slack.socket.kill();
    const asked = slack.command({ ...order(), command: "/next" });
    expect(await asked.acked()).toMatchObject({ kind: "missing" });
    before = async () => {};
    await slack.socket.connected();
    bolt.app.use(async ({ next, context }) => {
      if (context.retryNum === 0) slack.socket.kill();
      await next();
    });
    const said = slack.say(order());
    expect(await said.acked()).toMatchObject({ kind: "acked" });
    expect(heard.at(-1)).toMatchObject({ id: said.id, retry: 1, reason: "timeout" });
    expect(slack.forgive("ack").map(({ where }) => where)).toEqual(["/next", "message"]);
    expect(bolt.logged.splice(0).length).toBeGreaterThan(0);
  });

  test("an address is good for one connection", async () => {
    const { url } = await bolt.app.client.apps.connections.open({ token: slack.appToken });
    const first = new WebSocket(`${url}`);
    await slack.socket.connected(2);
    const second = new WebSocket(`${url}`);
    await new Promise((resolve) => second.once("error", resolve));
    expect(slack.forgive("socket")).toHaveLength(1);
    first.terminate();
  });

  test("a second connection takes its turn", async () => {
    const other = await startBolt(slack, "socket", (app) => {
      app.command("/next", ({ ack }) => ack("Next"));
    });
    await slack.socket.connected(2);
    await works();
    await works();
    await other.stop();
  });

  test("an envelope that nobody acks is a violation", async () => {
    const asked = slack.command({ ...order(), command: "/nobody" });
    expect(await asked.acked()).toMatchObject({ kind: "missing" });
    expect(slack.forgive("ack")).toMatchObject([{ where: "/nobody", what: "no ack within 1500 ms" }]);
  });

  test("an event may come twice", async () => {
    const said = slack.say(order());
    await said.acked();
    await slack.again(said).acked();
    await slack.again(said, 2).acked();
    expect(heard.map(({ retry }) => retry)).toEqual([0, 0, 2]);
  });

  test("a wrong app token is refused", async () => {
    const { client } = bolt.app;
    await expect(client.apps.connections.open({ token: "xapp-1-wrong" })).rejects.toMatchObject({
      data: { error: "invalid_auth" },
    });
  });
});
