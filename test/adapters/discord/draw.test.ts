import { ComponentType } from "discord.js";
import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/discord/draw.ts";
import type { Block, Reply } from "../../../src/reply.ts";
import { paragraph } from "../../../src/reply.ts";
import { parts } from "../../rigs/discord/message.ts";
import { button, controlsOf, idsOf, only, topic, topics } from "./drawing.ts";
import { componentsOf, seenDrawn } from "./seen.ts";

const png = new Uint8Array([137, 80, 78, 71]);
const pictures = new Map([["pay", png]]);
const answer: Reply = {
  blocks: [
    paragraph("No, a degree is not ", { kind: "strong", text: "always" }, " needed."),
    {
      kind: "list",
      ordered: false,
      items: [[{ kind: "text", text: "A portfolio counts." }], [{ kind: "text", text: "So does practice." }]],
    },
    { kind: "sources", sources: ["A guide", "Another"], reviewed: "2026-11-21", editorial: false },
    {
      kind: "buttons",
      label: "Related",
      buttons: [
        topic("self-taught", "Can I learn it outside university, all by myself?"),
        topic("time", "How long does it take to get there?"),
      ],
    },
    {
      kind: "buttons",
      label: "Was this helpful?",
      buttons: [
        button("Yes", { verb: "helpful", id: "yes", turn: "t1" }),
        button("No", { verb: "helpful", id: "no", turn: "t1" }),
      ],
    },
  ],
  share: { verb: "share", id: "answer", turn: "t1" },
  askOn: { verb: "form", id: "follow-up" },
};

describe("an answer", () => {
  it("is one message in a frame, its words above what can be pressed", () => {
    expect(
      seenDrawn(draw(answer, new Map(), { offers: { share: true, askOn: true } })),
    ).toMatchInlineSnapshot(`
      "│ No, a degree is not **always** needed.
      │ - A portfolio counts.
      │ - So does practice.
      │
      │ -# Sources: A guide · Another · reviewed 21 Nov 2026
      │ ───
      │ [Related ▾ Can I learn it outside university, all by myself? | How long does it take to get there?]
      │ -# Was this helpful?
      │ [Yes] [No]
      │ [Share here] [Follow up]"
    `);
  });
  it("offers nothing where there is nobody to share with", () => {
    expect(idsOf(draw(answer, new Map()))).toEqual(["menu-1", "helpful:yes:t1", "helpful:no:t1"]);
  });
  it("pings nobody", () => {
    const [message] = draw(only(paragraph("@everyone <@1>")), new Map());
    expect(message?.payload.allowed_mentions).toEqual({ parse: [] });
  });
  it("pings exactly the one it is for", () => {
    const [first, second] = draw(
      { ...only(paragraph("x ".repeat(3_000))), mention: "discord:80351110224678912" },
      new Map(),
    );
    expect(first?.payload.components[0]).toEqual({
      type: ComponentType.TextDisplay,
      content: "<@80351110224678912>",
    });
    expect(first?.payload.allowed_mentions).toEqual({ parse: [], users: ["80351110224678912"] });
    expect(second?.payload.allowed_mentions).toEqual({ parse: [] });
  });
  it("that says nothing says so", () => {
    expect(seenDrawn(draw(only(), new Map()))).toBe("│ There is nothing to show here.");
  });
  it("may end in small print", () => {
    expect(seenDrawn(draw(only(paragraph("Hi")), new Map(), { note: "Shared by <@1>" }))).toBe(
      "│ Hi\n│ -# Shared by <@1>",
    );
  });
  it("carries its mark where the channel's history keeps it", () => {
    const long = draw(only(paragraph("x ".repeat(3_000))), new Map(), { mark: 77 });
    expect(long.map(({ payload }) => payload.components[0]?.id)).toEqual([77, 78]);
  });
});

