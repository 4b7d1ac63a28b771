import { describe, expect, it } from "vitest";
import { createDiscordPreview } from "../../../adapters/web/preview/discord.ts";
import { drawMarkdown } from "../../../adapters/web/preview/markdown.ts";
import { createSlackPreview } from "../../../adapters/web/preview/slack.ts";
import { drawViews } from "../../../adapters/web/preview.ts";
import { say } from "./fakes.ts";

const markdown = (text: string): string => String(drawMarkdown(text));

describe("Discord's Markdown", () => {
  it("has headings, small print, lists and paragraphs", () => {
    expect(
      markdown(
        "### Docker\nFirst line\nsecond line\n\nAnother\n- one\n- two\n1. first\n2. second\n-# Sources: us",
      ),
    ).toBe(
      '<p class="heading">Docker</p><p>First line<br>second line</p><p>Another</p><ul><li>one</li><li>two</li></ul><ol><li>first</li><li>second</li></ol><p class="small">Sources: us</p>',
    );
  });
  it("has marks within a line", () => {
    expect(markdown("**a \\* b** and *c* and `d` and `` e ` f ``")).toBe(
      "<p><strong>a * b</strong> and <em>c</em> and <code>d</code> and <code>e ` f</code></p>",
    );
  });
  it("shows what is escaped as it is", () => {
    expect(markdown("\\*\\*no\\*\\* \\[x\\](y) \\<@1> 1\\. \\# <b>")).toBe(
      "<p>**no** [x](y) &lt;@1&gt; 1. # &lt;b&gt;</p>",
    );
  });
  it("has links, people, channels and commands", () => {
    expect(
      markdown("[a **b**](https://e.org/x) <https://e.org> <@12> <#34> </plan:56> [t](javascript:x)"),
    ).toBe(
      '<p><a href="https://e.org/x" rel="noopener noreferrer">a <strong>b</strong></a> <a href="https://e.org/" rel="noopener noreferrer">https://e.org</a> <span class="mention">@you</span> <span class="mention">#channel</span> <span class="mention">/plan</span> t</p>',
    );
  });
  it("keeps what is fenced", () => {
    expect(markdown("Here:\n```\n- [x] **a**\n  b\n```\nDone")).toBe(
      "<p>Here:</p><pre>- [x] **a**\n  b</pre><p>Done</p>",
    );
  });
});

describe("a preview", () => {
  const reply = say("hello");
  const again = (name: string) => `drawing of ${name}`;
  const picture = (name: string) => drawViews(say(again(name)), "x", []);

  it("shows a Discord message, its controls and pictures, and what room is left", () => {
    const text = (content: string) => ({ type: 10, content });
    const button = (style: number, label: string) => ({ type: 2, style, label, custom_id: label });
    const components = [
      text("### Hi"),
      { type: 12, items: [{ media: { url: "attachment://roadmap.png" } }] },
      { type: 14, divider: true },
      { type: 1, components: [button(3, "Done"), button(2, "Skip")] },
      { type: 1, components: [{ type: 3, placeholder: "Pick", options: [{ label: "A" }, { label: "B" }] }] },
      { type: 13, file: { url: "attachment://list.md" } },
    ];
    const payload = { components: [text("<@1>"), { type: 17, accent_color: 0x1234, components }] };
    const preview = createDiscordPreview({
      payloads: () => [payload],
      limits: { text: 4_000, components: 40, options: 25 },
    });
    const asked: string[] = [];
    const [shown] = preview.messages(reply, (name, theme) => {
      asked.push(`${name} ${theme}`);
      return picture(name);
    });
    const look = String(shown?.look);
    expect(asked).toEqual(["roadmap dark"]);
    expect(look).toContain('fill="#001234"');
    expect(look).toContain('<span class="press style-3">Done</span><span class="press style-2">Skip</span>');
    expect(look).toContain('<span class="select">Pick</span>');
    expect(look).toContain('<p class="file">list.md</p>');
    expect(shown?.payload).toBe(payload);
    expect(shown?.room).toEqual([
      { what: "characters", used: 10, of: 4_000 },
      { what: "components", used: 11, of: 40 },
      { what: "options in a menu", used: 2, of: 25 },
    ]);
  });
  it("shows a Slack message, its controls and pictures, and what room is left", () => {
    const plain = (text: string) => ({ type: "plain_text", text });
    const element = (text: string, style?: Record<string, boolean>) => ({
      type: "text",
      text,
      ...(style ? { style } : {}),
    });
    const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
    const blocks = [
      { type: "header", text: plain("Hi") },
      {
        type: "rich_text",
        elements: [
          section(
            element("a"),
            element("b", { bold: true }),
            { type: "link", url: "https://e.org", text: "c" },
            { type: "user", user_id: "U1" },
          ),
        ],
      },
      {
        type: "rich_text",
        elements: [
          { type: "rich_text_list", style: "ordered", elements: [section(element("one", { code: true }))] },
        ],
      },
      { type: "rich_text", elements: [{ type: "rich_text_preformatted", elements: [element("- [x]")] }] },
      { type: "image", slack_file: { id: "pay" }, alt_text: "Pay" },
      { type: "context", elements: [plain("small <print>")] },
      {
        type: "actions",
        elements: [
          { type: "button", text: plain("Done"), style: "primary", value: "done:x", action_id: "1" },
          {
            type: "static_select",
            placeholder: plain("Pick"),
            options: [{ text: plain("A"), value: "a" }],
            action_id: "2",
          },
        ],
      },
      {
        type: "context_actions",
        elements: [
          {
            type: "feedback_buttons",
            positive_button: { text: plain("Helpful? Yes") },
            negative_button: { text: plain("Helpful? No") },
          },
        ],
      },
    ];
    const preview = createSlackPreview({
      payloads: () => [{ text: "Hi", blocks }],
      limits: { message: 12_000, blocks: 50, options: 100 },
    });
    const [shown] = preview.messages(reply, picture);
    const look = String(shown?.look);
    expect(look).toContain(
      '<p class="heading">Hi</p><p>a<strong>b</strong><a href="https://e.org/" rel="noopener noreferrer">c</a><span class="mention">@you</span></p><ol><li><code>one</code></li></ol><pre>- [x]</pre>',
    );
    expect(look).toContain("drawing of pay");
    expect(look).toContain('<p class="small">small &lt;print&gt;</p>');
    expect(look).toContain('<span class="press style-primary">Done</span><span class="select">Pick</span>');
    expect(look).toContain('aria-label="Helpful? No"');
    expect(shown?.room.map(({ what, of }) => [what, of])).toEqual([
      ["characters", 12_000],
      ["blocks", 50],
      ["options in a menu", 100],
    ]);
  });
  it("of something new on a platform is what is sent, without a look", () => {
    const payload = { components: [{ type: 99 }] };
    const limits = { text: 4_000, components: 40, options: 25 };
    const preview = createDiscordPreview({ payloads: () => [payload], limits });
    const markup = String(drawViews(reply, "a1", [preview]));
    expect(markup).toContain('"type": 99');
    expect(markup).not.toContain('class="look');
  });
});
