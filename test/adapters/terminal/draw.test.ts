import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/terminal/draw.ts";
import { widthOf } from "../../../adapters/terminal/width.ts";
import type { Block, Button, Span } from "../../../src/index.ts";

const plain = (...blocks: Block[]) => draw({ blocks }, { width: 88, color: false, firstNumber: 1 }).text;
const narrow = (...blocks: Block[]) => draw({ blocks }, { width: 30, color: false, firstNumber: 1 }).text;
/** Escape sequences become visible, as `‹1›`. */
const coloured = (...blocks: Block[]) =>
  draw({ blocks }, { width: 88, color: true, firstNumber: 1 }).text.replace(/\x1b\[(\d+)m/g, "‹$1›");

const text = (value: string): Span => ({ kind: "text", text: value });
const said = (value: string): Block => ({ kind: "paragraph", spans: [text(value)] });
const button = (label: string, id: string): Button => ({ label, action: { verb: "topic", id } });

const styled: Block = {
  kind: "paragraph",
  spans: [
    text("Start with "),
    { kind: "strong", text: "one relational database" },
    text(", such as "),
    { kind: "emphasis", text: "PostgreSQL" },
    text(". Put "),
    { kind: "code", text: "EXPLAIN ANALYZE" },
    text(" before a slow query, and read "),
    { kind: "link", text: "the tutorial", url: "https://www.postgresql.org/docs/current/tutorial.html" },
    text("."),
  ],
};
const list = (ordered: boolean): Block => ({
  kind: "list",
  ordered,
  items: [
    [
      { kind: "strong", text: "Relational:" },
      text(" tables, a strict schema, transactions; the usual first choice"),
    ],
    [text("Document: a flexible shape")],
  ],
});
const sources: Block = {
  kind: "sources",
  sources: ["roadmap.sh", "Developer Survey 2024"],
  reviewed: "2026-11-21",
  editorial: false,
};
const related: Block = {
  kind: "buttons",
  label: "See also",
  buttons: [button("SQL or NoSQL?", "sql"), button("Which database first?", "first")],
};
const choice: Block = {
  kind: "choice",
  options: [button("How long does it take to learn SQL?", "a"), button("None of these", "b")],
};

describe("a plain drawing", () => {
  it("puts a heading right on top of what it heads", () => {
    expect(
      plain({ kind: "heading", text: "Databases" }, said("Learn one well."), said("Then look around.")),
    ).toMatchInlineSnapshot(`
      "Databases
      Learn one well.

      Then look around."
    `);
  });
  it("wraps a paragraph between words and shows a link with its address", () => {
    expect(plain(styled)).toMatchInlineSnapshot(`
      "Start with one relational database, such as PostgreSQL. Put \`EXPLAIN ANALYZE\` before a
      slow query, and read the tutorial
      (https://www.postgresql.org/docs/current/tutorial.html)."
    `);
  });
  it("marks list items with a bullet", () => {
    expect(plain(list(false))).toMatchInlineSnapshot(`
      "• Relational: tables, a strict schema, transactions; the usual first choice
      • Document: a flexible shape"
    `);
  });
  it("numbers an ordered list and lines its numbers up", () => {
    expect(
      plain({ kind: "list", ordered: true, items: Array.from({ length: 10 }, () => [text("go on")]) }),
    ).toMatchInlineSnapshot(`
      " 1. go on
       2. go on
       3. go on
       4. go on
       5. go on
       6. go on
       7. go on
       8. go on
       9. go on
      10. go on"
    `);
  });
  it("names the sources and the day of the last review", () => {
    expect(plain(sources)).toMatchInlineSnapshot(
      `"Sources: roadmap.sh · Developer Survey 2024 · reviewed 21 Nov 2026"`,
    );
  });
  it("names a single source in the singular", () => {
    expect(plain({ kind: "sources", sources: ["roadmap.sh"], editorial: false })).toMatchInlineSnapshot(
      `"Source: roadmap.sh"`,
    );
  });
  it("says when the guidance is Roadmate's own", () => {
    expect(
      plain({ kind: "sources", sources: [], reviewed: "2026-01-02", editorial: true }),
    ).toMatchInlineSnapshot(`"Roadmate's own guidance · reviewed 2 Jan 2026"`);
  });
  it("shows no sources line where there is nothing to say", () => {
    expect(plain(said("Hello."), { kind: "sources", sources: [], editorial: false })).toBe("Hello.");
  });
  it("puts buttons on one line where there is room", () => {
    expect(plain(related)).toMatchInlineSnapshot(
      `"See also   [1] SQL or NoSQL?   [2] Which database first?"`,
    );
  });
  it("puts the options of a choice below each other", () => {
    expect(plain(said("Which one?"), choice)).toMatchInlineSnapshot(`
      "Which one?

      [1] How long does it take to learn SQL?
      [2] None of these"
    `);
  });
});

describe("a coloured drawing", () => {
  it("styles headings, strong, emphasis, code and links", () => {
    expect(coloured({ kind: "heading", text: "Databases" }, styled)).toMatchInlineSnapshot(`
      "‹1›Databases‹22›
      Start with ‹1›one relational database‹22›, such as ‹3›PostgreSQL‹23›. Put ‹36›EXPLAIN ANALYZE‹39› before a
      slow query, and read ‹4›the tutorial‹24›
      ‹2›(https://www.postgresql.org/docs/current/tutorial.html)‹22›."
    `);
  });
  it("dims marks and sources, and colours what can be picked", () => {
    expect(coloured(list(false), sources, related, choice)).toMatchInlineSnapshot(`
      "‹2›•‹22› ‹1›Relational:‹22› tables, a strict schema, transactions; the usual first choice
      ‹2›•‹22› Document: a flexible shape

      ‹2›Sources: roadmap.sh · Developer Survey 2024 · reviewed 21 Nov 2026‹22›

      ‹2›See also‹22›   ‹36›[1]‹39› SQL or NoSQL?   ‹36›[2]‹39› Which database first?

      ‹36›[3]‹39› How long does it take to learn SQL?
      ‹36›[4]‹39› None of these"
    `);
  });
});

describe("a narrow drawing", () => {
  it("indents the lines of an item under its text", () => {
    expect(narrow(styled, list(true), sources, related, choice)).toMatchInlineSnapshot(`
      "Start with one relational
      database, such as PostgreSQL.
      Put \`EXPLAIN ANALYZE\` before a
      slow query, and read the
      tutorial
      (https://www.postgresql.org/docs/current/tutorial.html).

      1. Relational: tables, a
         strict schema,
         transactions; the usual
         first choice
      2. Document: a flexible shape

      Sources: roadmap.sh ·
      Developer Survey 2024 ·
      reviewed 21 Nov 2026

      See also
      [1] SQL or NoSQL?
      [2] Which database first?

      [3] How long does it take to
          learn SQL?
      [4] None of these"
    `);
  });
  it("never draws a line wider than 88 columns, however wide the window", () => {
    const wide = draw(
      { blocks: [said("word ".repeat(200))] },
      { width: 300, color: false, firstNumber: 1 },
    ).text;
    expect(Math.max(...wide.split("\n").map(widthOf))).toBe(84);
  });
  it("draws 88 columns when nobody knows the width", () => {
    const wide = draw(
      { blocks: [said("word ".repeat(200))] },
      { width: 0, color: false, firstNumber: 1 },
    ).text;
    expect(wide.split("\n")[0]?.length).toBe(84);
  });
  it("cuts a word of 10,000 characters", () => {
    const lines = narrow(said(`before ${"x".repeat(10_000)} after`)).split("\n");
    expect(lines.length).toBe(1 + 334);
    expect(lines.at(-1)).toBe(`${"x".repeat(10)} after`);
  });
  it("keeps an address in one piece, so that a terminal can open it", () => {
    const url = "https://example.org/a/very/long/path/to/some/page.html";
    expect(narrow({ kind: "paragraph", spans: [{ kind: "link", text: url, url }] })).toBe(url);
  });
  it("counts wide characters as two columns and never cuts inside a character", () => {
    expect(
      narrow(said("数据库".repeat(8)))
        .split("\n")
        .map(widthOf),
    ).toEqual([30, 18]);
    const family = "👩‍👩‍👧‍👦";
    expect(narrow(said(family.repeat(20)))).toBe(`${family.repeat(15)}\n${family.repeat(5)}`);
  });
});

describe("numbers", () => {
  it("begin where they are told to and go on from block to block", () => {
    const { text: drawn, numbered } = draw(
      { blocks: [related, choice] },
      { width: 88, color: false, firstNumber: 4 },
    );
    expect(drawn.match(/\[\d\]/g)).toEqual(["[4]", "[5]", "[6]", "[7]"]);
    expect(numbered.map(({ id }) => id)).toEqual(["sql", "first", "a", "b"]);
  });
  it("stand there even when a label is empty", () => {
    expect(plain({ kind: "choice", options: [button("", "a"), button("b", "b")] })).toBe("[1] \n[2] b");
  });
});
