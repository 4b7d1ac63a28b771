import fc from "fast-check";
import type { Action } from "../src/action.ts";
import { decodeAction } from "../src/action.ts";
import type { Block, Button, Reply, Span } from "../src/reply.ts";

/** Replies no advisor would give, for what draws them must never fail: empty and endless texts, marks, mentions and
 *  addresses in the wrong places, far too many buttons or none, the same button twice, pictures with the same name. */

const nasty = [
  "",
  " ",
  "\n\n",
  "\u200B",
  "\u202Eevil\u202C",
  "\uD800",
  "\u0000\u0007",
  "👩‍👩‍👧‍👦🇮🇳",
  "नमस्ते दुनिया",
  "שלום עולם",
  "@everyone @here <@1234567890> <@&1234567890> <#1234567890> <!channel> <!here> <@U012AB3CD>",
  "[click](https://evil.example) ![x](javascript:alert(1)) <https://evil.example|bank>",
  "# heading\n> quote\n- list\n1. one\n-# small",
  "**bold** __under__ _it_ ~~gone~~ ||spoiler|| `code` ```js\nfence```",
  "``",
  "`",
  "```",
  "\\*\\",
  ":smile: <:party:1234567890> <t:0:R> </ask:1234567890>",
  "https://example.com/a_b_c?x=*y*&z=(1)",
  "<script>&amp;</script>",
  "1. ",
  "#",
  "-",
  ">",
];

const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("Docker", "a REST API", "learn SQL first", "10 hours a week") },
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);
const line = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(" "));
/** Now and then far longer than any message. */
const long = fc
  .tuple(
    fc.constantFrom("word ", "x", "*", "`", "\\", "é", "👍", "a\nb ", "<@1> "),
    fc.integer({ min: 1, max: 5_000 }),
  )
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
const anyText = fc.oneof({ weight: 90, arbitrary: line }, { weight: 1, arbitrary: long });

const url = fc.oneof(
  fc.constantFrom(
    "https://example.com",
    "https://example.com/a(b)c?d=[e]|f>g",
    "http://example.com/%20 x",
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.com",
    "",
    "not a url",
  ),
  fc.webUrl({ withQueryParameters: true }),
  fc.integer({ min: 1, max: 5_000 }).map((length) => `https://example.com/${"a".repeat(length)}`),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom("text", "strong", "emphasis", "code"), text: anyText }),
  fc.record({ kind: fc.constant("link"), text: anyText, url }),
  fc.record({
    kind: fc.constant("place"),
    text: line,
    place: fc.constantFrom("discord:1/2", "slack:T1/C1", "discord:1/x>", "terminal:here"),
  }),
);
const spans = fc.array(span, { maxLength: 5 });

const action: fc.Arbitrary<Action> = fc
  .tuple(
    fc.constantFrom(
      "topic",
      "pick",
      "none",
      "helpful",
      "step",
      "theme",
      "done",
      "undo",
      "form",
      "share",
      "tips",
    ),
    fc.oneof(
      fc.constantFrom("all", "yes", "rest-apis", "a".repeat(60), "topic.rest-apis"),
      fc.stringMatching(/^[a-z0-9.-]{1,60}$/),
    ),
    fc.constantFrom("", ":0123456789abcdef"),
  )
  .map(([verb, id, turn]) => decodeAction(`${verb}:${id}${turn}`) ?? { verb: "undo", id: "last" });
const label = fc.oneof(line, fc.constantFrom(...nasty)).map((text) => text.slice(0, 75));
const button: fc.Arbitrary<Button> = fc.record({ label, action });
const buttons = fc.oneof(
  { weight: 8, arbitrary: fc.array(button, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(button, { minLength: 20, maxLength: 60 }) },
);

const picture: fc.Arbitrary<Block> = fc
  .record({
    name: fc.constantFrom("roadmap", "pay", "picture-2"),
    alt: fc.oneof(line, long).map((text) => text.slice(0, 1_000)),
    text: fc.array(line, { maxLength: 6 }),
    beside: fc.boolean(),
  })
  .map(({ beside, ...rest }) => ({
    kind: "picture",
    svg: { light: "<svg/>", dark: "<svg/>" },
    ...rest,
    ...(beside ? { beside } : {}),
  }));

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("paragraph"), spans }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("heading"), text: anyText }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("list"),
      ordered: fc.boolean(),
      items: fc.array(spans, { maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("code"), text: anyText }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        kind: fc.constant("sources"),
        sources: fc.array(line, { maxLength: 4 }),
        editorial: fc.boolean(),
        reviewed: fc.constantFrom("2026-11-21", "soon"),
      },
      { requiredKeys: ["kind", "sources", "editorial"] },
    ),
  },
  { weight: 1, arbitrary: picture },
  {
    weight: 2,
    arbitrary: fc.record(
      { kind: fc.constant("buttons"), label: line, buttons },
      { requiredKeys: ["kind", "buttons"] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("choice"), options: buttons }) },
);

/** Any reply at all. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.oneof(
      { weight: 40, arbitrary: fc.array(block, { maxLength: 6 }) },
      { weight: 1, arbitrary: fc.array(block, { minLength: 15, maxLength: 40 }) },
    ),
    mention: fc.constantFrom("discord:80351110224678912", "slack:T1/U1", "discord:everyone"),
    share: action,
    askOn: action,
  },
  { requiredKeys: ["blocks"] },
);

/** Which of a reply's pictures could be drawn. */
export const anyPictures: fc.Arbitrary<ReadonlyMap<string, Uint8Array>> = fc
  .subarray(["roadmap", "pay", "picture-2"])
  .map((names) => new Map(names.map((name) => [name, new Uint8Array([137, 80, 78, 71])])));
