import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bolt, startBolt } from "./slack/bolt.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

/** What only HTTP has: signatures, challenges, retries with headers. */
describe("Over HTTP", () => {
  let slack: Slack;
  let bolt: Bolt;
  let heard: {
    readonly text: string;
    readonly id: string;
    readonly retry: unknown;
    readonly reason: unknown;
  }[];
  /** How long, in milliseconds, the app thinks before it acks anything; it fails at what is negative. */
  let slow: number;

  beforeEach(async () => {
    [heard, slow] = [[], 0];
    slack = await startSlack({ ackWithin: 500 });
    bolt = await startBolt(
      slack,
      "http",
      (app) => {
        app.message(async ({ message, context, body }) => {
          const text = "text" in message ? `${message.text}` : "";
          heard.push({ text, id: body.event_id, retry: context.retryNum, reason: context.retryReason });
        });
        app.command("/slow", async ({ ack }) => {
          await new Promise((resolve) => setTimeout(resolve, slow));
          await ack();
        });
      },
      { processBeforeResponse: true },
    );
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

  test.each(["wrong", "stale", "none"] as const)("a %s signature is refused with 401", async (signature) => {
    const command = slack.command({ ...order(), command: "/slow", signature });
    expect(await command.acked()).toMatchObject({ kind: "refused", status: 401 });
    const event = slack.say({ ...order(), signature });
    expect(await event.acked()).toMatchObject({ kind: "refused", status: 401 });
    expect([heard, bolt.logged.length]).toEqual([[], 2]);
  });

  test("an address that does not give the challenge back is not taken", async () => {
    await expect(slack.useHttp(`${slack.apiUrl}nothing`)).rejects.toThrow("does not give back the challenge");
    expect(slack.forgive("method")).toHaveLength(1);
  });

  test("an event is sent again until it is acked, with its id and the number of the retry", async () => {
    bolt.app.use(async ({ context, next }) => {
      if (context.retryNum !== 2) throw new Error("not yet");
      await next();
    });
    const said = slack.say(order());
    expect(await said.acked()).toMatchObject({ kind: "acked" });
    expect(said.attempts.map(({ kind }) => kind)).toEqual(["refused", "refused", "acked"]);
    expect(heard).toMatchObject([{ id: said.id, retry: 2, reason: "http_error" }]);
    expect(slack.forgive("ack")).toHaveLength(2);
  });

  test("an event that is never acked is given up after three retries", async () => {
    bolt.app.use(async () => {
      throw new Error("never");
    });
    const said = slack.say(order());
    expect(await said.acked()).toMatchObject({ kind: "refused", status: 500 });
    expect([said.attempts.length, slack.forgive("ack").length]).toEqual([4, 4]);
  });

  test("a command acked too late counts as not acked, and is not sent again", async () => {
    slow = 800;
    const late = slack.command({ ...order(), command: "/slow" });
    expect(await late.acked()).toMatchObject({ kind: "missing" });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const [missing, after] = slack.forgive("ack");
    expect([missing?.what, late.attempts.length]).toEqual(["no ack within 500 ms", 1]);
    expect(after?.what).toMatch(/^ack after (8|9|1\d)\d\d/);
  });

  test("an event may come twice: as a duplicate, as a retry, and byte by byte", async () => {
    const said = slack.say(order());
    await said.acked();
    await slack.again(said).acked();
    await slack.again(said, 1).acked();
    expect(await slack.replay(said)).toBe(200);
    expect(heard.map(({ retry }) => retry)).toEqual([undefined, undefined, 1, 1]);
    expect(new Set(heard.map(({ id }) => id))).toEqual(new Set([said.id]));
  });

  test("an app that is gone has its events lost", async () => {
    await bolt.stop();
    const said = slack.say(order());
    expect(await said.acked()).toMatchObject({ kind: "missing" });
    expect(slack.forgive("ack")).toHaveLength(4);
    bolt = await startBolt(slack, "http", () => {});
  });
});
