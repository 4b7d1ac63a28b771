import { describe, expect, it } from "vitest";
import { draw, drawHome, drawModal, drawText, type Look } from "../../../adapters/slack/draw.ts";
import type { Block, Reply, Span } from "../../../src/reply.ts";
import { refuseMessage, refuseView } from "../../rigs/slack/referee.ts";
import { seen } from "./seen.ts";

const look: Look = { names: { prefix: "", team: "T1" } };
const sentence = "Learn one thing after the other. ";
const text = (value: string): Span => ({ kind: "text", text: value });
const paragraph = (...spans: readonly Span[]): Block => ({ kind: "paragraph", spans });
const drawn = (...blocks: readonly Block[]) => draw({ blocks }, new Map(), look);
const lines = (messages: ReturnType<typeof drawn>): string[] =>
  messages.flatMap(({ blocks = [] }) => seen(blocks).split("\n"));

describe("what is too long for Slack", () => {
  it("goes on in further messages, with what can be pressed under the last one", () => {
    const long = Array.from({ length: 30 }, () => paragraph(text(sentence.repeat(30).trim())));
    const press = { kind: "buttons", buttons: [{ label: "A", action: { verb: "topic", id: "a" } }] } as const;
    const messages = drawn(press, ...long);
    expect(messages.length).toBe(3);
    for (const message of messages) expect(refuseMessage(message)).toEqual([]);
    const ends = messages.map(({ blocks = [] }) => blocks.at(-1)?.type);
    expect(ends).toEqual(["rich_text", "rich_text", "actions"]);
  });
  it("never ends inside a span, and inside a word only where one is endless", () => {
    const spans = Array.from(
      { length: 40 },
      (_, at): Span => ({ kind: at % 2 ? "strong" : "text", text: sentence.repeat(5) }),
    );
    const elements =
      JSON.stringify(drawn(paragraph(...spans)).map(({ blocks }) => blocks)).match(/"text":"Learn/g) ?? [];
    expect(elements.length).toBe(40);
    const endless = lines(drawn(paragraph(text(sentence.repeat(500)))));
    expect(endless.length).toBeGreaterThan(4);
    expect(endless.join("")).toBe(sentence.repeat(500));
    for (const line of endless) expect(line.at(-1)).toBe(" ");
    expect(lines(drawn(paragraph(text("👍🏽".repeat(2_000))))).every((line) => line.endsWith("👍🏽"))).toBe(
      true,
    );
  });
  it("keeps a heading with what it heads", () => {
    const fill = Array.from({ length: 49 }, (_, at) => paragraph(text(`${at}`)));
    const [one, two] = drawn(...fill, { kind: "heading", text: "Next" }, paragraph(text("Go.")));
    expect(one?.blocks?.length).toBe(49);
    expect(seen(two?.blocks ?? [])).toBe("# Next\nGo.");
  });
  it("keeps the numbers of a list that goes on", () => {
    const items = Array.from({ length: 12 }, () => [text(sentence.repeat(60))]);
    const numbers = lines(drawn({ kind: "list", ordered: true, items })).map((line) => line.split(" ")[0]);
    expect(numbers).toEqual(items.map((_, at) => `${at + 1}.`));
  });
  it("keeps a text to copy in one piece as long as Slack takes it", () => {
    const code = (length: number) => drawn({ kind: "code", text: "0123456789\n".repeat(length) });
    expect(code(900).map(({ blocks }) => blocks?.length)).toEqual([1]);
    const parts = code(2_500);
    expect(parts.length).toBe(3);
    expect(lines(parts).filter((line) => line === "0123456789").length).toBe(2_500);
  });
  it("is text alone where blocks are refused", () => {
    const messages = drawText({ blocks: [paragraph(text(`<a> ${sentence.repeat(200)}`))] }, look);
    expect(messages.length).toBe(2);
    for (const message of messages) expect(refuseMessage(message)).toEqual([]);
    expect(messages[0]?.text).toMatch(/^&lt;a&gt; Learn/);
  });
  it("is cut in a window and in the Home tab", () => {
    const given: Reply = { blocks: Array.from({ length: 150 }, (_, at) => paragraph(text(`${at}`))) };
    for (const view of [drawHome(given, new Map(), look), drawModal(given, new Map(), look, "{}")]) {
      expect(refuseView(view)).toEqual([]);
      expect(view.blocks.length).toBe(100);
    }
  });
});
