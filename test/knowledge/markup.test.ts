import { expect, test } from "vitest";
import { onlyParagraph, parseBlocks } from "../../src/knowledge/markup.ts";
import { problemsAfter, problemsWith, swap } from "./folder.ts";

const detail = (text: string): string => `detail: |-\n${text.replace(/^(?=.)/gm, "      ")}`;
/** The problems of an answer whose detail is this Markdown. */
const problemsOf = (markdown: string) =>
  problemsWith("questions/data.yaml", 'detail: "About {pay:india-junior} to begin with."', detail(markdown));

const parseSpans = (markdown: string) => onlyParagraph(parseBlocks(markdown));

test("paragraphs, lists and every style become blocks and spans", () => {
  const { blocks, problems } = parseBlocks(
    "One **two** *three* `four` [five](https://example.org/5).\n\n- a\n- **b**\n\n1. c\n2. d\n",
  );
  expect(problems).toEqual([]);
  expect(blocks).toEqual([
    {
      kind: "paragraph",
      spans: [
        { kind: "text", text: "One " },
        { kind: "strong", text: "two" },
        { kind: "text", text: " " },
        { kind: "emphasis", text: "three" },
        { kind: "text", text: " " },
        { kind: "code", text: "four" },
        { kind: "text", text: " " },
        { kind: "link", text: "five", url: "https://example.org/5" },
        { kind: "text", text: "." },
      ],
    },
    { kind: "list", ordered: false, items: [[{ kind: "text", text: "a" }], [{ kind: "strong", text: "b" }]] },
    { kind: "list", ordered: true, items: [[{ kind: "text", text: "c" }], [{ kind: "text", text: "d" }]] },
  ]);
});

test("a line end inside a paragraph becomes a blank", () => {
  expect(parseSpans("one\ntwo **three\nfour**").spans).toEqual([
    { kind: "text", text: "one two " },
    { kind: "strong", text: "three four" },
  ]);
});

test("escaped marks, lone stars, snake_case and angle brackets with blanks are text", () => {
  const { spans, problems } = parseSpans("2 \\* 3, 4 * 5, snake_case_name, a < b > c, \\*\\*x");
  expect(problems).toEqual([]);
  expect(spans).toEqual([{ kind: "text", text: "2 * 3, 4 * 5, snake_case_name, a < b > c, **x" }]);
});

test("text of several paragraphs is no single one", () => {
  expect(parseSpans("one\n\ntwo")).toEqual({
    spans: [],
    problems: [{ offset: 0, message: "this has to be one paragraph; join the parts" }],
  });
});

test.each([
  [
    "a heading",
    "text\n\n¦# Title",
    "no headings in an answer; make it a paragraph, with **bold** if need be",
  ],
  [
    "an underlined heading",
    "¦Title\n---",
    "no headings in an answer; make it a paragraph, with **bold** if need be",
  ],
  ["a table", "text\n\n¦| a | b |\n| - | - |", "no tables; write a list"],
  ["a table without outer bars", "a | b\n¦--- | ---", "no tables; write a list"],
  ["a nested list", "- a\n  ¦- b", "no lists inside lists; make it one flat list"],
  ["a quote", "¦> words", "no quotes; make it a paragraph"],
  ["an image", "see ¦![a cat](https://example.org/cat.png)", "no images; say it in words"],
  ["inline HTML", "press ¦<kbd>", "no HTML; write it as text, or as `code`"],
  ["an HTML block", "¦<div>\nwords\n</div>", "no HTML; write it as text, or as `code`"],
  ["a bare address", "see ¦https://example.org", "no bare addresses; write [text](https://…)"],
  ["a bare www address", "see ¦www.example.org", "no bare addresses; write [text](https://…)"],
  [
    "an address in angle brackets",
    "see ¦<https://example.org>",
    "no bare addresses; write [text](https://…)",
  ],
  [
    "a fenced code block",
    "text\n\n¦```\nx\n```",
    "no code blocks (four spaces at the start make one too); write `code` inside a sentence",
  ],
  ["a line across", "text\n\n¦***", "no lines across; an empty line parts paragraphs"],
  [
    "a hard line break",
    "text¦\\\nmore",
    "no hard line breaks; delete the spaces or the backslash at the end of the line",
  ],
  [
    "a link definition",
    "text\n\n¦[a]: https://example.org",
    "no link definitions; write [text](https://…) where the link belongs",
  ],
  ["styles inside each other", "so **very ¦*very* much**", "one style at a time; take the inner one away"],
  [
    "a styled link",
    "see [the ¦**docs**](https://example.org)",
    "one style at a time; take the inner one away",
  ],
  ["underscores for bold", "so ¦__very__ much", "write **words** with stars, not underscores"],
  ["underscores for italics", "so ¦_very_ much", "write *words* with stars, not underscores"],
  ["a star as bullet", "¦* a", "a list item here begins with `-`, not `*`; change it"],
  ["a bracket after a number", "¦1) a", "a list item here begins with `1.`, not `1)`; change it"],
  [
    "a list that starts late",
    "¦3. a",
    "a numbered list starts at 1; renumber it, or begin the line with a word",
  ],
  ["an empty item", "¦-\n- b", "a list item holds one line of text; put the text right after the marker"],
  [
    "two paragraphs in an item",
    "- a\n\n  ¦b",
    "a list item holds one paragraph; make this its own item, or a paragraph without indentation",
  ],
  [
    "an address without https",
    "see ¦[it](http://example.org)",
    "a link has a full https:// address; complete it",
  ],
  ["a relative address", "see ¦[it](docs/it.md)", "a link has a full https:// address; complete it"],
  ["a link without words", "see ¦[](https://example.org)", "a link needs words; write [text](https://…)"],
  [
    "a link with a title",
    'see ¦[it](https://example.org "It")',
    "no titles in links; write [text](https://…)",
  ],
  ["bold that never closes", "so ¦**very much", "`**` without its partner; close the bold, or write \\*\\*"],
  ["code that never closes", "run ¦`x and y", "a backtick without its partner; close the `code`"],
  ["struck-out text", "so ¦~~very~~ much", "no struck-out text; take it out"],
  ["a tick box", "- ¦[ ] a", "no tick boxes; write a plain item"],
  ["a footnote", "so¦[^1]", "no footnotes; say it in the text"],
])("%s is reported where it stands", async (_, markdown, message) => {
  expect(await problemsOf(markdown)).toEqual([`knowledge/questions/data.yaml:¦: ${message}`]);
});

