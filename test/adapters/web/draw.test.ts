import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/web/draw.ts";
import type { Block, Button, Span } from "../../../src/index.ts";

const drawn = (...blocks: Block[]): string => String(draw({ blocks }, "a1"));
const text = (value: string): Span => ({ kind: "text", text: value });
const said = (...spans: Span[]): Block => ({ kind: "paragraph", spans });
const button = (label: string, id: string, verb: Button["action"]["verb"] = "topic"): Button => ({
  label,
  action: { verb, id },
});

describe("a reply on the page", () => {
  it("has headings below the question, and spans as elements", () => {
    expect(
      drawn(
        { kind: "heading", text: "Databases" },
        said(
          text("Start with "),
          { kind: "strong", text: "one" },
          text(", "),
          { kind: "emphasis", text: "really" },
          text(": "),
          { kind: "code", text: "EXPLAIN" },
        ),
      ),
    ).toMatchInlineSnapshot(
      `"<h3>Databases</h3><p>Start with <strong>one</strong>, <em>really</em>: <code>EXPLAIN</code></p>"`,
    );
  });
  it("leads out with links, and only to pages", () => {
    expect(
      drawn(
        said(
          { kind: "link", text: "the tutorial", url: 'https://example.com/?a=1&b="2"' },
          { kind: "link", text: "a trap", url: "javascript:alert(1)" },
          { kind: "link", text: "", url: "https://example.com" },
        ),
      ),
    ).toMatchInlineSnapshot(
      `"<p><a href="https://example.com/?a=1&amp;b=%222%22" rel="noopener noreferrer">the tutorial</a>a trap<a href="https://example.com/" rel="noopener noreferrer">https://example.com/</a></p>"`,
    );
  });
  it("has lists, text to keep and sources", () => {
    expect(
      drawn(
        { kind: "list", ordered: true, items: [[text("one")], [text("two")]] },
        { kind: "list", ordered: false, items: [[text("one")]] },
        { kind: "code", text: "- [x] <done>\n" },
        { kind: "sources", sources: ["roadmap.sh"], reviewed: "2026-11-21", editorial: false },
        { kind: "sources", sources: [], editorial: false },
      ),
    ).toMatchInlineSnapshot(
      `"<ol><li>one</li><li>two</li></ol><ul><li>one</li></ul><pre><code>- [x] &lt;done&gt;</code></pre><p class="sources">Source: roadmap.sh · reviewed 21 Nov 2026</p>"`,
    );
  });
  it("has buttons that say what they do, the way forward in front of the eyes", () => {
    expect(
      drawn(
        { kind: "buttons", label: "Related", buttons: [button("SQL or NoSQL?", "sql")] },
        { kind: "buttons", buttons: [button("Done", "sql", "done"), button("Ask", "follow-up", "form")] },
        { kind: "buttons", label: "None", buttons: [] },
        { kind: "choice", options: [button("This", "a", "pick"), button(" ", "b", "pick")] },
      ),
    ).toMatchInlineSnapshot(
      `"<div class="buttons" role="group" aria-labelledby="a1-0-label"><span class="label" id="a1-0-label">Related</span><button form="press" name="press" value="topic:sql">SQL or NoSQL?</button></div><div class="buttons"><button form="press" name="press" value="done:sql" class="forward">Done</button><a class="button" href="#ask">Ask</a></div><ul class="choice"><li><button form="press" name="press" value="pick:a">This</button></li><li><button form="press" name="press" value="pick:b">…</button></li></ul>"`,
    );
  });
  it("has both drawings of a picture, and its words", () => {
    const svg = (theme: string) => `<svg viewBox="0 0 2 1"><title>${theme}</title></svg>`;
    expect(
      drawn({
        kind: "picture",
        name: "pay",
        svg: { light: svg("light"), dark: svg("dark") },
        alt: "Pay",
        text: ["India  <5>"],
      }),
    ).toMatchInlineSnapshot(`
      "<figure class="picture" data-name="pay">
      <div class="frame light"><svg id="a1-0-light" viewBox="0 0 2 1"><title>light</title></svg></div>
      <div class="frame dark"><svg id="a1-0-dark" viewBox="0 0 2 1"><title>dark</title></svg></div>
      <div class="ways"><label class="larger"><input type="checkbox"> Larger</label><details><summary>In words</summary><pre>India  &lt;5&gt;</pre></details></div>
      </figure>"
    `);
  });
  it("loses control characters and what turns the reading direction", () => {
    expect(drawn(said(text("a\u0000b\u202Ec\u0007\uD800d")))).toBe("<p>abc\u{FFFD}d</p>");
  });
});
