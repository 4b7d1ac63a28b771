import { PermissionFlagsBits as bits } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../../adapters/discord/words.ts";
import type { Advisor } from "../../../src/advisor.ts";
import type { Message as Asked } from "../../../src/message.ts";
import { paragraph, type Reply } from "../../../src/reply.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, press, type Roadmate, until } from "./rigged.ts";

let roadmate: Roadmate;
/** How the advisor behaves in a test; itself by default. */
let answers: ((asked: Asked) => Promise<Reply>) | undefined;
let others: Partial<Advisor> = {};

beforeEach(async () => {
  answers = undefined;
  others = {};
  roadmate = await openRoadmate({
    advisor: (real) => ({
      ...real,
      answer: (asked) => (answers ?? real.answer)(asked),
      suggest: (...typed) => (others.suggest ?? real.suggest)(...typed),
      form: (...wanted) => (others.form ?? real.form)(...wanted),
      settings: (place) => (others.settings ?? real.settings)(place),
      first: (event) => (others.first ?? real.first)(event),
    }),
  });
  await roadmate.start();
});
afterEach(() => roadmate.close());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const hello: Reply = { blocks: [paragraph("Here you are.")] };
const slowly = (ms: number) => async () => {
  await wait(ms);
  return hello;
};
const fails = async () => {
  throw new Error("the store is on fire");
};
const errors = () => roadmate.lines.filter(({ level }) => level >= 50).map(({ msg }) => msg);
const ask = { name: "ask", options: { question: "do I need a degree" } } as const;

describe("an answer that takes its time", () => {
  it("is announced in time, and then shown in its place", async () => {
    answers = slowly(1_600);
    const asked = roadmate.rig.command(ask);
    const { kind, ephemeral, ms } = await asked.acknowledged();
    expect({ kind, ephemeral }).toEqual({ kind: "deferred", ephemeral: true });
    expect(ms).toBeGreaterThan(1_000);
    expect(ms).toBeLessThan(2_500);
    expect(said(await asked.reply())).toBe("Here you are.");
    roadmate.rig.expectClean();
  });

  it("because many ask at once is announced to those who wait; all are answered", async () => {
    const { rig } = roadmate;
    const asked = Array.from({ length: 40 }, () => rig.command(ask));
    const kinds = (await Promise.all(asked.map((one) => one.acknowledged()))).map(({ kind }) => kind);
    expect(kinds[0]).toBe("message");
    expect(kinds).toContain("deferred");
    for (const one of asked) expect(said(await one.reply())).toContain("-# Source");
    rig.expectClean();
  });

  it("to a press leaves the message until it is there", async () => {
    const { rig } = roadmate;
    const next = await rig.command({ name: "next" }).reply();
    answers = slowly(1_600);
    const pressed = press(rig, next, "Done");
    expect(await pressed.acknowledged()).toMatchObject({ kind: "deferred-update" });
    expect(said(await pressed.reply())).toBe("Here you are.");
    rig.expectClean();
  });

  it("to a message shows that it is typing", async () => {
    const { rig } = roadmate;
    answers = slowly(900);
    expect(said(await rig.say({ content: "hi", channel: "dm", user: "ben" }).reply())).toBe("Here you are.");
    expect(rig.typing).toHaveLength(1);
    rig.expectClean();
  });

  it("is private when the settings take too long", async () => {
    others = {
      settings: () => wait(5_000).then(() => ({ channels: [], mentions: true, audience: "everyone" })),
    };
    const { ephemeral, ms } = await roadmate.rig.command(ask).acknowledged();
    expect(ephemeral).toBe(true);
    expect(ms).toBeLessThan(2_500);
  });

  it("to somebody typing is no offer at all, in time", async () => {
    others = { suggest: () => wait(4_000).then(() => []) };
    const typing = roadmate.rig.autocomplete({ name: "ask", option: "question", typed: "deg" });
    expect(await typing.choices()).toEqual([]);
    expect((await typing.acknowledged()).ms).toBeLessThan(3_000);
    roadmate.rig.expectClean();
  });
});

