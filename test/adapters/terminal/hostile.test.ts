import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/terminal/draw.ts";
import { widthOf } from "../../../adapters/terminal/width.ts";
import type { Action, Block, Span } from "../../../src/index.ts";

const plain = (...blocks: Block[]) => draw({ blocks }, { width: 88, color: false, firstNumber: 1 }).text;
const narrow = (...blocks: Block[]) => draw({ blocks }, { width: 30, color: false, firstNumber: 1 }).text;
const text = (value: string): Span => ({ kind: "text", text: value });
const said = (value: string): Block => ({ kind: "paragraph", spans: [text(value)] });

describe("hostile text", () => {
  it("loses its escape sequences", () => {
    expect(plain(said("\x1b[31mred\x1b[0m \x1b]8;;http://evil\x07link\x1b]8;;\x07 \x9b2Jgone\x1b"))).toBe(
      "red link gone",
    );
  });
  it("loses control characters and keeps its words apart", () => {
    expect(plain(said("a\u0000b\u0007 c\r\nd\te\u0085f\u2028g"))).toBe("ab c d ef g");
  });
  it("loses marks that turn the reading direction around", () => {
    expect(plain(said("abc\u202Etxt.exe\u202C \u2066x\u2069\u200F"))).toBe("abctxt.exe x");
  });
  it("is harmless in headings, labels, addresses and sources too", () => {
    const evil = "\x1b[2Jx\u202E";
    const drawn = plain(
      { kind: "heading", text: evil },
      { kind: "paragraph", spans: [{ kind: "link", text: evil, url: `https://e.org/${evil} y` }] },
      { kind: "sources", sources: [evil], reviewed: evil, editorial: false },
      { kind: "buttons", label: evil, buttons: [{ label: evil, action: { verb: "topic", id: "a" } }] },
    );
    expect(drawn).toBe("x\nx (https://e.org/x%20y)\n\nSource: x · reviewed x\n\nx   [1] x");
  });
  it("shows half a surrogate pair as unknown", () => {
    expect(plain(said("a\uD800b"))).toBe("a\u{FFFD}b");
  });
});

const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("\x1b[31m", "\u202E", "\n"),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("text" as const, "strong" as const, "emphasis" as const, "code" as const),
    text: words,
  }),
  fc.record({ kind: fc.constant("link" as const), text: words, url: words }),
);
const buttons = fc.array(
  fc.record({ label: words, action: fc.record({ verb: fc.constant("topic" as const), id: fc.uuid() }) }),
  { maxLength: 4 },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: words }),
  fc.record({ kind: fc.constant("paragraph" as const), spans: fc.array(span) }),
  fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(fc.array(span)) }),
  fc.record({
    kind: fc.constant("sources" as const),
    sources: fc.array(words),
    reviewed: words,
    editorial: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("buttons" as const), label: words, buttons }),
  fc.record({ kind: fc.constant("choice" as const), options: buttons }),
  fc.record({
    kind: fc.constant("picture" as const),
    name: fc.constant("roadmap"),
    svg: fc.constant({ light: "<svg/>", dark: "<svg/>" }),
    alt: words,
    text: fc.array(words),
  }),
);
const blocks = fc.array(block, { maxLength: 6 });
const control = /[\p{Bidi_Control}\p{Cs}]|(?!\n)\p{Cc}/u;

describe("any reply", () => {
  it("is drawn without control characters, with or without colour", () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 0, max: 200 }), (made, width) => {
        const look = { width, firstNumber: 1 };
        const { text: bare } = draw({ blocks: made }, { ...look, color: false });
        expect(bare).not.toMatch(control);
        const { text: painted } = draw({ blocks: made }, { ...look, color: true });
        expect(stripVTControlCharacters(painted)).not.toMatch(control);
        expect(painted.replace(/\x1b\[(1|2|3|4|22|23|24|36|39)m/g, "")).not.toMatch(control);
      }),
    );
  });
  it("has a number for every action, in order", () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 50 }), (made, firstNumber) => {
        const actions = made.flatMap((one): Action[] =>
          one.kind === "buttons"
            ? one.buttons.map(({ action }) => action)
            : one.kind === "choice"
              ? one.options.map(({ action }) => action)
              : [],
        );
        const { text: drawn, numbered } = draw({ blocks: made }, { width: 88, color: false, firstNumber });
        expect(numbered).toEqual(actions);
        for (const index of actions.keys()) expect(drawn).toContain(`[${firstNumber + index}]`);
      }),
    );
  });
  it("fits the width, addresses aside", () => {
    fc.assert(
      fc.property(fc.array(fc.array(words)), (items) => {
        const made: Block = { kind: "list", ordered: true, items: items.map((parts) => parts.map(text)) };
        for (const line of narrow(made).split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(30);
      }),
    );
  });
});
