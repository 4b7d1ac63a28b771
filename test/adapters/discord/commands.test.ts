import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wording } from "../../../src/decide/wording.ts";
import { commands } from "../../../src/understand/commands.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, type Roadmate } from "./rigged.ts";
import { seen } from "./seen.ts";

let roadmate: Roadmate;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
});
afterEach(async () => {
  roadmate.rig.expectClean();
  expect(roadmate.lines.filter(({ level }) => level >= 40)).toEqual([]);
  await roadmate.close();
});

/** What each command needs to be used. */
const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ask: { question: "do I need a degree" },
  step: { step: "Docker" },
  start: { step: "Docker" },
  done: { step: "Docker" },
  skip: { step: "Docker" },
  compare: { first: "Go", second: "Rust" },
  term: { term: "JWT" },
  import: { progress: "- [x] Package your app with Docker" },
};

describe("commands", () => {
  it("are all answered at once, for the asker alone", async () => {
    const { rig } = roadmate;
    for (const { name } of commands) {
      const asked = rig.command({ name, options: needed[name] ?? {}, user: "asha" });
      const { kind, ephemeral, ms } = await asked.acknowledged();
      // On a busy machine the answer may come after the deadline at which it is deferred.
      expect(["message", "deferred"], name).toContain(kind);
      expect([name, ephemeral]).toEqual([name, true]);
      expect(ms).toBeLessThan(3_000);
      expect(seen(await asked.reply()), name).not.toContain("went wrong");
    }
    expect(rig.messages()).toEqual([]);
  });

  it("are offered to everybody but the settings, which are for those who manage the server", () => {
    const { rig } = roadmate;
    expect(() => rig.command({ name: "settings", user: "ben" })).toThrow("not offered");
    expect(() => rig.command({ name: "settings", user: "asha", channel: "dm" })).toThrow("not offered");
  });

  it("work in direct messages, where nothing needs to be hidden or shared", async () => {
    const asked = roadmate.rig.command({
      name: "ask",
      options: needed.ask ?? {},
      user: "ben",
      channel: "dm",
    });
    expect(await asked.acknowledged()).toMatchObject({ kind: "message", ephemeral: false });
    expect(seen(await asked.reply())).not.toMatch(/Share here|Follow up/);
  });

  it("work for whoever installed Roadmate for themselves, in groups and in servers it is not in", async () => {
    const { rig } = roadmate;
    rig.world.addGuild({ name: "Elsewhere", joined: false });
    for (const channel of ["private", "Elsewhere/general"]) {
      const asked = rig.command({ name: "next", user: "ben", channel });
      expect(await asked.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
      expect(said(await asked.reply())).toContain("Next:");
    }
  });

  it("for somebody are seen by everybody, and only they are told", async () => {
    const { rig } = roadmate;
    const asked = rig.command({ name: "step", options: { step: "Docker", for: "ben" } });
    expect(await asked.acknowledged()).toMatchObject({ ephemeral: false });
    const reply = await asked.reply();
    expect(reply.mentions.map(({ username }) => username)).toEqual(["ben"]);
    expect(seen(reply)).toMatch(/^<@\d+>\n│ ### Package your app with Docker/);
  });

  it("show a picture with its words", async () => {
    const reply = await roadmate.rig.command({ name: "roadmap" }).reply();
    expect(reply.attachments).toMatchObject([{ filename: "roadmap.png", content_type: "image/png" }]);
    expect(reply.attachments[0]?.description).toMatch(/^Roadmap Backend developer: 0 of \d+ steps done/);
    expect(reply.attachments[0]?.size).toBeGreaterThan(10_000);
  });

  it("name other commands so that they can be pressed", async () => {
    expect(said(await roadmate.rig.command({ name: "help" }).reply())).toMatch(/<\/next:\d+> The one thing/);
  });

  it("that came before are not answered twice", async () => {
    const { rig } = roadmate;
    const asked = rig.command({ name: "next" });
    await asked.reply();
    asked.redeliver();
    await rig.command({ name: "help" }).reply();
    expect(rig.refusals).toEqual([]);
  });
});

describe("what is offered while typing", () => {
  it("always leads to an answer", async () => {
    const { rig } = roadmate;
    for (const [name, option] of [
      ["ask", "question"],
      ["step", "step"],
      ["term", "term"],
      ["topics", "theme"],
    ] as const) {
      for (const typed of ["", "a", "sql", "do i", "zzz"]) {
        const choices = await rig.autocomplete({ name, option, typed }).choices();
        expect(choices.length).toBeLessThanOrEqual(25);
        for (const { value } of choices.slice(0, 2)) {
          const reply = await rig.command({ name, options: { [option]: value } }).reply();
          for (const lost of [wording.abstain, wording.unknownName, wording.unknownItem])
            expect(said(reply), `${name} ${value}`).not.toContain(lost);
        }
      }
    }
  });
});
