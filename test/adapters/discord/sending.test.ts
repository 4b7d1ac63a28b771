import { PermissionFlagsBits as bits } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Address, Delivery } from "../../../src/adapter.ts";
import { UnreachableError } from "../../../src/errors.ts";
import { paragraph, type Reply } from "../../../src/reply.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, type Roadmate } from "./rigged.ts";

let roadmate: Roadmate;
let here: Address;
let ben: Address;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
  const { world } = roadmate.rig;
  here = `discord:${world.guild().id}/${world.channel("general", world.person()).id}`;
  ben = `discord:${world.person("ben").id}`;
});
afterEach(() => roadmate.close());

const tip: Reply = { blocks: [paragraph("Read the error message, all of it. @everyone")] };
/** Too long for one message. */
const long: Reply = { blocks: [paragraph("one ".repeat(800)), paragraph("two ".repeat(800))] };
const now = () => Date.now();
const first = (key = "tip-1"): Delivery => ({ key, attempt: 1, since: now() });
/** The same delivery, tried again as long after the first attempt. */
const again = (ms: number, key = "tip-1"): Delivery => ({ key, attempt: 2, since: now() - ms });
const send = (to: Address, delivery: Delivery, reply: Reply = tip) =>
  roadmate.discord.send(to, reply, delivery);
const refusedFor = async (sending: Promise<void>) => {
  const error = await sending.then(
    () => undefined,
    (why: unknown) => why,
  );
  return error instanceof UnreachableError ? error.reason : error;
};

describe("sending unprompted", () => {
  it("goes to a channel, and pings nobody", async () => {
    await send(here, first());
    const [message] = roadmate.rig.messages();
    expect(message && said(message)).toBe(String.raw`Read the error message, all of it. \@everyone`);
    expect(message).toMatchObject({ mention_everyone: false, mentions: [] });
    roadmate.rig.expectClean();
  });

  it("goes to a person, directly", async () => {
    await send(ben, first());
    expect(roadmate.rig.messages("dm", "ben")).toHaveLength(1);
    roadmate.rig.expectClean();
  });

  it("is refused before it is connected, to be tried again", async () => {
    const other = await openRoadmate();
    await expect(other.discord.send(here, tip, first())).rejects.not.toBeInstanceOf(UnreachableError);
    await other.close();
  });
});

describe("an attempt that is over", () => {
  it("is not said any more, however often discord.js would try again", async () => {
    const { rig } = roadmate;
    const delivery = { ...first(), ends: now() + 300 };
    rig.fail("POST /channels/*/messages", { kind: "rate-limit", retryAfterMs: 600 });
    await expect(send(here, delivery)).rejects.not.toBeInstanceOf(UnreachableError);
    expect(rig.messages()).toEqual([]);
    await send(here, again(1_000));
    expect(rig.messages()).toHaveLength(1);
  });
});

describe("a second attempt", () => {
  it("soon after the first is told by Discord's own memory", async () => {
    await send(here, first());
    await send(here, again(30_000));
    expect(roadmate.rig.messages()).toHaveLength(1);
    await send(here, first("tip-2"));
    expect(roadmate.rig.messages()).toHaveLength(2);
  });

  it("long after the first looks what is there", async () => {
    await send(here, first());
    roadmate.rig.advance(600_000);
    await send(here, again(600_000));
    expect(roadmate.rig.messages()).toHaveLength(1);
  });

  it("long after the first looks through all that was said since", async () => {
    const { rig } = roadmate;
    await send(here, first());
    for (let at = 0; at < 230; at += 1) rig.past({ content: `chat ${at}` });
    rig.advance(600_000);
    await send(here, again(600_000));
    expect(rig.messages()).toHaveLength(231);
  });

  it("sends what did not arrive", async () => {
    const { rig } = roadmate;
    rig.past({ content: "something else" });
    await send(here, again(600_000));
    expect(rig.messages()).toHaveLength(2);
  });

  it("sends only the part that did not arrive", async () => {
    const { rig } = roadmate;
    const [post] = ["POST /channels/*/messages"];
    await send(here, first(), tip);
    rig.fail(post, { kind: "refusal", code: 50013 });
    await expect(send(ben, first("long"), long)).rejects.toThrow();
    await send(ben, first("long"), long);
    expect(rig.messages("dm", "ben")).toHaveLength(2);
    rig.advance(600_000);
    await send(ben, again(600_000, "long"), long);
    expect(rig.messages("dm", "ben")).toHaveLength(2);
  });

  it("after a connection that broke when the message was there already sends nothing", async () => {
    const { rig } = roadmate;
    rig.fail("POST /channels/*/messages", { kind: "cut", carriedOut: true, by: "end" });
    const broken = await send(here, first()).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(broken).toBeInstanceOf(Error);
    expect(broken).not.toBeInstanceOf(UnreachableError);
    await send(here, again(5_000));
    expect(rig.messages()).toHaveLength(1);
  });

  it("counts as sent where the history cannot be read: better none than two", async () => {
    const { rig } = roadmate;
    rig.deny("general", bits.ReadMessageHistory);
    await rig.command({ name: "help" }).reply();
    await send(here, again(600_000));
    rig.fail("GET /channels/*/messages", { kind: "refusal", code: 50001 });
    await send(ben, again(600_000));
    expect([...rig.messages(), ...rig.messages("dm", "ben")]).toEqual([]);
  });
});

describe("what trying again cannot help", () => {
  it("is a channel that is gone", async () => {
    roadmate.rig.deleteChannel("general");
    expect(await refusedFor(send(here, first()))).toBe("gone");
  });
  it("is a channel in which it may not write", async () => {
    roadmate.rig.deny("general", bits.SendMessages);
    expect(await refusedFor(send(here, first()))).toBe("forbidden");
  });
  it("is a person who takes no messages, or who is gone", async () => {
    roadmate.rig.world.person("ben").dms = "closed";
    expect(await refusedFor(send(ben, first()))).toBe("closed");
    expect(await refusedFor(send("discord:80351110224678912", first()))).toBe("gone");
  });
});

describe("what passes", () => {
  it("is tried again by itself: rate limits, a moment's failure", async () => {
    const { rig } = roadmate;
    rig.fail("POST /channels/*/messages", { kind: "rate-limit", retryAfterMs: 50 });
    rig.fail("POST /channels/*/messages", { kind: "status", status: 502 });
    await send(here, first());
    expect(rig.messages()).toHaveLength(1);
  });
  it("is left to whoever sends when it lasts", async () => {
    roadmate.rig.fail("POST /channels/*/messages", { kind: "status", status: 502 }, 10);
    const error = await refusedFor(send(here, first()));
    expect(error).toBeInstanceOf(Error);
  });
  it("includes opening too many direct messages", async () => {
    roadmate.rig.fail("POST /users/@me/channels", { kind: "refusal", code: 40003 });
    expect(await refusedFor(send(ben, first()))).toMatchObject({ code: 40003 });
  });
});