describe("an answer that fails", () => {
  it("is one kind sentence, wherever it was asked", async () => {
    const { rig } = roadmate;
    answers = fails;
    const asked = rig.command(ask);
    expect(await asked.acknowledged()).toMatchObject({ ephemeral: true });
    expect(said(await asked.reply())).toBe(words.sorry);
    expect(said(await rig.say({ content: "hi", mentions: ["bot"], user: "ben" }).reply())).toBe(words.sorry);
    expect(said(await rig.say({ content: "hi", channel: "dm", user: "ben" }).reply())).toBe(words.sorry);
    expect(errors()).toEqual(["an answer failed", "an answer failed", "an answer failed"]);
    rig.expectClean();
  });

  it("leaves what was pressed on as it was", async () => {
    const { rig } = roadmate;
    const next = await rig.command({ name: "next" }).reply();
    answers = fails;
    const pressed = press(rig, next, "Done");
    expect(said(await pressed.reply())).toBe(words.sorry);
    expect((await pressed.reply()).id).not.toBe(next.id);
    rig.expectClean();
  });

  it("after it was announced is told all the same", async () => {
    answers = () => wait(1_500).then(fails);
    const asked = roadmate.rig.command(ask);
    expect(await asked.acknowledged()).toMatchObject({ kind: "deferred" });
    expect(said(await asked.reply())).toBe(words.sorry);
  });

  it("of the store, a form or the offers ends as kindly", async () => {
    const { rig } = roadmate;
    const profile = await rig.command({ name: "profile" }).reply();
    others = { settings: fails, form: fails, suggest: fails };
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
    expect(said(await press(rig, profile, "Change my profile").reply())).toBe(words.sorry);
    expect(await rig.autocomplete({ name: "ask", option: "question", typed: "deg" }).choices()).toEqual([]);
    others = { first: fails };
    expect(said(await rig.command(ask).reply())).toBe(words.sorry);
    rig.expectClean();
  });

  it("never shows the log what was said, nor a token", async () => {
    answers = fails;
    const { rig } = roadmate;
    rig.fail("POST /interactions/*/*/callback", { kind: "refusal", code: 10062 });
    rig.command({ ...ask, options: { question: "my very secret question" } });
    await until(() => roadmate.lines.some(({ msg }) => msg === "nobody could be told"));
    const log = JSON.stringify(roadmate.lines);
    expect(log).not.toContain("secret question");
    expect(log).not.toContain(rig.token);
    expect(log).not.toMatch(/callback|webhooks\//);
  });
});

describe("Discord's own trouble", () => {
  it("with rate limits and failures is waited out", async () => {
    const { rig } = roadmate;
    const callback = "POST /interactions/*/*/callback";
    rig.fail(callback, { kind: "rate-limit", retryAfterMs: 50 });
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
    rig.fail("*", { kind: "rate-limit", retryAfterMs: 50, global: true });
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
    rig.fail(callback, { kind: "status", status: 502 }, 2);
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
    rig.expectClean();
  });

  it("after which an answer counts as given is no trouble", async () => {
    const { rig } = roadmate;
    rig.fail("POST /interactions/*/*/callback", { kind: "cut", carriedOut: true, by: "reset" });
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
    await rig.command({ name: "help" }).reply();
    expect(errors()).toEqual([]);
    rig.expectClean({ allow: [40060] });
  });

  it("that lets an answer come too late is written down, and nothing breaks", async () => {
    const { rig } = roadmate;
    rig.fail("POST /interactions/*/*/callback", { kind: "refusal", code: 10062 });
    rig.command(ask);
    await until(() => roadmate.lines.some(({ msg }) => msg === "nobody waits for the answer any more"));
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
  });

  it("with an answer that was dismissed before it was there is written down, and no more", async () => {
    const { rig } = roadmate;
    answers = slowly(1_400);
    rig.fail("PATCH /webhooks/*/*/messages/@original", { kind: "refusal", code: 10008 });
    rig.command(ask);
    await until(() => roadmate.lines.some(({ msg }) => msg === "nobody waits for the answer any more"));
    expect(errors()).toEqual([]);
  });

  it("with a message it does not take is told kindly", async () => {
    const { rig } = roadmate;
    rig.fail("POST /interactions/*/*/callback", { kind: "refusal", code: 50024 });
    expect(said(await rig.command(ask).reply())).toBe(words.sorry);
  });

  it("that delivers twice is answered once", async () => {
    const { rig } = roadmate;
    const asked = rig.say({ content: "do I need a degree", mentions: ["bot"], user: "ben" });
    await asked.reply();
    asked.redeliver();
    await rig.command({ name: "help" }).reply();
    expect(rig.messages()).toHaveLength(2);
    rig.expectClean();
  });
});

describe("where it may not write", () => {
  it("answers a mention directly, once, and says why", async () => {
    const { rig } = roadmate;
    rig.deny("general", bits.SendMessages);
    rig.say({ content: "do I need a degree", mentions: ["bot"], user: "ben" });
    await until(() => rig.messages("dm", "ben").length === 2);
    const [why, answer] = rig.messages("dm", "ben");
    expect(why && said(why)).toBe(words.noVoice);
    expect(answer && said(answer)).toContain("-# Source");
  });

  it("and may not write to the person either, leaves it at that", async () => {
    const { rig } = roadmate;
    rig.deny("general", bits.SendMessages);
    rig.world.person("ben").dms = "closed";
    rig.say({ content: "do I need a degree", mentions: ["bot"], user: "ben" });
    await until(() => errors().length > 0);
    expect(said(await rig.command(ask).reply())).toContain("-# Source");
  });
});
