import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chosen } from "../../rigs/slack/elements.ts";
import type { View } from "../../rigs/slack/journal.ts";
import { listOf } from "../../rigs/slack/json.ts";
import type { Message } from "../../rigs/slack/workspace.ts";
import { seen } from "./seen.ts";
import { type Mode, openStage, type Stage } from "./stage.ts";

const modes: readonly Mode[] = ["socket", "http"];

describe.each(modes)("windows and the Home tab over %s", (mode) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(mode);
  });
  afterEach(() => stage.close());

  const here = () => {
    const { slack } = stage;
    return { slack, ada: slack.team.user("ada", { isAdmin: true }), channel: slack.team.channel("general") };
  };
  const shown = (it: Message | View): string => seen("blocks" in it ? it.blocks : listOf(it.content.blocks));
  const told = async (command: string, text = ""): Promise<Message> => {
    const { slack, ada, channel } = here();
    return (await slack.command({ user: ada, channel, command, text }).next("ephemeral")).message;
  };
  const press = (on: Message | View, action: string) => stage.slack.press({ user: here().ada, on, action });
  const opened = async (on: Message | View, action: string): Promise<View> =>
    (await press(on, action).next("opened")).view;
  const home = async (): Promise<View> =>
    (await here().slack.openHome({ user: here().ada }).next("published")).view;

  /** Sends a form, whose answer stands in the conversation it was opened from. */
  const sent = async (
    view: View,
    values: Readonly<Record<string, Chosen>>,
    kind: "ephemeral" | "posted" = "ephemeral",
  ) => {
    const { slack } = here();
    const before = slack.effects.length;
    slack.submit({ view, values });
    return (await slack.find(kind, (effect) => slack.effects.indexOf(effect) >= before)).message;
  };

  it("a form is opened by its button, and answered where that stood", async () => {
    const form = await opened(await told("/profile"), "Change my profile");
    expect(form.content.title).toMatchObject({ text: "Your profile" });
    const kept = await sent(form, { language: "python", hours: "10" });
    expect(shown(kept)).toMatch(/^Noted\..*Language:\* Python.*Hours a week:\* 10/s);
    expect(stage.slack.modal(here().ada)).toBeUndefined();
    const again = await opened(await told("/profile"), "Change my profile");
    expect(shown(again)).toMatch(/Language: static_select .* = "Python"/);
  });
  it("a form with mistakes stays open and says what is wrong, field by field; nothing is lost", async () => {
    const form = await opened(await told("/profile"), "Change my profile");
    const values = { hours: "a lot", zone: "Mars/Phobos", goal: "cloud" };
    const wrong = stage.slack.submit({ view: form, values });
    const { errors } = await wrong.next("errors");
    expect(Object.keys(errors)).toEqual(["hours", "zone"]);
    expect(errors.zone).toContain("I don't know that time zone");
    await wrong.silence();
    const kept = await sent(form, { hours: "10", zone: "Asia/Kolkata" });
    expect(shown(kept)).toMatch(/Goal:\* .*cloud.*Kolkata/is);
  });
  it("a question asked in a form is answered as a question, after what was said before", async () => {
    const answer = await told("/ask", "what does a junior earn in india");
    const further = await sent(await opened(answer, "Follow up"), { question: "and in germany?" });
    expect(shown(further)).toMatch(/Germany.*\[Share here\] \[Follow up\]/s);
    await stage.settle({ audience: "everyone" });
    const open = await opened(answer, "Follow up");
    expect(shown(await sent(open, { question: "do i need a degree" }, "posted"))).toMatch(/^You can get in/);
  });
  it("settings are changed by who manages the workspace, and by nobody else", async () => {
    const { slack, channel } = here();
    const form = await opened(await told("/settings"), "Change");
    const kept = await sent(form, { channels: [channel.id], mentions: "off", audience: "private" });
    expect(shown(kept)).toContain(`*Answer channels:* #${channel.id}`);
    expect(await stage.store.settings(`slack:${slack.team.id}`)).toEqual({
      channels: [`slack:${slack.team.id}/${channel.id}`],
      mentions: false,
      audience: "private",
    });
    const ben = slack.team.user("ben");
    const asked = slack.command({ user: ben, channel, command: "/settings", text: "" });
    expect(shown((await asked.next("ephemeral")).message)).toMatch(/^Only those who manage/);
  });
  it("a form that was opened in a direct message is answered there", async () => {
    const { slack, ada } = here();
    const channel = slack.team.im(ada);
    const { message } = await slack
      .command({ user: ada, channel, command: "/plan", text: "" })
      .next("posted");
    const form = await opened(message, "Make a plan");
    expect(shown(await sent(form, { hours: "10" }, "posted"))).toMatch(/^# Your plan/);
  });
  it("a form is answered by direct message where the bot is no member", async () => {
    const { slack, ada } = here();
    const outside = slack.team.channel("outside");
    const { message } = await slack
      .command({ user: ada, channel: outside, command: "/plan", text: "" })
      .next("ephemeral");
    outside.members.delete(slack.team.bot.id);
    const form = await opened(message, "Make a plan");
    const plan = await sent(form, { hours: "10" }, "posted");
    expect([plan.channel.kind, shown(plan)]).toEqual(["im", expect.stringMatching(/^# Your plan/)]);
  });

  it("in Home, a step that is done shows by itself, and the next one is there", async () => {
    const pressed = press(await home(), "Done");
    const { view } = await pressed.next("published");
    expect(shown(view)).toMatch(/1 of 44 steps done/);
    await pressed.silence();
  });
  it("in Home, what is looked up opens a window, in which one goes on", async () => {
    const map = await opened(await home(), "See my map");
    expect(shown(map)).toContain("Backend developer: 0 of");
    const next = (await press(map, "What's next?").next("viewUpdated")).view;
    expect(next.id).toBe(map.id);
    const done = press(next, "Done");
    expect(shown((await done.next("viewUpdated")).view)).toMatch(/ticked off|Next:/);
    await stage.slack.find("published", ({ view }) => shown(view).includes("1 of 44"));
  });
  it("in Home, a form becomes the window with the reply, and Home is drawn anew", async () => {
    const { slack } = here();
    const plan = slack.submit({ view: await opened(await home(), "Make a plan"), values: { hours: "10" } });
    expect(shown((await plan.next("viewUpdated")).view)).toMatch(/^# Your plan/);
    await plan.next("published");
    const view = await opened(await home(), "Ask a question");
    const question = slack.submit({ view, values: { question: "do i need a degree" } });
    const answer = (await question.next("viewUpdated")).view;
    expect(shown(answer)).toMatch(/^You can get in/);
    expect(shown((await press(answer, "Yes").next("pushed")).view)).toMatch(/^Good to hear/);
  });
  it("no more than three windows lie on top of each other", async () => {
    const { slack } = here();
    const question = await opened(await home(), "Ask a question");
    const one = (
      await slack.submit({ view: question, values: { question: "do i need a degree" } }).next("viewUpdated")
    ).view;
    const two = (await press(one, "How long does it take?").next("pushed")).view;
    const buttons = /\[([^\]▾]*\?)\]/.exec(shown(two))?.[1] ?? "";
    const three = (await press(two, buttons).next("pushed")).view;
    const more = /\[([^\]▾]*\?)\]/.exec(shown(three))?.[1] ?? "";
    expect((await press(three, more).next("viewUpdated")).view.id).toBe(three.id);
  });
});
