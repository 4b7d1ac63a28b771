import { describe, expect, it } from "vitest";
import { draw, drawHome, type Look } from "../../../adapters/slack/draw.ts";
import type { Block, Button, Reply, Span } from "../../../src/reply.ts";
import { refuseMessage } from "../../rigs/slack/referee.ts";
import { seen } from "./seen.ts";

const look: Look = { names: { prefix: "", team: "T1" } };
const text = (value: string): Span => ({ kind: "text", text: value });
const paragraph = (...spans: readonly Span[]): Block => ({ kind: "paragraph", spans });
const button = (label: string, id = label, verb: Button["action"]["verb"] = "topic"): Button => ({
  label,
  action: { verb, id: id.toLowerCase().replaceAll(" ", "-") },
});
const reply = (...blocks: readonly Block[]): Reply => ({ blocks });
const first = (given: Reply, changes: Partial<Look> = {}, pictures = new Map<string, string>()) => {
  const [message, ...more] = draw(given, pictures, { ...look, ...changes });
  expect(more).toEqual([]);
  expect(refuseMessage(message)).toEqual([]);
  return message ?? { text: "", blocks: [] };
};
const shown = (given: Reply, changes: Partial<Look> = {}) => seen(first(given, changes).blocks ?? []);

describe("a message in Slack", () => {
  it("shows every kind of block", () => {
    const picture = {
      kind: "picture",
      name: "pay",
      svg: { light: "", dark: "" },
      alt: "Pay by level",
      text: ["a  b"],
    } as const;
    const given = reply(
      { kind: "heading", text: "Docker" },
      paragraph(text("Packs "), { kind: "strong", text: "your app" }, text(", "), {
        kind: "emphasis",
        text: "whole",
      }),
      {
        kind: "list",
        ordered: true,
        items: [[text("one")], [{ kind: "link", text: "two", url: "https://a.example/b c" }]],
      },
      { kind: "code", text: "docker run\n  --rm" },
      { kind: "sources", sources: ["A", "B"], editorial: false, reviewed: "2026-11-21" },
      picture,
      {
        kind: "buttons",
        label: "Related",
        buttons: [button("Kubernetes"), button("Done", "docker", "done")],
      },
    );
    const blocks = first(given, {}, new Map([["pay", "F0123456789"]])).blocks ?? [];
    expect(seen(blocks)).toMatchInlineSnapshot(`
      "# Docker
      Packs *your app*, _whole_
      1. one
      2. <two https://a.example/b%20c>
      \`\`\`
      docker run
        --rm
      \`\`\`
      (Sources: A · B · reviewed 21 Nov 2026)
      <picture: Pay by level>
      (Related)
      [Kubernetes] [Done]"
    `);
    expect(shown(reply(picture))).toMatchInlineSnapshot(`
      "\`\`\`
      a  b
      \`\`\`"
    `);
  });
  it("says the same in words, for notifications and for who listens to the screen", () => {
    const given = reply(
      { kind: "heading", text: "A & B" },
      paragraph(text("1 < 2, <!channel>, "), { kind: "code", text: "*p" }),
      { kind: "list", ordered: false, items: [[text("x")], [text("y")]] },
      { kind: "choice", options: [button("One"), button("Two")] },
    );
    expect(first(given).text).toMatchInlineSnapshot(`
      "A &amp; B

      1 &lt; 2, &lt;!channel&gt;, *p

      - x
      - y

      1. One
      2. Two"
    `);
  });
  it("has no words of its own only where there are none at all", () => {
    expect(first(reply()).text).toBe("There is nothing to show here.");
    expect(first(reply({ kind: "buttons", buttons: [button("Docker")] })).text).toBe("Roadmate");
  });
  it("takes text as it is: nothing in it is a mark, a mention, an emoji or a link", () => {
    const odd = "*a* _b_ ~c~ `d` <@U1> <!here> :smile: &amp; https://a.example";
    expect(first(reply(paragraph(text(odd)))).blocks).toEqual([
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: odd }] }],
      },
    ]);
  });
  it("links only to what a browser opens", () => {
    const links = ["javascript:alert(1)", "data:text/html,x", "not a url", "https://a.example/<b>|c"].map(
      (url): Span => ({ kind: "link", text: "here", url }),
    );
    expect(shown(reply(paragraph(...links)))).toMatchInlineSnapshot(
      `"hereherehere<here https://a.example/%3Cb%3E%7Cc>"`,
    );
  });
  it("names channels of the workspace, and no others", () => {
    const places = ["slack:T1/C1", "slack:T2/C1", "discord:1/2"] as const;
    const spans = places.map((place): Span => ({ kind: "place", text: `(${place})`, place }));
    expect(shown(reply(paragraph(...spans)))).toBe("#C1(slack:T2/C1)(discord:1/2)");
  });
  it("mentions the one the reply is meant for, where that is wanted, and nobody of another workspace", () => {
    const given: Reply = { ...reply(paragraph(text("Hi <@U2>"))), mention: "slack:T1/U1" };
    const [message] = draw(given, new Map(), { ...look, mentions: true });
    expect(refuseMessage(message, { mentions: new Set(["U1"]) })).toEqual([]);
    expect(seen(message?.blocks ?? [])).toBe("@U1\nHi <@U2>");
    expect(message?.text).toBe("<@U1> Hi &lt;@U2&gt;");
    expect(shown(given)).toBe("Hi <@U2>");
    expect(shown({ ...given, mention: "slack:T2/U1" }, { mentions: true })).toBe("Hi <@U2>");
  });
  it("shows commands with the prefix they have in the workspace, and leaves paths alone", () => {
    const spans = ["Try /ask, (/next) or /forget-me. Not /asking, a/ask, /ask/b, //ask, /unknown."].map(text);
    const names = { prefix: "rm-", team: "T1" };
    expect(shown(reply(paragraph(...spans, { kind: "code", text: "/plan [hours]" })), { names })).toBe(
      "Try /rm-ask, (/rm-next) or /rm-forget-me. Not /asking, a/ask, /ask/b, //ask, /unknown.`/rm-plan [hours]`",
    );
  });
});

