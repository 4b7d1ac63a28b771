import type { Block, SourceLine, Span } from "./reply.ts";

/** Blocks as bare text: paragraphs an empty line apart, list items behind `- ` or their number, choices numbered.
 *  `body` leaves out the source line and everything to press. */
export const plainText = (blocks: readonly Block[], part: "body" | "whole" = "whole"): string =>
  blocks
    .filter((block) => part === "whole" || !["sources", "buttons", "choice"].includes(block.kind))
    .map(textOf)
    .filter((text) => text !== "")
    .join("\n\n");

export const plainSpans = (spans: readonly Span[]): string => spans.map(({ text }) => text).join("");

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return plainSpans(block.spans);
    case "list":
      return block.items
        .map((item, i) => `${block.ordered ? `${i + 1}.` : "-"} ${plainSpans(item)}`)
        .join("\n");
    case "code":
      return block.text;
    case "sources":
      return sourceText(block);
    case "picture":
      return block.beside ? "" : block.text.join("\n");
    case "buttons":
      return "";
    case "choice":
      return block.options.map(({ label }, i) => `${i + 1}. ${label}`).join("\n");
  }
}

/** "Sources: A · B · reviewed 21 Nov 2026", or that it is the project's own guidance. Empty when nothing is known. */
export function sourceText({ sources, editorial, reviewed }: SourceLine): string {
  const named =
    sources.length === 0 ? [] : [`${sources.length === 1 ? "Source" : "Sources"}: ${sources.join(" · ")}`];
  return [
    ...(editorial ? ["Roadmate's own guidance"] : named),
    ...(reviewed === undefined ? [] : [`reviewed ${readableDay(reviewed)}`]),
  ].join(" · ");
}

/** `2026-11-21` → `21 Nov 2026`; what is no date stays as it is. */
export function readableDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  readable ??= new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return readable.format(date);
}

/** Made when first needed, and once: making one takes a hundred times longer than using it. */
let readable: Intl.DateTimeFormat | undefined;
