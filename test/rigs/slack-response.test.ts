import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBolt } from "./slack/bolt.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

let slack: Slack;

beforeEach(async () => {
  slack = await startSlack();
});
afterEach(async () => {
  await slack.stop();
  slack.expectClean();
});

test("Two hundred commands at once find their own answers", async () => {
  const { team } = slack;
  const channel = team.channel("general");
  const bolt = await startBolt(slack, "socket", (app) => {
    app.command("/echo", async ({ ack, command, respond }) => {
      await ack();
      await respond(`echo ${command.text}`);
    });
  });
  const asked = Array.from({ length: 200 }, (_, index) =>
    slack.command({ user: team.user(`u${index % 20}`), channel, command: "/echo", text: `${index}` }),
  );
  const answers = await Promise.all(asked.map((delivery) => delivery.next("ephemeral")));
  expect(answers.map(({ message }) => message.text)).toEqual(asked.map((_, index) => `echo ${index}`));
  await bolt.stop();
});

test("Events about the app itself reach it", async () => {
  const heard: string[] = [];
  const bolt = await startBolt(slack, "socket", (app) => {
    app.event(/.*/, async ({ event }) => void heard.push(event.type));
  });
  const channel = slack.team.channel("new", { bot: false });
  await slack.join(channel).acked();
  await slack.leave(channel).acked();
  await slack.uninstall(slack.team).acked();
  await slack.revokeTokens(slack.team).acked();
  expect(heard).toEqual(["member_joined_channel", "channel_left", "app_uninstalled", "tokens_revoked"]);
  await bolt.stop();
});

describe("A response_url", () => {
  const answers = async (respond: (say: (body: object) => Promise<unknown>) => Promise<void>) => {
    const user = slack.team.user("ada");
    const channel = slack.team.channel("out", { bot: false });
    expect(() => slack.say({ user, channel, text: "x" })).toThrow("the bot is not in it");
    const errors: unknown[] = [];
    const bolt = await startBolt(slack, "socket", (app) => {
      app.command("/go", async ({ ack, respond: say }) => {
        await ack();
        await respond(say).catch((error: unknown) => errors.push(error));
      });
    });
    const asked = slack.command({ user, channel, command: "/go", text: "" });
    await asked.acked();
    return { asked, errors, bolt };
  };

  test("is good five times, also where the bot is no member", async () => {
    const { asked, errors, bolt } = await answers(async (say) => {
      for (let count = 1; count <= 6; count += 1) await say({ text: `answer ${count}` });
    });
    for (let count = 1; count <= 5; count += 1)
      expect((await asked.next("ephemeral")).message.text).toBe(`answer ${count}`);
    await expect.poll(() => errors).toMatchObject([{ code: "slack_bolt_respond_error", statusCode: 404 }]);
    expect(slack.forgive("response_url")).toMatchObject([{ what: "used_url (of 5)" }]);
    await bolt.stop();
  });

  test("is good for half an hour", async () => {
    const { asked, errors, bolt } = await answers(async (say) => {
      slack.pass(29 * 60_000);
      await say({ text: "in time" });
      slack.pass(2 * 60_000);
      await say({ text: "late" });
    });
    await asked.next("ephemeral");
    await expect.poll(() => errors).toHaveLength(1);
    expect(slack.forgive("response_url")).toMatchObject([{ what: "expired_url" }]);
    await bolt.stop();
  });

  test("refuses what the referee refuses, and fails as it is told", async () => {
    const { errors, bolt } = await answers(async (say) => {
      await say({ text: "x", blocks: [{ type: "sektion" }] }).catch(() => {});
      slack.fail("response_url", { kind: "status", status: 500 });
      await say({ text: "x" });
    });
    await expect.poll(() => errors).toMatchObject([{ statusCode: 500 }]);
    expect(slack.forgive("blocks")).toHaveLength(1);
    await bolt.stop();
  });

  test("may be carried out without an answer", async () => {
    slack.fail("response_url", { kind: "cut", when: "after" });
    const { asked, errors, bolt } = await answers(async (say) => void (await say({ text: "once" })));
    await asked.next("ephemeral");
    await expect.poll(() => errors).toHaveLength(1);
    expect(asked.effects).toHaveLength(1);
    await bolt.stop();
  });
});
