import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draw } from "../adapters/discord/draw.ts";
import { paragraph } from "../src/reply.ts";
import { removeFolder } from "./bench/fuzz/files.ts";
import { judgeReply } from "./bench/fuzz/judge.ts";
import { judgeDiscord, liveIn } from "./bench/fuzz/judge-discord.ts";
import { judgeMarkup } from "./bench/fuzz/judge-markup.ts";
import { judgeSlack } from "./bench/fuzz/judge-slack.ts";
import type { Kind } from "./bench/fuzz/kind.ts";
import { kindsFor } from "./bench/fuzz/kinds.ts";
import { evil, marker, victims } from "./bench/fuzz/nasty.ts";
import { shown } from "./bench/fuzz/tally.ts";
import { caseOf, createShrinker, trial } from "./bench/fuzz/trial.ts";
import { openWorld } from "./bench/fuzz/world.ts";
import { shippedMind } from "./mind.ts";

/** The first cases of `npm run fuzz`. How long they take is for the bench to say: here other tests run beside them. */
const [seed, cases] = [8, 1_500];
let kinds: readonly Kind[];

beforeAll(async () => {
  const dir = fileURLToPath(new URL("../knowledge", import.meta.url));
  kinds = kindsFor(await openWorld(await shippedMind(), dir));
});
afterAll(removeFolder);

it("what is hostile does no harm", { timeout: 120_000 }, async () => {
  const failures: string[] = [];
  const tried = new Set<string>();
  for (let at = 0; at < cases; at += 1) {
    const one = caseOf(seed, at, kinds);
    tried.add(one.kind.name);
    const { complaints } = await trial(one, Number.POSITIVE_INFINITY);
    if (complaints.length > 0)
      failures.push(shown({ kind: one.kind.name, at, complaints, parts: one.parts }));
  }
  expect(failures).toEqual([]);
  expect(tried).toEqual(new Set(kinds.map(({ name }) => name)));
});

describe("a case", () => {
  it("comes again with its seed and number", () => {
    for (const at of [0, 7, 123]) expect(caseOf(seed, at, kinds)).toEqual(caseOf(seed, at, kinds));
    expect(caseOf(seed, 1, kinds)).not.toEqual(caseOf(seed + 1, 1, kinds));
  });

  const failing = (run: Kind["run"]): Kind => ({ name: "failing", share: 1, make: () => ["text"], run });

  it("that throws is found, and made small", async () => {
    const kind = failing(async ([text = ""]) => {
      if (text.includes("x")) throw new RangeError("no x");
      return [];
    });
    const one = { kind, dice: 1, parts: [`${"a".repeat(500)}x${"b".repeat(300)}`, "more"] };
    const { complaints } = await trial(one);
    expect(complaints).toEqual([expect.stringMatching(/^thrown: RangeError: no x/)]);
    expect((await createShrinker()(one, complaints)).parts).toEqual(["x", ""]);
  });

  it("that takes long is found, if it takes as long again", async () => {
    const times = [80, 80, 80, 80, 80, 2];
    const kind = failing(async (_, __, watch) => {
      const end = performance.now() + (times.shift() ?? 0);
      watch(() => {
        while (performance.now() < end);
      });
      return [];
    });
    const one = { kind, dice: 1, parts: [] };
    expect((await trial(one, 1)).complaints).toEqual([expect.stringMatching(/^slow: it takes \d+ ms$/)]);
    expect((await trial(one, 40)).complaints).toEqual([]);
    expect(times).toEqual([]);
  });
});

describe("the judges find", () => {
  it("what is repeated in a reply", () => {
    const reply = { blocks: [paragraph(`You said ${marker}.`)] };
    expect(judgeReply(reply, { quotes: false })).toEqual(["the reply repeats the asker's words"]);
    expect(judgeReply(reply, { quotes: true })).toEqual([]);
    expect(judgeReply({ ...reply, mention: "discord:1" }, { quotes: true })).toHaveLength(1);
  });

  it.each([
    `**${marker}**`,
    `[here](https://${evil}/)`,
    `https://${evil}/x`,
    `<@${victims.discord}>`,
    "@everyone",
    `||${marker}||`,
  ])("what would live in Discord: %s", (markdown) => {
    expect(liveIn(markdown, [])).toHaveLength(1);
    const drawn = draw({ blocks: [paragraph(markdown)] }, new Map());
    expect(drawn.flatMap((one) => judgeDiscord(one, undefined))).toEqual([]);
  });

  it("a ping in Discord", () => {
    const somebody = "discord:80351110224678912";
    const [one] = draw({ blocks: [paragraph("Hi")], mention: somebody }, new Map());
    if (one === undefined) throw new Error("nothing was drawn");
    expect(judgeDiscord(one, undefined)).toHaveLength(2);
    expect(judgeDiscord(one, somebody)).toEqual([]);
  });

  it("what would live in Slack", () => {
    const judge = (message: object) => judgeSlack({ messages: [message], texts: [], views: [] }, undefined);
    const section = (text: object) => ({ text: "x", blocks: [{ type: "section", text }] });
    expect(judge({ text: "<!channel> hi" })).not.toEqual([]);
    expect(judge(section({ type: "mrkdwn", text: `*${marker}*` }))).not.toEqual([]);
    expect(judge(section({ type: "plain_text", text: `*${marker}*` }))).toEqual([]);
  });

  it.each([
    "<script>alert(1)</script>",
    `<a href="https://${evil}/">x</a>`,
    `<p onclick="x">y</p>`,
    "<p>a < b</p>",
    "\u202e",
  ])("what would live on the page: %s", (markup) => {
    expect(judgeMarkup(markup)).not.toEqual([]);
  });
});
