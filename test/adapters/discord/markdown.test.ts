import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean } from "../../../adapters/discord/clean.ts";
import { fenced, markdown, plain } from "../../../adapters/discord/markdown.ts";
import type { Span } from "../../../src/reply.ts";
import { readLine, wordsOf } from "./reader.ts";

const ids = new Map([
  ["ask", "101"],
  ["plan", "102"],
]);
const text = (value: string): Span => ({ kind: "text", text: value });
const drawn = (...spans: readonly Span[]): string => markdown(spans, ids, 3_600).join(" // ");
/** What people see, as kind and words. */
const seen = (...spans: readonly Span[]) =>
  readLine(drawn(...spans)).map(({ kind, text, url }) => [kind, text, ...(url === undefined ? [] : [url])]);

describe("plain text", () => {
  it.each([
    ["mentions", "<@80351110224678912> <@!1> <@&2> <#3> @everyone @here"],
    ["masked links", "[click me](https://evil.example) [x]: https://evil.example"],
    ["addresses", "https://evil.example/a_b_c and <https://evil.example>"],
    ["marks", "**a** *b* __c__ _d_ ~~e~~ ||f|| `g` ```js h```"],
    ["commands, times and emoji", "</ask:1> <t:0:R> <:party:12> <a:party:12> :smile: :+1:"],
    ["backslashes", "C:\\new\\*not strong* \\"],
  ])("keeps %s as they were typed", (_, typed) => {
    expect(seen(text(typed))).toEqual([["text", typed]]);
  });
  it.each([
    "# big",
    "### big",
    "-# small",
    "- item",
    "* item",
    "+ item",
    "> quote",
    ">>> quote",
    "1. one",
    "12) x",
    "#",
  ])("begins no heading, list or quote: %s", (typed) => {
    expect(seen(text(typed))).toEqual([["text", typed]]);
    expect(readLine(`- ${drawn(text(typed))}`).slice(1)).toEqual([{ kind: "text", text: typed }]);
  });
  it("is one line, without control characters and without what turns the reading direction", () => {
    expect(drawn(text("a\n# b\u2028c\u0007\u202Ed\u0000"))).toBe("a # b cd");
  });
  it("is seen as it is, whatever it is", () => {
    const nasty = fc.array(fc.constantFrom(..."\\*_~`|[]()<>@#:/-+.1a \u200B", "http://", "**", "```"), {
      maxLength: 25,
    });
    const any = fc.oneof(
      nasty.map((parts) => parts.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(any, (typed) => {
        const words = clean(typed).trim();
        expect(seen(text(typed))).toEqual(words === "" ? [] : [["text", words]]);
        expect(wordsOf(plain(typed))).toBe(words);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("spans", () => {
  it("keep their style, their words and nothing else", () => {
    expect(
      seen(
        text("a "),
        { kind: "strong", text: "b*c" },
        text(", "),
        { kind: "emphasis", text: "d_e" },
        text(" "),
        { kind: "code", text: "f*g" },
        text(" "),
        { kind: "link", text: "h]i", url: "https://example.com/(x)" },
      ),
    ).toEqual([
      ["text", "a "],
      ["strong", "b*c"],
      ["text", ", "],
      ["emphasis", "d_e"],
      ["text", " "],
      ["code", "f*g"],
      ["text", " "],
      ["link", "h]i", "https://example.com/%28x%29"],
    ]);
  });
  it("that touch stay apart", () => {
    const kinds = seen(
      { kind: "strong", text: "a" },
      { kind: "emphasis", text: "b" },
      { kind: "code", text: "c" },
      { kind: "code", text: "d" },
      { kind: "emphasis", text: "e" },
      { kind: "strong", text: "f" },
    );
    expect(kinds.filter(([kind]) => kind !== "text")).toEqual([
      ["strong", "a"],
      ["emphasis", "b"],
      ["code", "c"],
      ["code", "d"],
      ["emphasis", "e"],
      ["strong", "f"],
    ]);
  });
  it("of one style become one, and spaces stand outside of it", () => {
    expect(drawn({ kind: "strong", text: " a " }, { kind: "strong", text: "b " }, text("c"))).toBe(
      "**a** **b** c",
    );
    expect(drawn({ kind: "strong", text: "a" }, { kind: "strong", text: "b" })).toBe("**ab**");
    expect(drawn({ kind: "emphasis", text: " " }, { kind: "code", text: "" })).toBe("");
  });
  it("of code may hold backticks, which never begin a block", () => {
    expect(seen({ kind: "code", text: "a`b" })).toEqual([["code", "a`b"]]);
    expect(seen({ kind: "code", text: "```js" })).toEqual([["code", "`\u200B`\u200B`js"]]);
  });
  it("link only to what a browser opens", () => {
    const link = (url: string): Span => ({ kind: "link", text: "here", url });
    expect(seen(link("javascript:alert(1)"))).toEqual([["text", "here"]]);
    expect(seen(link("not a url"))).toEqual([["text", "here"]]);
    expect(seen(link("http://example.com"))).toEqual([["link", "here", "http://example.com/"]]);
    expect(seen({ kind: "link", text: "https://example.com", url: "https://example.com" })).toEqual([
      ["address", "https://example.com/"],
    ]);
  });
  it("name a channel of Discord, and any other place in words", () => {
    expect(seen({ kind: "place", text: "help", place: "discord:1/22" })).toEqual([["mention", "<#22>"]]);
    expect(seen({ kind: "place", text: "help", place: "slack:T1/C1" })).toEqual([["text", "help"]]);
    expect(seen({ kind: "place", text: "help", place: "discord:1/2>2" })).toEqual([["text", "help"]]);
  });
  it("name commands so that they can be pressed, without the options Discord shows anyway", () => {
    const code = (value: string) => drawn({ kind: "code", text: value });
    expect(code("/ask")).toBe("</ask:101>");
    expect(code("/plan [hours] [by]")).toBe("</plan:102>");
    expect(code("/plan 10 hours")).toBe("</plan:102> `10 hours`");
    expect(code("/etc/hosts")).toBe("`/etc/hosts`");
    expect(code("/unknown")).toBe("`/unknown`");
  });
});

describe("long text", () => {
  const most = 200;
  it("comes in pieces that fit, ended between words", () => {
    const pieces = markdown([text("word ".repeat(200))], ids, most);
    expect(pieces.every((piece) => piece.length <= most && /^(word )*word$/.test(piece))).toBe(true);
    expect(pieces.join(" ")).toBe("word ".repeat(200).trim());
  });
  it("is never cut inside a mark", () => {
    const spans = Array.from({ length: 40 }, (_, at): Span[] => [
      { kind: "strong", text: `bold ${at}` },
      text(" x "),
    ]);
    const pieces = markdown(spans.flat(), ids, most);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.replace(/\*\*bold \d+\*\*/g, "")).not.toContain("*");
  });
  it("of one mark keeps it in every piece", () => {
    for (const kind of ["strong", "emphasis", "code"] as const) {
      const pieces = markdown([{ kind, text: "word ".repeat(200) }], ids, most);
      expect(pieces.every((piece) => piece.length <= most)).toBe(true);
      for (const piece of pieces)
        expect(readLine(piece).every((mark) => mark.kind === kind || mark.text.trim() === "")).toBe(true);
    }
  });
  it("without spaces is cut between characters as people see them", () => {
    const pieces = markdown([text("👩‍👩‍👧‍👦".repeat(100))], ids, most);
    expect(pieces.every((piece) => piece.length <= most && /^(👩‍👩‍👧‍👦)+$/u.test(piece))).toBe(true);
    expect(pieces.join("")).toBe("👩‍👩‍👧‍👦".repeat(100));
  });
});

it("a block of lines cannot be ended from inside", () => {
  for (const inside of ["```", "a\n```\n@everyone", "````", "`"])
    expect(fenced(inside).slice(3, -3)).not.toContain("```");
});
