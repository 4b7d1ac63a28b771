import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean, wordsOf } from "../../src/understand/words.ts";

const words = (text: string): string => wordsOf(clean(text)).join(" ");

describe("contractions are opened, with and without their apostrophe", () => {
  test.each([
    ["I don't know", "i do not know"],
    ["dont know", "do not know"],
    ["can't", "can not"],
    ["cant", "can not"],
    ["won't", "will not"],
    ["ain't", "is not"],
    ["doesn't", "does not"],
    ["isn't", "is not"],
    ["I'm", "i am"],
    ["im", "i am"],
    ["we're", "we are"],
    ["they'll", "they will"],
    ["I've", "i have"],
    ["I'd", "i would"],
    ["what's", "what"],
    ["whats", "what"],
    ["python's", "python"],
    ["rock'n'roll", "rock n roll"],
  ])("%j reads as %j", (typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test.each(["don’t", "don‘t", "don´t", "donʼt", "don`t", "don＇t"])(
    "%j has an apostrophe like any other",
    (typed) => {
      expect(words(typed)).toBe("do not");
    },
  );
});

describe("what carries no question is taken out", () => {
  test.each([
    [
      "a code block",
      "why does this fail\n```js\nconst salary = 1;\n```\non node",
      "why does this fail on node",
    ],
    ["a code block that never ends", "help ```const a = 1", "help"],
    ["a link", "is https://example.org/course?x=1#top worth it", "is worth it"],
    ["a link without its scheme", "is www.example.org/course worth it", "is worth it"],
    [
      "a link that Slack labelled, but not its label",
      "see <https://example.org/a|the course> first",
      "see the course first",
    ],
    ["a Discord mention", "<@80351110224678912> and <@&12> in <#34> say hi", "and in say hi"],
    ["a Discord emoji", "nice <:party:1234> <a:dance:5678> work", "nice work"],
    ["a Discord timestamp and a command mention", "at <t:1618953630:R> use </ask:12> now", "at use now"],
    ["a Slack broadcast", "<!here> anyone", "anyone"],
    ["an emoji code", ":wave: hello :+1::tada:", "hello"],
    ["emoji", "start 🚀 now 👩‍💻", "start now"],
  ])("%s", (_, typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test("a colon in plain text is no emoji code", () => {
    expect(words("time: 10:30:45, ratio a:b")).toBe("time 10 30 45 ratio a b");
  });

  test("inline code stays, for it is often the very thing asked about", () => {
    expect(words("what is `docker` for")).toBe("what is docker for");
  });
});

describe("characters that cannot be seen", () => {
  test.each([
    ["a soft hyphen", "develop\u00adment", "development"],
    ["direction marks", "\u202ewhat\u202c is \u200fdocker", "what is docker"],
    ["a byte order mark", "\ufeffwhat is docker", "what is docker"],
    ["joiners", "doc\u200dker", "docker"],
    ["a zero-width space, which stands between words", "what\u200bis", "what is"],
    ["control characters", "what\u0000is\u0007\u001b[31m docker", "what is 31m docker"],
    ["tabs and line ends", "what\tis\r\ndocker", "what is docker"],
  ])("%s", (_, typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test("a line end is kept, for sentences end there", () => {
    expect(clean("one\r\n\ttwo")).toBe("one\ntwo");
  });
});

describe("other scripts and letters", () => {
  test.each([
    ["accents fall away", "Müñchen café", "munchen cafe"],
    ["full-width letters are letters", "ＰＹＴＨＯＮ", "python"],
    ["ligatures come apart", "ﬁnd", "find"],
    ["Cyrillic stays", "Что такое Docker", "что такое docker"],
    ["Greek stays", "Τι είναι", "τι ειναι"],
    ["Chinese stays", "后端 开发", "后端 开发"],
    ["Arabic stays", "ما هو", "ما هو"],
  ])("%s", (_, typed, read) => {
    expect(words(typed)).toBe(read);
  });

  test.each(["हिन्दी में", "한국어", "ไทย"])("%s has words", (typed) => {
    expect(wordsOf(clean(typed)).length).toBeGreaterThan(0);
  });
});

describe("names with signs in them stay whole", () => {
  test.each([
    ["C++ or C#?", "c++ or c#"],
    ["F# and .NET", "f# and .net"],
    ["asp.net", "asp .net"],
    ["node.js", "node js"],
    ["a music #channel", "a music channel"],
    ["2.5 years, v3.11.2", "2.5 years v3 11.2"],
    ["1.Docker 2. Redis", "1 docker 2 redis"],
  ])("%j reads as %j", (typed, read) => {
    expect(words(typed)).toBe(read);
  });
});

test.each(["__proto__", "constructor", "hasOwnProperty", "toString's", "x'constructor", "x'__proto__"])(
  "%j is a word like any other",
  (typed) => {
    expect(() => words(typed)).not.toThrow();
    expect(words(typed)).toMatch(/proto|constructor|hasownproperty|tostring/);
  },
);

test.each(["", "   ", "\n\n", "🚀🚀", "?!…", "https://example.org", "<@1>", "``` ```", "\u0000\u200b"])(
  "%j holds no word",
  (typed) => {
    expect(wordsOf(clean(typed))).toEqual([]);
  },
);

test("of 10,000 characters the first 4,000 are read", () => {
  expect(wordsOf(clean(`${"a ".repeat(1_999)}bc${"d".repeat(6_000)}`))).toEqual([
    ...Array(1_999).fill("a"),
    "bc",
  ]);
});

test("whatever is typed, words are lower-case and hold neither blanks nor control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const words = wordsOf(clean(text));
      expect(words).not.toContain("");
      expect(words.join("")).not.toMatch(/[\p{Cc}\p{Cf}\s<>@`]/u);
      expect(words.join("").toLowerCase()).toBe(words.join(""));
    }),
  );
});
