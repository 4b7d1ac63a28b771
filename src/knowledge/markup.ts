import type {
  BlockContent,
  DefinitionContent,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Text,
} from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Block, Span } from "../reply.ts";
import { lookalikes } from "./lookalikes.ts";

/** Markdown that some platform cannot show. `offset` counts characters from the start of the text. */
export interface MarkupProblem {
  readonly offset: number;
  readonly message: string;
}

/** Markdown, read. */
export interface Markup {
  readonly blocks: readonly Block[];
  readonly problems: readonly MarkupProblem[];
}

/** The Markdown every platform can show → blocks: paragraphs, flat `-` and `1.` lists, `**strong**`, `*emphasis*`,
 *  `` `code` ``, `[text](https://…)`. All else is left out of the blocks and reported. */
export function parseBlocks(markdown: string): Markup {
  const page: Page = { markdown, problems: [] };
  const blocks = fromMarkdown(markdown).children.flatMap((node): Block[] => {
    if (node.type === "paragraph") return [{ kind: "paragraph", spans: spansOf(node, page) }];
    if (node.type === "list") return [listOf(node, page)];
    report(
      page,
      node,
      wayOut[node.type] ?? "this Markdown cannot be shown everywhere; write plain paragraphs",
    );
    return [];
  });
  return { blocks, problems: page.problems };
}

/** The spans of text that has to be one paragraph, such as the point of an answer. */
export function onlyParagraph({ blocks, problems }: Markup): {
  readonly spans: readonly Span[];
  readonly problems: readonly MarkupProblem[];
} {
  const [first, ...rest] = blocks;
  if (first?.kind === "paragraph" && rest.length === 0) return { spans: first.spans, problems };
  if (problems.length > 0) return { spans: [], problems };
  return { spans: [], problems: [{ offset: 0, message: "this has to be one paragraph; join the parts" }] };
}

/** Reads each text once: reading Markdown takes a quarter of loading, and checking and building both need it. */
export function rememberingBlocks(): (markdown: string) => Markup {
  const read = new Map<string, Markup>();
  return (markdown) => {
    const known = read.get(markdown) ?? parseBlocks(markdown);
    read.set(markdown, known);
    return known;
  };
}

/** The text under work, and what was found wrong with it so far. */
interface Page {
  readonly markdown: string;
  readonly problems: MarkupProblem[];
}

type Positioned = {
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
};

const offsetOf = (node: Positioned): number => node.position?.start.offset ?? 0;
const report = (page: Page, node: Positioned, message: string): void => {
  page.problems.push({ offset: offsetOf(node), message });
};

const wayOut: Readonly<Record<string, string>> = {
  heading: "no headings in an answer; make it a paragraph, with **bold** if need be",
  blockquote: "no quotes; make it a paragraph",
  code: "no code blocks (four spaces at the start make one too); write `code` inside a sentence",
  html: "no HTML; write it as text, or as `code`",
  thematicBreak: "no lines across; an empty line parts paragraphs",
  definition: "no link definitions; write [text](https://…) where the link belongs",
  image: "no images; say it in words",
  imageReference: "no images; say it in words",
  linkReference: "no reference links; write [text](https://…)",
  break: "no hard line breaks; delete the spaces or the backslash at the end of the line",
};

function listOf(list: List, page: Page): Block {
  const ordered = list.ordered === true;
  if (ordered && list.start !== 1)
    report(page, list, "a numbered list starts at 1; renumber it, or begin the line with a word");
  return { kind: "list", ordered, items: list.children.map((item) => itemOf(item, ordered, page)) };
}

function itemOf(item: ListItem, ordered: boolean, page: Page): readonly Span[] {
  const marker = /^(?:[-*+]|\d+[.)])/.exec(page.markdown.slice(offsetOf(item)))?.[0] ?? "";
  if (!(ordered ? marker.endsWith(".") : marker === "-"))
    report(
      page,
      item,
      `a list item here begins with ${ordered ? "`1.`" : "`-`"}, not \`${marker}\`; change it`,
    );
  const [first, ...rest] = item.children;
  if (first?.type !== "paragraph") {
    report(page, first ?? item, "a list item holds one line of text; put the text right after the marker");
    return [];
  }
  for (const inner of rest) report(page, inner, tooMuch(inner));
  return spansOf(first, page);
}

const tooMuch = (inner: BlockContent | DefinitionContent): string =>
  inner.type === "list"
    ? "no lists inside lists; make it one flat list"
    : "a list item holds one paragraph; make this its own item, or a paragraph without indentation";

const spansOf = (paragraph: Paragraph, page: Page): readonly Span[] =>
  paragraph.children.flatMap((node) => spanOf(node, page));

function spanOf(node: PhrasingContent, page: Page): Span[] {
  switch (node.type) {
    case "text":
      reportLookalikes(page, node);
      return [{ kind: "text", text: flat(node.value) }];
    case "inlineCode":
      return [{ kind: "code", text: flat(node.value) }];
    case "strong":
    case "emphasis": {
      const mark = node.type === "strong" ? "**" : "*";
      if (!page.markdown.startsWith(mark, offsetOf(node)))
        report(page, node, `write ${mark}words${mark} with stars, not underscores`);
      return [{ kind: node.type, text: plainInside(node.children, page) }];
    }
    case "link":
      return linkOf(node, page);
    case "break":
    case "html":
    case "image":
    case "imageReference":
    case "linkReference":
    case "delete":
    case "footnoteReference":
      report(page, node, wayOut[node.type] ?? "this Markdown cannot be shown everywhere; write plain words");
      return [];
  }
}

function reportLookalikes(page: Page, node: Text): void {
  const start = offsetOf(node);
  for (const { at, message } of lookalikes(page.markdown.slice(start, node.position?.end.offset)))
    page.problems.push({ offset: start + at, message });
}

function linkOf(link: Link, page: Page): Span[] {
  if (page.markdown[offsetOf(link)] !== "[") {
    report(page, link, "no bare addresses; write [text](https://…)");
    return [];
  }
  if (!URL.canParse(link.url) || !link.url.startsWith("https://"))
    report(page, link, "a link has a full https:// address; complete it");
  if (link.children.length === 0) report(page, link, "a link needs words; write [text](https://…)");
  if (link.title) report(page, link, "no titles in links; write [text](https://…)");
  return [{ kind: "link", text: plainInside(link.children, page), url: link.url }];
}

/** What stands inside bold, italic or a link: words only. */
function plainInside(children: readonly PhrasingContent[], page: Page): string {
  const styled = children.find((child) => child.type !== "text");
  if (styled) report(page, styled, "one style at a time; take the inner one away");
  for (const child of children) if (child.type === "text") reportLookalikes(page, child);
  return children.map((child) => ("value" in child ? flat(child.value) : "")).join("");
}

const flat = (value: string): string => value.replace(/\s*\n\s*/g, " ");