describe("what can be pressed", () => {
  const many = Array.from({ length: 7 }, (_, at) => button(`Topic ${at + 1}`));
  it("is buttons up to five, and a menu from six", () => {
    expect(
      shown(reply({ kind: "buttons", label: "Related", buttons: many.slice(0, 5) })),
    ).toMatchInlineSnapshot(`
      "(Related)
      [Topic 1] [Topic 2] [Topic 3] [Topic 4] [Topic 5]"
    `);
    expect(shown(reply({ kind: "buttons", label: "Related", buttons: many }))).toMatchInlineSnapshot(
      `"[Related ▾ Topic 1 | Topic 2 | Topic 3 | Topic 4 | Topic 5 | Topic 6 | Topic 7]"`,
    );
  });
  it("keeps None of these a button beside a menu", () => {
    const none = button("None of these", "all", "none");
    expect(shown(reply({ kind: "choice", options: [...many, none] }))).toMatchInlineSnapshot(
      `"[Pick one… ▾ Topic 1 | Topic 2 | Topic 3 | Topic 4 | Topic 5 | Topic 6 | Topic 7] [None of these]"`,
    );
    expect(shown(reply({ kind: "choice", options: [...many.slice(0, 2), none] }))).toMatchInlineSnapshot(
      `"[Topic 1] [Topic 2] [None of these]"`,
    );
  });
  it("asks for feedback with Slack's own buttons, or, where those are refused, with plain ones", () => {
    const buttons = [button("Yes", "yes", "helpful"), button("No", "no", "helpful")];
    const given = reply(paragraph(text("So.")), { kind: "buttons", label: "Was this helpful?", buttons });
    expect(shown(given)).toBe("So.\n[👍 Was this helpful? Yes] [👎 Was this helpful? No]");
    const [simple] = draw(given, new Map(), look, true);
    expect(seen(simple?.blocks ?? [])).toBe("So.\n(Was this helpful?)\n[Yes] [No]");
    expect(seen(drawHome(given, new Map(), look).blocks)).toBe("So.\n(Was this helpful?)\n[Yes] [No]");
  });
  it("offers sharing and asking on where they make sense", () => {
    const given: Reply = {
      ...reply(paragraph(text("So."))),
      share: { verb: "share", id: "topic.docker" },
      askOn: { verb: "form", id: "follow-up" },
    };
    expect(shown(given)).toBe("So.");
    expect(shown(given, { offers: { share: true, askOn: true } })).toBe("So.\n[Share here] [Follow up]");
    expect(shown(given, { offers: { share: false, askOn: true } })).toBe("So.\n[Follow up]");
  });
  it("stands there once", () => {
    expect(shown(reply({ kind: "buttons", buttons: [button("A"), button("B", "a"), button("C")] }))).toBe(
      "[A] [C]",
    );
  });
});