test("reference links and image references are reported beside their definition", () => {
  const { problems } = parseBlocks("see [it][a] and ![it][a]\n\n[a]: https://example.org");
  expect(problems.map((problem) => problem.offset)).toEqual([4, 16, 26]);
});

test.each([
  ["folded text", ">-\n      It depends\n      on ¦_where_ you are.\n"],
  ["bare text on two lines", "It depends\n      on ¦_where_ you are.\n"],
  ["quoted text", '"It depends on ¦_where_ you are."\n'],
  ["single-quoted text", "'It depends on ¦_where_ you are.'\n"],
  ["quoted text with escapes, at its start", '¦"It \\"depends\\" on _where_ you are."\n'],
  ["single-quoted text with escapes, at its start", "¦'It''s about _where_ you are.'\n"],
])("a place inside %s is found", async (_, point) => {
  expect(await problemsWith("questions/data.yaml", "point: It depends.\n", `point: ${point}`)).toEqual([
    "knowledge/questions/data.yaml:¦: write *words* with stars, not underscores",
  ]);
});

test("the point of an answer is one paragraph", async () => {
  expect(
    await problemsWith(
      "questions/data.yaml",
      "point: It depends.\n",
      "point: |-\n      ¦It depends.\n\n      Really.\n",
    ),
  ).toEqual(["knowledge/questions/data.yaml:¦: this has to be one paragraph; join the parts"]);
});

test("the Markdown of tips is looked at", async () => {
  expect(await problemsWith("tips.yaml", "**before**", "¦__before__")).toEqual([
    "knowledge/tips.yaml:¦: write **words** with stars, not underscores",
  ]);
});

test.each([
  ["roadmaps/backend.yaml", "An estimate of our own.", "¦An *estimate* of our own."],
  ["roadmaps/backend.yaml", "Data outlives code.", "¦Data outlives [code](https://example.org)."],
  ["roadmaps/backend.yaml", "A table of books.", "¦A **table** of books."],
  ["roadmaps/backend.yaml", "{question: What is a row?", "{question: ¦What is a `row`?"],
  ["roadmaps/backend.yaml", "answer: One thing.", "answer: ¦One `thing`."],
  ["certifications.yaml", "It shows that", "¦It shows *that*"],
  ["glossary.yaml", "One thing in a table.", "¦One thing in a **table**."],
])("text that is shown as it stands holds no Markdown (%s: %s)", async (path, from, to) => {
  expect(await problemsWith(path, from, to)).toEqual([
    `knowledge/${path}:¦: this is shown as it stands, with its stars and backticks; take the Markdown out`,
  ]);
});

test("a misspelt pay placeholder is reported in an answer, and any placeholder elsewhere", async () => {
  const problems = await problemsAfter((files) => {
    swap(
      files,
      "questions/data.yaml",
      "About {pay:india-junior}",
      "About {pay:india-junior} and ¦{pay: india-junior}",
    );
    swap(files, "tips.yaml", "Draw your", "Draw ¦{pay:india-junior} your");
  });
  expect(problems).toEqual([
    "knowledge/questions/data.yaml:¦: a pay figure is written `{pay:ID}`, with an id of salaries.yaml; mend it",
    "knowledge/tips.yaml:¦: `{pay:ID}` is filled in only in `point` and `detail` of an answer; take it out",
  ]);
});
