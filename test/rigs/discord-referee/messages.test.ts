import { describe, expect, test } from "vitest";
import { refuse } from "../discord/referee/referee.ts";
import { button, display, message, modern, option, row, select, silent, text, times } from "./payloads.ts";

const sent = (rest: object): string[] => refuse("message", message(rest));
const before = { flags: 0, content: "Hi", embeds: [], components: [], attachments: [] };

describe("the referee takes", () => {
  test.each([
    ["a plain message", sent({ nonce: "tip:1", enforce_nonce: true })],
    [
      "a message that pings one person",
      sent({ allowed_mentions: { parse: [], users: ["1"], replied_user: true } }),
    ],
    ["an edit that keeps the text", refuse("edit", { components: [], ...silent }, { edited: before })],
    ["an edit that cannot be seen whole", refuse("webhook-edit", { embeds: [], ...silent })],
    ["a follow-up for one person", refuse("follow-up", message({ flags: 64 }))],
  ])("%s", (_what, found) => {
    expect(found).toEqual([]);
  });

  test("pictures that came along", () => {
    const files = [
      { index: "0", name: "map.png" },
      { index: "1", name: "plan.md" },
    ];
    const attachments = [{ id: "0", description: text(1024) }, { id: "1" }];
    const embeds = [{ title: "Map", image: { url: "attachment://map.png" } }];
    const gallery = { type: 12, items: [{ media: { url: "attachment://map.png" }, description: "a map" }] };
    const file = { type: 13, file: { url: "attachment://plan.md" } };
    expect(refuse("message", message({ content: "", embeds, attachments }), { files })).toEqual([]);
    expect(refuse("message", modern([gallery, file], { attachments }), { files })).toEqual([]);
  });
});

describe("the referee refuses a message", () => {
  test.each([
    ["of 2001 characters", sent({ content: text(2001) }), "content: Must be 2000 or fewer in length."],
    ["that is empty", sent({ content: "  " }), "body: Cannot send an empty message"],
    [
      "that may ping anybody",
      refuse("message", { content: "Hi" }),
      "allowed_mentions: Every message says whom it may ping.",
    ],
    [
      "that parses users and lists them",
      sent({ allowed_mentions: { parse: ["users"], users: ["1"] } }),
      'allowed_mentions.users: parse:["users"] and users',
    ],
    [
      "that pings what does not exist",
      sent({ allowed_mentions: { parse: ["all"] } }),
      "allowed_mentions.parse[0]: Value must be",
    ],
    ["with a nonce of 26 characters", sent({ nonce: text(26) }), "nonce: Must be 25 or fewer in length."],
    ["that is for one person, in a channel", sent({ flags: 64 }), "flags: These flags cannot be set here."],
    [
      "with a file that did not come",
      sent({ attachments: [{ id: "0" }] }),
      "attachments[0].id: The referenced attachment 0",
    ],
    [
      "that shows a file that did not come",
      sent({ embeds: [{ image: { url: "attachment://a.png" } }] }),
      "embeds[0]: The ref",
    ],
    [
      "with 1025 characters of alt text",
      refuse("message", message({ attachments: [{ id: "0", description: text(1025) }] }), {
        files: [{ index: "0", name: "a" }],
      }),
      "attachments[0].description: Must be 1024 or fewer in length.",
    ],
    [
      "edited to nothing",
      refuse("edit", { content: "", ...silent }, { edited: before }),
      "body: Cannot send an empty message",
    ],
    [
      "made private by an edit",
      refuse("webhook-edit", message({ flags: 64 })),
      "flags: These flags cannot be set here.",
    ],
    [
      "that follows and is too long",
      refuse("follow-up", message({ content: text(2001) })),
      "content: Must be 2000 or fewer",
    ],
    [
      "edited to new components under its old text",
      refuse("webhook-edit", modern([display("a")]), { edited: before }),
      "content: The 'content' field cannot be used",
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

describe("the referee refuses embeds", () => {
  const embedded = (...embeds: object[]): string[] => sent({ embeds });
  test.each([
    [
      "of 6001 characters",
      embedded({ description: text(4000) }, { description: text(2001) }),
      "embeds: Embed size exceeds maximum size of 6000",
    ],
    [
      "when there are eleven",
      embedded(...times(11, () => ({ title: "a" }))),
      "embeds: Must be 10 or fewer in length.",
    ],
    ["with a long title", embedded({ title: text(257) }), "embeds[0].title: Must be 256 or fewer in length."],
    [
      "with a long description",
      embedded({ description: text(4097) }),
      "embeds[0].description: Must be 4096 or fewer",
    ],
    [
      "with 26 fields",
      embedded({ fields: times(26, () => ({ name: "a", value: "b" })) }),
      "embeds[0].fields: Must be 25",
    ],
    [
      "with a blank field",
      embedded({ fields: [{ name: "a", value: " " }] }),
      "embeds[0].fields[0].value: This field is required",
    ],
    [
      "with a long field",
      embedded({ fields: [{ name: "a", value: text(1025) }] }),
      "embeds[0].fields[0].value: Must be 1024",
    ],
    ["with nothing in them", embedded({ color: 1 }), "embeds[0].description: This field is required"],
    [
      "with a link that is none of the web",
      embedded({ title: "a", url: "ftp://a.b" }),
      "embeds[0].url: Scheme must be one of",
    ],
    [
      "with a word for a number",
      embedded({ title: "a", color: "red" }),
      "embeds[0].color: Must be given, as number.",
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

test("a house that does not ask whom a message pings can say so", () => {
  expect(refuse("message", { content: "Hi" }, { mentions: false })).toEqual([]);
});

test("the referee is quick: a full message takes well below a millisecond", () => {
  const options = times(25, (at) => option(`${at}`));
  const controls = [row(...times(5, (at) => button({ custom_id: `${at}` }))), row(select(options))];
  const full = modern([{ type: 17, components: [...times(20, () => display(text(150))), ...controls] }]);
  expect(refuse("message", full)).toEqual([]);
  const quickest = Math.min(
    ...times(60, () => {
      const started = performance.now();
      for (let at = 0; at < 5; at++) refuse("message", full);
      return (performance.now() - started) / 5;
    }),
  );
  expect(quickest).toBeLessThan(1);
});
