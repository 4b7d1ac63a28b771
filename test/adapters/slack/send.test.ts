import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnreachableError } from "../../../src/errors.ts";
import type { PlaceId } from "../../../src/message.ts";
import type { Reply } from "../../../src/reply.ts";
import { seen } from "./seen.ts";
import { openStage, type Stage } from "./stage.ts";

const tip: Reply = {
  blocks: [{ kind: "paragraph", spans: [{ kind: "text", text: "Read error messages." }] }],
};

describe("what is sent unprompted", () => {
  let stage: Stage;
  const clock = { passed: 0 };
  beforeEach(async () => {
    clock.passed = 0;
    stage = await openStage("socket", { now: () => Date.now() + clock.passed });
  });
  afterEach(() => stage.close());

  const here = () => {
    const { slack } = stage;
    const channel = slack.team.channel("general");
    const place: PlaceId = `slack:${slack.team.id}/${channel.id}`;
    return { slack, ada: slack.team.user("ada"), channel, place };
  };
  const deliver = (to: PlaceId, attempt = 1, key = "tip-1") =>
    stage.adapter.send(to, tip, { key, attempt, since: Date.now() });
  const texts = () => stage.slack.messages(here().channel).map(({ text }) => text);
  const reasonOf = async (sending: Promise<void>): Promise<string> => {
    const error = await sending.catch((error: unknown) => error);
    return error instanceof UnreachableError ? error.reason : `no UnreachableError: ${error}`;
  };

  it("stands in the channel, or in the conversation with the person", async () => {
    const { slack, ada, place, channel } = here();
    await deliver(place);
    await deliver(`slack:${slack.team.id}/${ada.id}`);
    expect(texts()).toEqual(["Read error messages."]);
    const [message] = slack.messages(channel);
    expect(message?.metadata).toEqual({ event_type: "roadmate_delivery", event_payload: { key: "tip-1" } });
    expect(slack.messages(slack.team.im(ada)).map(({ blocks }) => seen(blocks))).toEqual([
      "Read error messages.",
    ]);
  });
  it("is not sent again when the first attempt arrived, and is when it did not", async () => {
    const { slack, place } = here();
    slack.fail("chat.postMessage", { kind: "cut", when: "after" });
    await expect(deliver(place)).rejects.toThrow();
    await deliver(place, 2);
    expect(texts()).toHaveLength(1);
    slack.fail("chat.postMessage", { kind: "cut", when: "before" });
    await expect(deliver(place, 1, "tip-2")).rejects.toThrow();
    await deliver(place, 2, "tip-2");
    await deliver(place, 3, "tip-2");
    expect(texts()).toHaveLength(2);
  });
  it("is found among many later messages", async () => {
    const { slack, ada, place, channel } = here();
    await deliver(place);
    for (let at = 0; at < 450; at += 1) slack.say({ user: ada, channel, text: `${at}` });
    await deliver(place, 2);
    expect(texts().filter((text) => text === "Read error messages.")).toHaveLength(1);
  });
  it("counts as arrived after two minutes where history cannot be read: better none than two", async () => {
    const { slack, place } = here();
    const since = Date.now();
    const again = () => stage.adapter.send(place, tip, { key: "tip-1", attempt: 2, since });
    slack.fail("conversations.history", { kind: "error", error: "missing_scope" }, 2);
    await expect(again()).rejects.toThrow("cannot be seen");
    clock.passed = 121_000;
    await again();
    expect(texts()).toEqual([]);
  });
  it("is tried again for as long as history cannot be read just now", async () => {
    const { slack, place } = here();
    const again = () =>
      stage.adapter.send(place, tip, { key: "tip-1", attempt: 2, since: Date.now() - 600_000 });
    slack.fail("conversations.history", { kind: "status", status: 500 });
    await expect(again()).rejects.toThrow();
    await again();
    expect(texts()).toHaveLength(1);
  });
  it("is not said any more when the attempt is over: another may have looked for it already", async () => {
    const { slack, place } = here();
    const delivery = { key: "tip-1", attempt: 1, since: Date.now(), ends: Date.now() + 500 };
    slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 1 });
    await expect(stage.adapter.send(place, tip, delivery)).rejects.toThrow("too late");
    expect(texts()).toEqual([]);
  });
  it("is looked for after a refusal with which Slack may have done it all the same", async () => {
    const { slack, place } = here();
    slack.fail("chat.postMessage", { kind: "error", error: "internal_error" });
    await expect(deliver(place)).rejects.toThrow();
    slack.fail("conversations.history", { kind: "error", error: "missing_scope" });
    await expect(deliver(place, 2)).rejects.toThrow("cannot be seen");
  });
  it("is not looked for where Slack refused every attempt, for then it cannot have arrived", async () => {
    const { slack, place } = here();
    slack.fail("conversations.history", { kind: "error", error: "missing_scope" }, 9);
    slack.fail("chat.postMessage", { kind: "error", error: "accesslimited" });
    await expect(deliver(place)).rejects.toThrow();
    slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 60 });
    await expect(deliver(place, 2)).rejects.toThrow();
    await deliver(place, 3);
    expect(texts()).toHaveLength(1);
    // Another process made the fourth attempt: nobody here knows what came of it.
    await expect(deliver(place, 5)).rejects.toThrow("cannot be seen");
    slack.heal();
  });
  it("waits as long as Slack says, a little while", async () => {
    const { slack, place } = here();
    slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 1 });
    await deliver(place);
    expect(texts()).toHaveLength(1);
    slack.fail("chat.postMessage", { kind: "rateLimited", seconds: 60 });
    await expect(deliver(place)).rejects.toThrow(/rate/i);
    expect(texts()).toHaveLength(1);
  });
  it("says for good when nobody can be reached, whatever words Slack has for it", async () => {
    const { slack, place, channel } = here();
    const { id } = slack.team;
    expect(await reasonOf(deliver(`slack:${id}/C9ZZZZZZZ`))).toBe("gone");
    expect(await reasonOf(deliver(`slack:${id}/U9ZZZZZZZ`))).toBe("gone");
    expect(await reasonOf(deliver(`slack:T9ZZZZZZZ/C1`))).toBe("gone");
    expect(await reasonOf(deliver("discord:1/2"))).toBe("gone");
    expect(await reasonOf(deliver(`slack:${id}/${slack.team.bot.id}`))).toBe("closed");
    channel.members.delete(slack.team.bot.id);
    expect(await reasonOf(deliver(place))).toBe("forbidden");
    channel.members.add(slack.team.bot.id);
    channel.archived = true;
    expect(await reasonOf(deliver(place))).toBe("gone");
    channel.archived = false;
    for (const [error, reason] of [
      ["account_inactive", "gone"],
      ["token_revoked", "gone"],
      ["invalid_auth", "gone"],
      ["restricted_action", "forbidden"],
      ["messages_tab_disabled", "closed"],
    ] as const) {
      slack.fail("chat.postMessage", { kind: "error", error });
      expect([error, await reasonOf(deliver(place))]).toEqual([error, reason]);
    }
    slack.fail("chat.postMessage", { kind: "error", error: "internal_error" });
    expect(await reasonOf(deliver(place))).toMatch(/^no UnreachableError/);
  });
});
