import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Message } from "../../rigs/slack/workspace.ts";
import { seen } from "./seen.ts";
import { type Mode, openStage, type Stage } from "./stage.ts";

const modes: readonly Mode[] = ["socket", "http"];
const shown = ({ blocks }: Message): string => seen(blocks);
const here = ({ slack }: Stage) => ({
  slack,
  ada: slack.team.user("ada"),
  channel: slack.team.channel("general"),
});
const posts = ({ slack }: Stage) =>
  slack.effects.filter(({ kind }) => kind === "posted" || kind === "ephemeral");

describe.each(modes)("trouble over %s", (mode) => {
  it("what comes again is handled once: retries, duplicates, whatever they say they are", async () => {
    const stage = await openStage(mode);
    const { slack, ada, channel } = here(stage);
    const asked = slack.mention({ user: ada, channel, text: "do i need a degree?" });
    await asked.next("posted");
    const home = slack.openHome({ user: ada });
    await home.next("published");
    const written = slack.dm({ user: ada, text: "do i need a degree?" });
    await written.next("posted");
    const typed = slack.command({ user: ada, channel, command: "/done", text: "git" });
    await typed.next("ephemeral");
    const before = slack.effects.length;
    const again = [asked, home, written, typed].flatMap((delivery) => [slack.again(delivery, 0)]);
    const retried = [asked, home, written].flatMap((delivery) => [
      slack.again(delivery, 1),
      slack.again(delivery, 3),
    ]);
    for (const delivery of [...again, ...retried]) expect((await delivery.acked()).kind).toBe("acked");
    await sleep(100);
    expect(slack.effects.length).toBe(before);
    await stage.close();
  });
  it("too many calls, an error of Slack's and a cut line are waited out", async () => {
    const stage = await openStage(mode);
    const { slack, ada } = here(stage);
    for (const fault of [
      { kind: "rateLimited", seconds: 1 },
      { kind: "status", status: 500 },
      { kind: "cut", when: "before" },
    ] as const) {
      slack.fail("chat.postMessage", fault);
      const asked = slack.dm({ user: ada, text: "do i need a degree" });
      expect((await asked.acked()).kind).toBe("acked");
      expect(shown((await asked.next("posted", 6_000)).message)).toMatch(/^You can get in/);
    }
    await stage.close();
  });
  it("without its response_url, an answer comes by the API, for the asker alone", async () => {
    const stage = await openStage(mode);
    const { slack, ada, channel } = here(stage);
    for (const fault of [
      { kind: "error", error: "expired_url" },
      { kind: "status", status: 500 },
      { kind: "cut", when: "before" },
    ] as const) {
      slack.fail("response_url", fault);
      const asked = slack.command({ user: ada, channel, command: "/ask", text: "do i need a degree" });
      const { message, via } = await asked.next("ephemeral");
      expect([message.to, via]).toEqual([ada.id, "api"]);
      expect(shown(message)).toMatch(/^You can get in.*\[Share here\]/s);
    }
    await stage.close();
  });
  it("a response_url is used five times and no more, and not after half an hour", async () => {
    const clock = { passed: 0 };
    const stage = await openStage(mode, { now: () => Date.now() + clock.passed });
    const { slack, ada, channel } = here(stage);
    const facts = Array.from({ length: 2_000 }, (_, at) => ({
      kind: "fact" as const,
      fact: {
        id: `${at}`,
        at,
        kind: "step" as const,
        step: `a-step-with-a-long-name-${at}`,
        state: "done" as const,
      },
    }));
    const person = `slack:${slack.team.id}/${ada.id}` as const;
    await stage.store.record(person, person, facts, 1);
    const asked = slack.command({ user: ada, channel, command: "/mydata", text: "" });
    await asked.next("ephemeral");
    await sleep(300);
    const ways = posts(stage).map(({ via }) => via);
    expect(ways.length).toBeGreaterThan(6);
    expect(ways.filter((via) => via === "response_url")).toHaveLength(5);
    expect(ways.slice(5).every((via) => via === "api")).toBe(true);
    await stage.close();
  });
  it("blocks that Slack refuses come plainer, in the end as bare text", async () => {
    const stage = await openStage(mode);
    const { slack, ada } = here(stage);
    slack.fail("chat.postMessage", { kind: "error", error: "invalid_blocks" });
    const plainer = slack.dm({ user: ada, text: "do i need a degree" });
    expect(shown((await plainer.next("posted")).message)).toMatch(/\(Was this helpful\?\)\n\[Yes\] \[No\]$/);
    slack.fail("chat.postMessage", { kind: "error", error: "msg_blocks_too_long" }, 2);
    const bare = (await slack.dm({ user: ada, text: "do i need a degree" }).next("posted")).message;
    expect([bare.blocks, bare.text.slice(0, 10)]).toEqual([[], "You can ge"]);
    await stage.close();
  });
  it("a question whose answer fails gets an apology, and the log the reason without the words", async () => {
    const stage = await openStage(mode);
    const { slack, ada, channel } = here(stage);
    const { store } = stage;
    const recall = store.recall;
    Object.assign(store, { recall: () => Promise.reject(new Error("the disk is full")) });
    const asked = slack.command({ user: ada, channel, command: "/ask", text: "a secret question" });
    expect(shown((await asked.next("ephemeral")).message)).toMatch(/^Sorry, something went wrong/);
    const written = slack.dm({ user: ada, text: "a secret question" });
    expect(shown((await written.next("posted")).message)).toMatch(/^Sorry/);
    Object.assign(store, { recall });
    const logged = stage.forgive();
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).toContain("the disk is full");
    expect(JSON.stringify(logged)).not.toMatch(/secret|xox|xapp/);
    await stage.close();
  });
  it("pictures are shown when Slack has looked them through, and are words where that fails", async () => {
    const stage = await openStage(mode, { settings: { fileReadyAfter: 2 } });
    const { slack, ada, channel } = here(stage);
    const ask = () => slack.command({ user: ada, channel, command: "/roadmap", text: "" });
    expect(shown((await ask().next("ephemeral", 6_000)).message)).toMatch(/^<picture: Roadmap/);
    slack.fail("files.getUploadURLExternal", { kind: "error", error: "not_allowed_token_type" });
    expect(shown((await ask().next("ephemeral")).message)).toMatch(/^```\nBackend developer/);
    slack.fail("upload", { kind: "status", status: 500 });
    expect(shown((await ask().next("ephemeral")).message)).toMatch(/^```\nBackend developer/);
    await stage.close();
  });
});

