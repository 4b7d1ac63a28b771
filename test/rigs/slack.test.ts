import type { App } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bolt, type Mode, startBolt } from "./slack/bolt.ts";
import { button, input, mrkdwn, option, plain, section } from "./slack/pieces.ts";
import { type Slack, startSlack } from "./slack/slack.ts";

/** What people do, and what a real Bolt app makes of it: the same over HTTP and in Socket Mode. */
describe.each<Mode>(["socket", "http"])("A Bolt app, mode %s,", (mode) => {
  let slack: Slack;
  let bolt: Bolt;
  const run = async (listen: (app: App) => void) => {
    bolt = await startBolt(slack, mode, listen);
    const user = slack.team.user("ada");
    return { user, channel: slack.team.channel("general") };
  };

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(async () => {
    await bolt.stop();
    await slack.stop();
    expect(bolt.logged).toEqual([]);
    slack.expectClean();
  });

  test("answers a command in the ack, by respond and in a modal", async () => {
    const { user, channel } = await run((app) => {
      app.command("/next", async ({ ack, respond, client, command }) => {
        await ack("One moment");
        await respond({ text: `You said ${command.text}`, response_type: "in_channel" });
        await client.views.open({ trigger_id: command.trigger_id, view: modal });
      });
    });
    const asked = slack.command({ user, channel, command: "/next", text: " a < b " });
    expect(await asked.acked()).toMatchObject({ kind: "acked" });
    expect(await asked.next("ephemeral")).toMatchObject({
      via: "ack",
      message: { text: "One moment", to: user.id },
    });
    const { message, via } = await asked.next("posted");
    expect([message.text, via]).toEqual(["You said a &lt; b", "response_url"]);
    const { view } = await asked.next("opened");
    expect(slack.modal(user)).toBe(view);
    expect(asked.effects.map(({ kind }) => kind)).toEqual(["ephemeral", "posted", "opened"]);
  });

  test("acks a command with blocks", async () => {
    const { user, channel } = await run((app) => {
      app.command("/next", ({ ack }) => ack({ text: "Hi", blocks: [section("Hi")] }));
    });
    const { message } = await slack.command({ user, channel, command: "/next", text: "" }).next("ephemeral");
    expect(message.blocks).toMatchObject([{ type: "section", block_id: expect.any(String) }]);
  });

  test("hears a mention twice, and answers in its thread once", async () => {
    const heard: string[] = [];
    const { user, channel } = await run((app) => {
      app.message(async ({ message }) => void heard.push(message.channel_type));
      app.event("app_mention", async ({ event, say }) => {
        await say({ text: `Hello <${event.thread_ts ?? "no thread"}`.replace("<", ""), thread_ts: event.ts });
      });
    });
    const asked = slack.mention({ user, channel, text: "what is REST?" });
    const { message } = await asked.next("posted");
    expect(message).toMatchObject({ threadTs: asked.message.ts, text: "Hello no thread", byBot: true });
    expect(await asked.twin.acked()).toMatchObject({ kind: "acked" });
    expect(asked.message.text).toBe(`<@${slack.team.bot.id}> what is REST?`);
    await asked.silence();
    // The bot's own message comes back, and Bolt drops it.
    expect(heard).toEqual(["channel"]);
  });

  test("hears a direct message, a reply in a thread, and words said in passing", async () => {
    const { user, channel } = await run((app) => {
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined && message.channel_type === "im") await say(`You: ${message.text}`);
        else if ("thread_ts" in message && message.thread_ts !== undefined)
          await say({ text: "in the thread", thread_ts: message.thread_ts });
      });
    });
    const dm = slack.dm({ user, text: "hi & bye" });
    expect((await dm.next("posted")).message.text).toBe("You: hi &amp; bye");
    const first = slack.say({ user, channel, text: "anybody here?" });
    await first.silence();
    const second = slack.threadReply({ user, to: first.message, text: "me" });
    expect((await second.next("posted")).message.threadTs).toBe(first.message.ts);
  });

  test("is pressed: it replaces the message, or changes it, or adds to it", async () => {
    const { user, channel } = await run((app) => {
      app.command("/card", async ({ ack, respond }) => {
        await ack();
        await respond({ text: "Card", response_type: "in_channel", blocks: [card] });
      });
      app.action("replace", async ({ ack, respond }) => {
        await ack();
        await respond({ text: "Replaced", replace_original: true, blocks: [card] });
      });
      app.action("change", async ({ ack, client, body }) => {
        await ack();
        if (body.type !== "block_actions" || body.channel === undefined || body.message === undefined) return;
        await client.chat.update({
          channel: body.channel.id,
          ts: body.message.ts,
          text: "Changed",
          blocks: [card],
        });
        await client.reactions.add({ channel: body.channel.id, timestamp: body.message.ts, name: "tada" });
      });
      app.action("gone", async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const card = {
      type: "actions" as const,
      elements: ["replace", "change", "gone"].map((id) => button(id, id.toUpperCase())),
    };
    const asked = slack.command({ user, channel, command: "/card", text: "" });
    const { message } = await asked.next("posted");
    const on = message;
    const replaced = await slack.press({ user, on, action: "REPLACE" }).next("updated");
    expect([replaced.message.text, replaced.message.ts]).toEqual(["Replaced", message.ts]);
    const changing = slack.press({ user, on, action: "change" });
    expect((await changing.next("updated")).message.text).toBe("Changed");
    expect(await changing.next("reacted")).toMatchObject({ emoji: "tada" });
    await slack.press({ user, on, action: "gone" }).next("deleted");
    expect(slack.messages(channel)).toEqual([]);
    expect(() => slack.press({ user, on, action: "gone" })).toThrow("the message is gone");
  });

  test("is chosen from: a menu with options of its own, and one that asks for them", async () => {
    const menus = {
      type: "actions" as const,
      elements: [
        { type: "static_select" as const, action_id: "hours", options: [option("5"), option("10")] },
        { type: "external_select" as const, action_id: "topic", min_query_length: 2 },
      ],
    };
    const { user, channel } = await run((app) => {
      app.command("/menu", ({ ack }) => ack({ text: "Choose", blocks: [menus] }));
      app.action({ type: "block_actions", action_id: "hours" }, async ({ ack, body, respond }) => {
        await ack();
        const state = JSON.stringify(
          Object.values(body.state?.values ?? {})[0]?.hours?.selected_option?.value,
        );
        await respond({ text: `hours ${state}`, replace_original: false });
      });
      app.options("topic", ({ ack, payload }) =>
        ack({ options: [option(`${payload.value} one`), option("two")] }),
      );
      app.action("topic", async ({ ack, payload, respond }) => {
        await ack();
        const chosen = "selected_option" in payload ? payload.selected_option : undefined;
        await respond({ text: `topic ${chosen?.value}`, replace_original: false });
      });
    });
    const { message: on } = await slack
      .command({ user, channel, command: "/menu", text: "" })
      .next("ephemeral");
    const hours = slack.select({ user, on, action: "hours", value: "10" });
    expect((await hours.next("ephemeral")).message.text).toBe('hours "10"');
    const suggested = await slack.suggest({ user, on, action: "topic", typed: "sql" }).next("options");
    expect(suggested.options.map(({ value }) => value)).toEqual(["sql one", "two"]);
    const topic = slack.select({ user, on, action: "topic", value: "sql one" });
    expect((await topic.next("ephemeral")).message.text).toBe("topic sql one");
    expect(() => slack.select({ user, on, action: "hours", value: "7" })).toThrow("offers no 7");
    expect(() => slack.suggest({ user, on, action: "topic", typed: "s" })).toThrow("before 2 characters");
  });

  test("hears what somebody thinks of its answer", async () => {
    const { user } = await run((app) => {
      app.message(
        async ({ say }) => void (await say({ text: "Answer", blocks: [section("Answer"), feedback] })),
      );
      app.action({ type: "block_actions", action_id: "helpful" }, async ({ ack, payload, respond }) => {
        await ack();
        await respond({ text: `Noted: ${"value" in payload ? payload.value : ""}`, replace_original: false });
      });
    });
    const { message: on } = await slack.dm({ user, text: "x" }).next("posted");
    const noted = slack.feedback({ user, on, positive: false });
    expect((await noted.next("ephemeral")).message.text).toBe("Noted: no");
  });

  test("has its shortcuts, and a Home that is redrawn", async () => {
    const { user, channel } = await run((app) => {
      app.shortcut("answer", async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal });
        if (shortcut.type === "message_action")
          await client.chat.postMessage({
            channel: shortcut.channel.id,
            text: "Here",
            thread_ts: shortcut.message_ts,
          });
      });
      app.event("app_home_opened", async ({ event, client }) => {
        const again = event.view === undefined ? "first" : "again";
        await client.views.publish({ user_id: event.user, view: home(again) });
      });
      app.action("draw", async ({ ack, body, client }) => {
        await ack();
        await client.views.publish({ user_id: body.user.id, view: home("pressed") });
      });
    });
    const { message } = slack.say({ user, channel, text: "how do I test?" });
    const onMessage = slack.messageShortcut({ user, callbackId: "answer", message });
    await onMessage.next("opened");
    expect((await onMessage.next("posted")).message.threadTs).toBe(message.ts);
    await slack.globalShortcut({ user, callbackId: "answer" }).next("opened");
    const { view } = await slack.openHome({ user }).next("published");
    const pressed = await slack.press({ user, on: view, action: "draw" }).next("published");
    expect(pressed.view.content).toMatchObject({ blocks: [{ text: mrkdwn("pressed") }, {}] });
    await slack.openHome({ user }).next("published");
    expect(slack.home(user)?.content).toMatchObject({ blocks: [{ text: mrkdwn("again") }, {}] });
  });
});

const modal = {
  type: "modal" as const,
  title: plain("Form"),
  submit: plain("Send"),
  blocks: [input("hours")],
};
const home = (text: string) => ({
  type: "home" as const,
  blocks: [section(text), { type: "actions" as const, elements: [button("draw", "Draw")] }],
});
const feedback = {
  type: "context_actions" as const,
  elements: [
    {
      type: "feedback_buttons" as const,
      action_id: "helpful",
      positive_button: { text: plain("Good"), value: "yes" },
      negative_button: { text: plain("Bad"), value: "no" },
    },
  ],
};
