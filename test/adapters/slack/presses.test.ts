import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../rigs/slack/workspace.ts";
import { seen } from "./seen.ts";
import { type Mode, openStage, type Stage } from "./stage.ts";

const modes: readonly Mode[] = ["socket", "http"];

describe.each(modes)("what is pressed over %s", (mode) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(mode);
  });
  afterEach(() => stage.close());

  const here = () => {
    const { slack } = stage;
    const { team } = slack;
    return { slack, ada: team.user("ada"), ben: team.user("ben"), channel: team.channel("general") };
  };
  const shown = ({ blocks }: Message): string => seen(blocks);
  /** What a command says to ada alone. */
  const told = async (command: string, text = ""): Promise<Message> => {
    const { slack, ada, channel } = here();
    return (await slack.command({ user: ada, channel, command, text }).next("ephemeral")).message;
  };
  const press = (on: Message, action: string, user = here().ada) => stage.slack.press({ user, on, action });

  it("brings what is looked up beside it, for who pressed alone", async () => {
    const pressed = press(await told("/ask", "do i need a degree"), "How long does it take?");
    expect((await pressed.acked()).kind).toBe("acked");
    const { message } = await pressed.next("ephemeral");
    expect(shown(message)).toMatch(/months.*\[Share here\]/s);
    await pressed.silence();
  });
  it("puts the answer in the place of a question back, and a new state in that of the old one", async () => {
    const next = await told("/next");
    const done = await press(next, "Done").next("updated");
    expect([done.message.ts, shown(done.message)]).toEqual([next.ts, expect.stringContaining("ticked off")]);
    const undone = await press(done.message, "Undo").next("updated");
    expect(shown(undone.message)).toContain("Taken back");
  });
  it("picks from a menu, and says that nothing of a choice was meant", async () => {
    const { slack, ada } = here();
    const themes = await told("/topics");
    const theme = slack.select({ user: ada, on: themes, action: "", value: "Pay" });
    const topics = (await theme.next("updated")).message;
    expect(shown(topics)).toMatch(/^# Pay\nPick a question:/);
    const topic = slack.select({ user: ada, on: topics, action: "", value: "Is backend well paid?" });
    expect(shown((await topic.next("ephemeral")).message)).toContain("Sources:");
    const question = await told("/ask", "am i cooked");
    expect(shown((await press(question, "None of these").next("updated")).message)).toMatch(
      /^Thanks, that helps/,
    );
  });
  it("under what everybody sees, is answered for who pressed alone", async () => {
    const { slack, ada, ben, channel } = here();
    const { message } = await slack
      .mention({ user: ada, channel, text: "do i need a degree?" })
      .next("posted");
    const pressed = press(message, "How long does it take?", ben);
    const answer = (await pressed.next("ephemeral")).message;
    expect([answer.to, answer.threadTs]).toEqual([ben.id, message.threadTs]);
    await pressed.silence();
  });
  it("rates an answer, as often as somebody changes their mind", async () => {
    const { slack, ada } = here();
    const answer = await told("/ask", "do i need a degree");
    const yes = await slack.feedback({ user: ada, on: answer, positive: true }).next("ephemeral");
    expect(shown(yes.message)).toMatch(/^Good to hear/);
    const no = await slack.feedback({ user: ada, on: answer, positive: false }).next("ephemeral");
    expect(shown(no.message)).toMatch(/^Thanks for telling me/);
    expect(await stage.store.misses(Date.now())).toMatchObject([{ reason: "not-helpful" }]);
  });
  it("shares what one person saw, with nothing of their own, and says who did", async () => {
    const { ada } = here();
    const answer = await told("/ask", "do i need a degree");
    const shared = await press(answer, "Share here").next("posted");
    expect(shown(shared.message)).toMatch(/^\(Shared by ada\)\n# Do I need a degree\?\nYou can get in/);
    expect(shared.message.to).toBeUndefined();
    const step = await told("/step", "docker");
    expect(shown((await press(step, "Share here", ada).next("posted")).message)).toContain(
      "# Package your app",
    );
  });
  it("shares nothing where it may not answer, and nothing that it no longer knows", async () => {
    const { slack, ada } = here();
    const answer = await told("/ask", "do i need a degree");
    await stage.store.forget(`slack:${slack.team.id}/${ada.id}`);
    const old = await press(answer, "Share here").next("ephemeral");
    expect(shown(old.message)).toContain("no longer know which question");
    await stage.settle({ channels: [`slack:${slack.team.id}/C9`] });
    const refused = await press(answer, "Share here").next("ephemeral");
    expect(shown(refused.message)).toBe("I answer elsewhere here: #C9");
    expect(shown(await told("/ask", "do i need a degree"))).not.toContain("Share here");
  });
  it("in the conversation with the bot, stays there: answers beside it, states in its place, thanks in passing", async () => {
    const { slack, ada } = here();
    const { message } = await slack.dm({ user: ada, text: "do i need a degree?" }).next("posted");
    expect(shown(message)).not.toMatch(/Share here|Follow up/);
    expect(shown((await press(message, "How long does it take?").next("posted")).message)).toContain(
      "months",
    );
    expect(
      shown((await slack.feedback({ user: ada, on: message, positive: true }).next("ephemeral")).message),
    ).toMatch(/^Good/);
    const channel = slack.team.im(ada);
    const next = (await slack.command({ user: ada, channel, command: "/next", text: "" }).next("posted"))
      .message;
    expect((await press(next, "Done").next("updated")).message.ts).toBe(next.ts);
  });
  it("that is older than the program gets a kind answer", async () => {
    const { channel } = here();
    const answer = await told("/ask", "do i need a degree");
    const text = { type: "plain_text", text: "Dance" };
    const elements = [{ type: "button", action_id: "press-1", text, value: "dance:all" }];
    const message: Message = { ...answer, blocks: [{ type: "actions", block_id: "b1", elements }] };
    channel.ephemeral.set(answer.ts, message);
    const pressed = await press(message, "Dance").next("ephemeral");
    expect(shown(pressed.message)).toMatch(/^That button is from before/);
  });
});