describe("over HTTP", () => {
  it("what is not signed by Slack, or long ago, is refused", async () => {
    const stage = await openStage("http");
    const { slack, ada, channel } = here(stage);
    for (const signature of ["wrong", "stale", "none"] as const) {
      const asked = slack.command({ user: ada, channel, command: "/done", text: "git", signature });
      expect(await asked.acked()).toMatchObject({ kind: "refused", status: 401 });
    }
    expect(posts(stage)).toEqual([]);
    await stage.close();
  });
  it("the same request sent again byte by byte is acknowledged, and handled once", async () => {
    const stage = await openStage("http");
    const { slack, ada, channel } = here(stage);
    const asked = slack.command({ user: ada, channel, command: "/ask", text: "do i need a degree" });
    const { message } = await asked.next("ephemeral");
    const pressed = slack.press({ user: ada, on: message, action: "Follow up" });
    const { view } = await pressed.next("opened");
    const sent = slack.submit({ view, values: { question: "how long does it take" } });
    await slack.find("ephemeral", (effect) => effect.message.text.includes("months"));
    const before = slack.effects.length;
    for (const delivery of [asked, pressed, sent]) expect(await slack.replay(delivery)).toBe(200);
    await sleep(100);
    expect(slack.effects.length).toBe(before);
    await stage.close();
  });
});

describe("over a socket", () => {
  it("a cut or refreshed connection is back in under a second, and nothing is lost", async () => {
    const stage = await openStage("socket");
    const { slack, ada } = here(stage);
    for (const lose of [
      slack.socket.kill,
      () => slack.socket.disconnect("refresh_requested"),
      () => slack.socket.disconnect("warning"),
    ]) {
      const since = performance.now();
      lose();
      const asked = slack.dm({ user: ada, text: "do i need a degree" });
      expect(shown((await asked.next("posted")).message)).toMatch(/^You can get in/);
      expect(performance.now() - since).toBeLessThan(1_000);
      expect([slack.socket.count, stage.adapter.ready()]).toEqual([1, true]);
    }
    // What was on its way when the line was cut comes again.
    slack.forgive("ack");
    await stage.close();
  });
  it("what Slack can only tell as a retry, after nobody was there, is answered all the same", async () => {
    const stage = await openStage("socket", { settings: { ackWithin: 100, retryAfter: [50, 300, 600] } });
    const { slack, ada } = here(stage);
    slack.fail("apps.connections.open", { kind: "error", error: "internal_error" });
    slack.socket.kill();
    const asked = slack.dm({ user: ada, text: "do i need a degree" });
    expect(shown((await asked.next("posted")).message)).toMatch(/^You can get in/);
    const attempts = asked.attempts.map(({ kind }) => kind);
    expect([attempts[0], attempts.at(-1)]).toEqual(["missing", "acked"]);
    slack.forgive("ack");
    await stage.close();
  });
  it("it goes on trying while Slack is down, and is not ready meanwhile", async () => {
    const stage = await openStage("socket");
    const { slack, ada } = here(stage);
    slack.fail("apps.connections.open", { kind: "error", error: "internal_error" }, 2);
    await sleep(50);
    slack.socket.kill();
    await sleep(50);
    expect(stage.adapter.ready()).toBe(false);
    await slack.socket.connected();
    const asked = slack.dm({ user: ada, text: "do i need a degree" });
    expect(shown((await asked.next("posted")).message)).toMatch(/^You can get in/);
    expect(stage.adapter.ready()).toBe(true);
    await stage.close();
  });
});