describe("facts, headings and lists", () => {
  it("stand close to what they belong to", () => {
    const fact = (name: string, value: string): Block =>
      paragraph({ kind: "strong", text: name }, ` ${value}`);
    const reply = only(
      { kind: "heading", text: "Docker" },
      paragraph("A container runs alike everywhere."),
      fact("Effort:", "12 hours"),
      fact("Build:", "A Dockerfile"),
      paragraph("Then:"),
      {
        kind: "list",
        ordered: true,
        items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]],
      },
      paragraph("Done."),
    );
    expect(seenDrawn(draw(reply, new Map()))).toMatchInlineSnapshot(`
      "│ ### Docker
      │ A container runs alike everywhere.
      │
      │ **Effort:** 12 hours
      │ **Build:** A Dockerfile
      │
      │ Then:
      │ 1. one
      │ 2. two
      │
      │ Done."
    `);
  });
});

describe("a picture", () => {
  const chart = (beside?: true): Block => ({
    kind: "picture",
    name: "pay",
    alt: "Pay in India",
    text: ["India   ####"],
    svg: { light: "<svg/>", dark: "<svg/>" },
    ...(beside ? { beside } : {}),
  });
  it("goes up with its words for those who cannot see it", () => {
    const [message] = draw(only(paragraph("Pay:"), chart(true)), pictures);
    expect(message?.payload.attachments).toEqual([
      { id: "0", filename: "pay.png", description: "Pay in India" },
    ]);
    expect(message?.files).toEqual([{ name: "pay.png", data: png, contentType: "image/png" }]);
    expect(seenDrawn([...(message ? [message] : [])])).toBe("│ Pay:\n│ <Pay in India>\n(pay.png)");
  });
  it("that could not be drawn is text, unless the words beside it say the same", () => {
    expect(seenDrawn(draw(only(chart()), new Map()))).toBe("│ ```\n│ India   ####\n│ ```");
    expect(seenDrawn(draw(only(paragraph("Pay"), chart(true)), new Map()))).toBe("│ Pay");
  });
});

describe("text to keep", () => {
  it("stands in a block while it is short", () => {
    expect(seenDrawn(draw(only({ kind: "code", text: "- [x] Git\n" }), new Map()))).toBe(
      "│ ```\n│ - [x] Git\n│ ```",
    );
  });
  it.each([
    ["roadmate.md", "# My roadmap\n- [x] Git\n"],
    ["roadmate.json", '{"steps":{"git":"done"}}\n'],
    ["roadmate.txt", "plain words\n"],
  ])("comes as %s when it is long", (name, line) => {
    const text = line.repeat(2_000);
    const [message, ...rest] = draw(only(paragraph("Here:"), { kind: "code", text }), new Map());
    expect(rest).toEqual([]);
    expect(message?.files.map((file) => [file.name, file.data])).toEqual([[name, text]]);
  });
});

describe("a reply that is too long for one message", () => {
  const long = only(
    ...Array.from({ length: 4 }, (_, at) => [
      { kind: "heading", text: `Part ${at}` } as const,
      paragraph(`${at} word `.repeat(280)),
    ]).flat(),
    { kind: "buttons", buttons: topics(2) },
    paragraph("The end."),
  );
  it("goes on in another, between blocks, and what can be pressed rides on the last", () => {
    const drawn = draw(long, new Map());
    expect(drawn).toHaveLength(2);
    expect(drawn.map((one) => controlsOf([one]).length)).toEqual([0, 2]);
    const texts = drawn.map((one) =>
      [...parts([...componentsOf(one)])].map(({ part }) => part.content ?? "").join(""),
    );
    expect(texts.map((text) => text.slice(0, 10))).toEqual(["### Part 0", "### Part 2"]);
  });
  it("comes as a file when it is too much to read in a chat", () => {
    const huge = only(...Array.from({ length: 30 }, (_, at) => paragraph(`${at} word `.repeat(300))), {
      kind: "buttons",
      buttons: topics(2),
    });
    const drawn = draw(huge, new Map());
    expect(drawn.length).toBeLessThanOrEqual(5);
    expect(drawn.at(-1)?.files.map(({ name }) => name)).toEqual(["roadmate.txt"]);
    expect(String(drawn.at(-1)?.files[0]?.data)).toContain("29 word");
    expect(idsOf(drawn)).toEqual(["topic:t1", "topic:t2"]);
  });
});
