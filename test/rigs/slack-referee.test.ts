import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actions,
  button,
  feedback,
  menu,
  message,
  mrkdwn,
  options,
  plain,
  section,
  table,
  x,
} from "./slack/pieces.ts";
import { refuseMessage, refuseView } from "./slack/referee.ts";

const image = (more: object) => ({ type: "image", alt_text: "A map", ...more });
const picture = { image_url: "https://a.example/a.png" };
const context = (...elements: object[]) => ({ type: "context", elements });
const contextActions = (...elements: object[]) => ({ type: "context_actions", elements });
const markdown = (text: string) => ({ type: "markdown", text });
const divider = { type: "divider" };
const many = (count: number, piece: (index: number) => object) =>
  Array.from({ length: count }, (_, i) => piece(i));
const richText = (...elements: object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

describe("A message is taken", () => {
  test.each<[string, object]>([
    ["of text alone", { channel: "C1", text: "Hello &lt;you&gt; &amp; you" }],
    [
      "of links, channels and dates",
      { text: "<https://a.example|A> <mailto:a@b.example> <#C1|x> <!date^1^{date}|x>" },
    ],
    ["at every limit", message({ type: "header", text: plain(x(150)) }, section(x(3000)), divider)],
    ["with 50 blocks", message(...many(50, () => divider))],
    ["with buttons and menus", message(actions(button(), menu(), { ...button("other"), style: "primary" }))],
    ["with an accessory", message({ ...section(), accessory: { type: "overflow", options: options(5) } })],
    ["with a table", message(table(100, 20))],
    ["with Markdown", message(markdown("# Title\n\n- a < b"))],
    ["with feedback buttons", message(contextActions(feedback()))],
    ["with an uploaded picture", message(image({ slack_file: { id: "F0123456789" } }))],
    ["with a picture from the web", message(image({ ...picture, title: plain("Map") }))],
    ["with rich text", message(richText({ type: "text", text: "a < b", style: { bold: true } }))],
    ["with metadata", { text: "x", metadata: { event_type: "tip", event_payload: { key: "k", n: 1 } } }],
    ["that deletes the original", { delete_original: true }],
  ])("%s", (_, payload) => {
    expect(refuseMessage(payload)).toEqual([]);
  });

  test("mentioning a user who was allowed", () => {
    const payload = message(section("<@U1> asked"), richText({ type: "user", user_id: "U1" }));
    expect(refuseMessage(payload, { mentions: new Set(["U1"]) })).toEqual([]);
    expect(refuseMessage(payload, { mentions: new Set(["U2"]) })).toHaveLength(2);
  });
});

describe("A message is refused", () => {
  test.each<[string, object, RegExp]>([
    ["with 51 blocks", message(...many(51, () => divider)), /at most 50 items/],
    ["with an unknown block", message({ type: "paragraph" }), /must be one of.*\/blocks\/0\/type/],
    [
      "with a block for modals",
      message({ type: "alert", text: plain("x") }),
      /alert block cannot stand in a message/,
    ],
    ["with an unknown key", message({ ...section(), colour: "red" }), /additional property: colour/],
    ["with an unknown argument", { text: "x", ephemeral: true }, /no argument.*ephemeral/],
    ["with blocks that are a text", { text: "x", blocks: "[]" }, /must be an array/],
    ["with a block that is a text", { text: "x", blocks: ["x"] }, /\/blocks\/0/],
    ["with attachments", { text: "x", attachments: [] }, /attachments are not looked at/],
    ["with no words", { channel: "C1" }, /neither text nor blocks/],
    ["with blocks and no text", { blocks: [section()] }, /text is missing beside blocks/],
    ["with a text of 40,001", { text: x(40_001) }, /40001 characters/],
    ["with an empty section", message({ type: "section" }), /one of text, fields/],
    ["with a section of 3,001", message(section(x(3001))), /at most 3000.*\/blocks\/0\/text/],
    ["with a section of 0", message(section("")), /at least 1/],
    ["with 11 fields", message({ type: "section", fields: many(11, () => mrkdwn("x")) }), /at most 10 items/],
    ["with a field of 2,001", message({ type: "section", fields: [mrkdwn(x(2001))] }), /at most 2000/],
    ["with a header of 151", message({ type: "header", text: plain(x(151)) }), /at most 150/],
    ["with a header in mrkdwn", message({ type: "header", text: mrkdwn("x") }), /must be plain_text/],
    ["with 11 things in a context", message(context(...many(11, () => mrkdwn("x")))), /at most 10/],
    ["with a button in a context", message(context(button())), /elements\/0\/type/],
    ["with 26 buttons", message(actions(...many(26, (i) => button(`a${i}`)))), /at most 25 items/],
    ["with no buttons", message(actions()), /at least 1 items/],
    [
      "with a block_id twice",
      message(...many(2, () => ({ ...section(), block_id: "b" }))),
      /b is there twice/,
    ],
    ["with a block_id of 256", message({ ...section(), block_id: x(256) }), /at most 255/],
    ["with 12,001 of Markdown", message(markdown(x(6001)), markdown(x(6000))), /12001 characters.*of 12,000/],
    ["with 13,205 in all", message(...many(5, () => section(x(2641)))), /13205 characters in all/],
    ["with two tables", message(table(1, 1), table(1, 1)), /only one table/],
    ["with 101 rows", message(table(101, 1)), /at most 100 items/],
    ["with 21 columns", message(table(1, 21)), /at most 20 items/],
    ["with an alternative text of 2,001", message(image({ ...picture, alt_text: x(2001) })), /at most 2000/],
    ["with a picture of nothing", message(image({})), /missing required field/],
    ["with a picture of a file of ours", message(image({ image_url: "file:///map.png" })), /invalid url/],
    ["with a file id that is none", message(image({ slack_file: { id: "map.png" } })), /invalid slack file/],
    ["with six context actions", message(contextActions(...many(6, (i) => feedback(`f${i}`)))), /at most 5/],
    [
      "with half a feedback",
      message(contextActions({ ...feedback(), negative_button: undefined })),
      /negative_button/,
    ],
    ["with metadata that is none", { text: "x", metadata: { event_type: "tip" } }, /metadata/],
    ["mentioning everybody here", { text: "<!here> look" }, /live mention of !here/],
    ["mentioning a channel in a section", message(section("<!channel>")), /live mention of !channel/],
    ["mentioning a user in Markdown", message(markdown("<@U1>")), /live mention of U1/],
    ["mentioning a group", { text: "<!subteam^S1>" }, /live mention/],
    [
      "mentioning everybody in rich text",
      message(richText({ type: "broadcast", range: "channel" })),
      /everyone/,
    ],
    ["making names into mentions", { text: "@here", link_names: true }, /mentions/],
    ["of Markdown beside text", { text: "x", markdown_text: "x" }, /stands alone/],
    ["of Markdown with a mention", { markdown_text: "<!here>" }, /live mention/],
    ["with an angle bracket as typed", { text: "a < b" }, /not escaped/],
    ["with a tag as typed", message(section("use <div>")), /not escaped/],
  ])("%s", (_, payload, why) => {
    expect(refuseMessage(payload).join("\n")).toMatch(why);
  });

  test("with a file that is not ready", () => {
    const payload = message(image({ slack_file: { id: "F0123456789" } }));
    expect(refuseMessage(payload, { fileReady: () => false }).join()).toMatch(/invalid slack file/);
  });
});

test("Thousands of messages are judged in a moment", () => {
  const steps = many(10, (i) => ({ ...section(`step ${i}`), accessory: button(`a${i}`) }));
  const payload = message({ type: "header", text: plain("Your way") }, ...steps, actions(menu(), button()));
  const problems: string[] = [];
  const since = performance.now();
  for (let count = 0; count < 2000; count += 1) problems.push(...refuseMessage(payload));
  expect((performance.now() - since) / 2000).toBeLessThan(2);
  expect(problems).toEqual([]);
});

test("Nothing that can be sent brings the referee down", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  const type = fc.constantFrom("section", "actions", "table", "input");
  fc.assert(
    fc.property(text, fc.anything({ maxDepth: 4 }), type, (words, thing, type) => {
      const block = { type, text: thing, elements: thing, rows: thing, element: thing };
      expect(refuseMessage({ text: words, blocks: [block, thing] })).not.toEqual([]);
      expect(refuseView({ type: "modal", title: thing, blocks: thing })).not.toEqual([]);
      refuseMessage({ text: words });
    }),
    { numRuns: 300 },
  );
});
