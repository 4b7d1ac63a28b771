import type { Block, Span } from "../reply.ts";

/** Blocks as bare text: paragraphs an empty line apart, list items behind `- ` or their number. Addresses are left out. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks
    .map(textOf)
    .filter((text) => text !== "")
    .join("\n\n");

export const plainSpans = (spans: readonly Span[]): string => spans.map((span) => span.text).join("");

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return plainSpans(block.spans);
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${plainSpans(item)}`)
        .join("\n");
    case "sources":
    case "buttons":
    case "choice":
      return "";
  }
}
