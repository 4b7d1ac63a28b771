import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listOf } from "../../rigs/slack/json.ts";
import { seen } from "./seen.ts";
import { type Mode, openStage, type Stage } from "./stage.ts";

const modes: readonly Mode[] = ["socket", "http"];

describe.each(modes)("events over %s", (mode) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(mode);
  });
  afterEach(() => stage.close());

  const here = () => {
    const { slack } = stage;
    return { slack, ada: slack.team.user("ada"), channel: slack.team.channel("general") };
  };
  const posted = () => stage.slack.effects.filter(({ kind }) => kind === "posted");

  it("a mention is answered once, in the thread of the message, for everybody to see", async () => {
    const { slack, ada, channel } = here();
    const asked = slack.mention({ user: ada, channel, text: "do i need a degree &amp; why?", raw: true });
    const { message } = await asked.next("posted");
    expect(message.threadTs).toBe(asked.message.ts);
    expect(seen(message.blocks)).toMatch(/^You can get in/);
    expect(seen(message.blocks)).not.toMatch(/Share here|Follow up/);
    await Promise.all([asked.silence(), asked.twin.silence()]);
  });
  it("a mention in a thread is answered in that thread, and asks on from there", async () => {
    const { slack, ada, channel } = here();
    const first = slack.mention({ user: ada, channel, text: "what does a junior earn in india?" });
    const { message } = await first.next("posted");
    const second = slack.mention({ user: ada, channel, text: "and in germany?", thread: message });
    const answer = (await second.next("posted")).message;
    expect(answer.threadTs).toBe(first.message.ts);
    expect(seen(answer.blocks)).toContain("Germany");
    expect(posted()).toHaveLength(2);
  });
  it("a mention is left alone where those who manage want silence", async () => {
    const { slack, ada, channel } = here();
    await stage.settle({ mentions: false });
    await slack.mention({ user: ada, channel, text: "do i need a degree?" }).silence();
    expect(posted()).toEqual([]);
  });
  it("a mention outside the answer channels is pointed to them, for the asker alone", async () => {
    const { slack, ada, channel } = here();
    const helpdesk = slack.team.channel("helpdesk");
    await stage.settle({ channels: [`slack:${slack.team.id}/${helpdesk.id}`] });
    const asked = slack.mention({ user: ada, channel, text: "do i need a degree?" });
    const { message } = await asked.next("ephemeral");
    expect([message.to, seen(message.blocks)]).toEqual([ada.id, `I answer elsewhere here: #${helpdesk.id}`]);
    await asked.silence();
    expect(
      seen(
        (await slack.mention({ user: ada, channel: helpdesk, text: "do i need a degree?" }).next("posted"))
          .message.blocks,
      ),
    ).toMatch(/^You can get in/);
  });
  it("a direct message is answered where it was written, and goes on in its thread", async () => {
    const { slack, ada } = here();
    const asked = slack.dm({ user: ada, text: "what does a junior earn in india?" });
    const { message } = await asked.next("posted");
    expect([message.channel, message.threadTs]).toEqual([slack.team.im(ada), undefined]);
    const on = slack.dm({ user: ada, text: "and in germany?", thread: asked.message });
    const answer = (await on.next("posted")).message;
    expect(answer.threadTs).toBe(asked.message.ts);
    expect(seen(answer.blocks)).toContain("Germany");
  });
  it("what nobody said to it is none of its business", async () => {
    const { slack, ada, channel } = here();
    const bot = slack.team.user("other", { isBot: true });
    const im = slack.team.im(ada).id;
    const event = { type: "message", channel: im, channel_type: "im", user: ada.id, text: "hi", ts: "1.1" };
    const deliveries = [
      slack.say({ user: ada, channel, text: "do i need a degree?" }),
      slack.event({ user: ada, event: { ...event, subtype: "message_changed", message: {} } }),
      slack.event({ user: ada, event: { ...event, bot_id: "B9", user: bot.id } }),
      slack.event({ user: ada, event: { ...event, type: "app_mention", channel: channel.id, bot_id: "B9" } }),
    ];
    await Promise.all(deliveries.map((delivery) => delivery.silence()));
    expect(posted()).toEqual([]);
  });
  it("Home shows a person's own way, and opening the messages tab changes nothing", async () => {
    const { slack, ada } = here();
    const { view } = await slack.openHome({ user: ada }).next("published");
    expect(seen(listOf(view.content.blocks))).toMatch(/^# Your way to backend\n0 of 44 steps done/);
    await slack.openHome({ user: ada, tab: "messages" }).silence();
  });
  it("it introduces itself in a channel it comes to, once", async () => {
    const { slack, ada, channel } = here();
    const joined = slack.join(channel);
    expect(seen((await joined.next("posted")).message.blocks)).toMatch(/^# Hello, I'm Roadmate/);
    await slack.join(channel).acked();
    await slack
      .event({
        user: ada,
        channel,
        event: { type: "member_joined_channel", user: ada.id, channel: channel.id },
      })
      .silence();
    expect(posted()).toHaveLength(1);
  });
  it("taken out of a workspace, it forgets it", async () => {
    const { slack, ada, channel } = here();
    const person = `slack:${slack.team.id}/${ada.id}` as const;
    await slack.command({ user: ada, channel, command: "/done", text: "git" }).next("ephemeral");
    await stage.settle({ mentions: false });
    expect((await stage.store.mydata(person)).facts).toHaveLength(1);
    await slack.uninstall(slack.team).acked();
    await sleep(30);
    expect((await stage.store.mydata(person)).facts).toEqual([]);
    expect(await stage.store.settings(`slack:${slack.team.id}`)).toBeUndefined();
  });
});
