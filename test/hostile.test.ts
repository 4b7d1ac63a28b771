import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Advisor } from "../src/advisor.ts";
import type { MessageBody } from "../src/message.ts";
import { plainText } from "../src/plain.ts";
import type { Reply } from "../src/reply.ts";
import { commands } from "../src/understand/commands.ts";
import type { Intent } from "../src/understand/intent.ts";
import { messageOf, shippedAdvisor } from "./mind.ts";

let advisor: Advisor;

beforeAll(async () => {
  ({ advisor } = await shippedAdvisor());
});

/** Each text in a place of its own, so that none is a follow-up. */
let places = 0;
const ask = (body: MessageBody): Promise<{ intent: Intent; reply: Reply }> => {
  places += 1;
  return advisor.explain(messageOf(body, { place: `terminal:${places}` }));
};
/** Every way in which text comes in. */
const ways = (text: string): MessageBody[] => [
  { kind: "text", text },
  ...commands.flatMap(({ name, options }): MessageBody[] =>
    options.map((option) => ({ kind: "command", name, options: { [option.name]: text } })),
  ),
  { kind: "form", name: "follow-up", values: { question: text } },
  { kind: "press", action: { verb: "pick", id: text, turn: text } },
  { kind: "press", action: { verb: "step", id: text } },
  { kind: "press", action: { verb: "theme", id: text } },
  { kind: "press", action: { verb: "helpful", id: text, turn: text } },
];

const emoji = "🙂👍🏽🇮🇳👩‍💻";
const wordless = {
  empty: "",
  "only blanks": " \t\n\u00A0\u3000",
  "only emoji": emoji,
  "only punctuation": "?!… ---",
  "only a link": "https://example.org/a?b=c",
  "only a mention": "<@123> <@!4> <#5> <@&6> <!everyone>",
  "only control characters": "\u0000\u0007\u001B\u007F\u0085",
  "only marks of direction": "\u202E\u200F\u2066\u2069\u200B\uFEFF",
  "half a surrogate pair": "\uD83D",
};
const strange = {
  "10,000 characters of one word": "x".repeat(10_000),
  "10,000 characters of words": "should i learn java ".repeat(500),
  "10,000 brackets": "([{<".repeat(2_500),
  "10,000 combining marks": `a${"\u0301".repeat(10_000)}`,
  "control characters between words": "do\u0000i\u0007need\u001B[31m a\u009Bdegree",
  "marks of direction between words": "\u202Edo i\u200F need \u2066a degree\u2069",
  Hindi: "क्या मुझे बैकएंड डेवलपर बनने के लिए डिग्री चाहिए?",
  Chinese: "成为后端开发人员需要学位吗?",
  Arabic: "هل أحتاج إلى شهادة لأصبح مطور خلفية؟",
  Tamil: "எனக்கு பட்டம் தேவையா?",
  Markdown: "**bold** _it_ `code` ```js\nx\n``` [a](javascript:alert(1)) ![i](x) > q\n# h\n|a|b|",
  HTML: "<script>alert(1)</script><img src=x onerror=alert(1)>",
  mentions: "@everyone @here <@123> <!channel> <!subteam^S1> <@&5> do i need a degree",
  SQL: "'; drop table turns; --",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: looks like a template, as it should.
  templates: "${process.env.HOME} {{constructor.constructor('x')()}} {pay:x} %s %n",
  "a slash command": "/step docker",
  "the prototype": "__proto__",
  constructor: "constructor",
  toString: "toString",
  hasOwnProperty: "hasOwnProperty",
  "prototype-like words": "__proto__ constructor toString valueOf prototype",
  "lone surrogates": "do i \uD800need\uDFFF a degree\uD83D",
  "not a number": "NaN years of experience, Infinity hours a week, -1 yoe, 999999999999 yrs exp",
};

describe("a message without words gets a kind hint", () => {
  it.each(Object.entries(wordless))("%s", async (_, text) => {
    const { intent, reply } = await ask({ kind: "text", text });
    expect(intent).toEqual({ kind: "wordless" });
    expect(plainText(reply.blocks)).toMatch(/^I can only read words/);
  });
});

describe("a strange message gets a reply, by every way in", () => {
  it.each([...Object.entries(wordless), ...Object.entries(strange)])("%s", async (_, text) => {
    for (const body of ways(text)) {
      const { reply } = await ask(body);
      expect(plainText(reply.blocks).length).toBeGreaterThan(10);
    }
  });
});

it("what hides between the words does not hide the question", async () => {
  for (const name of ["marks of direction between words", "mentions", "lone surrogates"] as const) {
    const { intent } = await ask({ kind: "text", text: strange[name] });
    expect(intent, name).toMatchObject({ kind: "answer", topic: "degree-needed" });
  }
});

it("another script is not taken for a question one knows", async () => {
  for (const name of ["Hindi", "Chinese", "Arabic", "Tamil"] as const)
    expect((await ask({ kind: "text", text: strange[name] })).intent.kind, name).not.toBe("answer");
});

it("a long message is read in a fraction of a second", async () => {
  const started = performance.now();
  for (const text of Object.values(strange)) await ask({ kind: "text", text });
  expect((performance.now() - started) / Object.keys(strange).length).toBeLessThan(250);
});

/** A word that stands in no answer. */
const marker = "qzvxkwj";
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(...Object.values(wordless), ...Object.values(strange)),
);

it("any text gets a reply, never a failure", async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      for (const body of ways(text)) expect((await ask(body)).reply.blocks.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

/** What is wrong with one's own profile or import is quoted to oneself, as text like any other. */
const quotes = (body: MessageBody): boolean =>
  body.kind === "command" && (body.name === "profile" || body.name === "import");

it("a reply never holds what was typed, but for what cannot be read of a profile or an import", async () => {
  const glue = fc.constantFrom("", " ", "\n", "`", "*", "<", "@", ":");
  await fc.assert(
    fc.asyncProperty(anything, glue, anything, async (before, between, after) => {
      for (const body of ways(before + between + marker + between + after).filter((way) => !quotes(way)))
        expect(JSON.stringify((await ask(body)).reply)).not.toContain(marker);
    }),
    { numRuns: 60 },
  );
});

it("completion takes any text", async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      for (const { name, options } of commands)
        for (const option of options)
          expect((await advisor.suggest(name, option.name, text, "terminal:asha")).length).toBeLessThan(26);
    }),
    { numRuns: 60 },
  );
});
