import { ButtonStyle } from "discord.js";
import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/discord/draw.ts";
import type { Button, Reply } from "../../../src/reply.ts";
import { button, controlsOf, idsOf, only, topic, topics } from "./drawing.ts";
import { seenDrawn } from "./seen.ts";

describe("what can be picked", () => {
  const none = button("None of these", { verb: "none", id: "all" });
  const pick = (label: string): Button => button(label, { verb: "pick", id: label });
  const rows = (reply: Reply): string => seenDrawn(draw(reply, new Map()));

  it("stands in one row when it is short, the likeliest first and in colour", () => {
    const drawn = draw(only({ kind: "choice", options: [pick("SQL"), pick("NoSQL"), none] }), new Map());
    expect(seenDrawn(drawn)).toBe("│ [SQL] [NoSQL] [None of these]");
    const { Primary, Secondary } = ButtonStyle;
    expect(controlsOf(drawn).map(({ style }) => style)).toEqual([Primary, Secondary, Secondary]);
  });
  it("stands below each other when it is long", () => {
    const long = (n: number) => pick(`Question number ${n}, which has quite a few words to it`);
    expect(rows(only({ kind: "choice", options: [long(1), long(2), none] })).split("\n")).toHaveLength(3);
  });
  it("is a menu when there is more than five of it; none of these stays a button", () => {
    expect(rows(only({ kind: "choice", options: [...topics(6), none] }))).toBe(
      "│ [Pick one… ▾ t1 | t2 | t3 | t4 | t5 | t6]\n│ [None of these]",
    );
  });
  it("is several menus when there is more than twenty-five of it", () => {
    const drawn = draw(only({ kind: "choice", options: topics(60) }), new Map());
    expect(controlsOf(drawn).map(({ options }) => options?.length)).toEqual([25, 25, 10]);
    expect(new Set(idsOf(drawn)).size).toBe(3);
  });
  it("never stands there twice", () => {
    const drawn = draw(
      {
        ...only(
          { kind: "buttons", buttons: [topic("a"), topic("a")] },
          { kind: "choice", options: [topic("a"), topic("b")] },
        ),
        askOn: { verb: "topic", id: "b" },
      },
      new Map(),
      { offers: { share: true, askOn: true } },
    );
    expect(idsOf(drawn)).toEqual(["topic:a", "topic:b"]);
  });
  it("is left out when Discord could not carry it back", () => {
    expect(
      idsOf(draw(only({ kind: "buttons", buttons: [topic("x".repeat(200)), topic("y")] }), new Map())),
    ).toEqual(["topic:y"]);
  });
  it("shows what it does by its colour", () => {
    const step = only({
      kind: "buttons",
      buttons: [
        button("Done", { verb: "done", id: "a" }),
        button("I'm on it", { verb: "start", id: "a" }),
        button("Skip", { verb: "skip", id: "a" }),
      ],
    });
    const { Success, Primary, Secondary } = ButtonStyle;
    expect(controlsOf(draw(step, new Map())).map(({ style }) => style)).toEqual([
      Success,
      Primary,
      Secondary,
    ]);
  });
  it("has a label of at most 80 characters, and never an empty one", () => {
    const drawn = draw(
      only({ kind: "buttons", buttons: [topic("a", "word ".repeat(30)), topic("b", "\u200B")] }),
      new Map(),
    );
    expect(controlsOf(drawn).map(({ label }) => label)).toEqual([`${"word ".repeat(15)}word…`, "…"]);
  });
});
