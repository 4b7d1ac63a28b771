import type { RichTextElement } from "@slack/types";
import type { Span } from "../../src/index.ts";
import { clean, cut, isVisible } from "./clean.ts";
import { limits } from "./limits.ts";
import { prefixed } from "./prefix.ts";

/** Rich text: what a span says and how it looks are two things there, so nothing in it is read as a mark, a mention or an
 *  address, and nothing needs escaping. In Slack's own markup no escape exists for `*`, `_`, `~` and backticks. */

/** How names are written in a workspace. */
export interface Names {
  /** Stands before the name of every command: `rm-`. */
  readonly prefix: string;
  /** The workspace that looks at it. */
  readonly team: string;
}

/** Spans → elements, in groups of at most `most` characters; mostly one. A group ends between spans, unless one alone is too
 *  long. None where there is nothing to see. */
export function rich(
  spans: readonly Span[],
  names: Names,
  most: number,
): readonly (readonly RichTextElement[])[] {
  const groups: RichTextElement[][] = [];
  let room = 0;
  for (const element of spans.flatMap((span) => drawSpan(span, names, most))) {
    const size = sizeOf(element);
    const group = groups.at(-1);
    if (group === undefined || size > room) {
      groups.push([element]);
      room = most - size;
    } else {
      group.push(element);
      room -= size;
    }
  }
  return groups.filter((group) =>
    group.some((element) => element.type !== "text" || isVisible(element.text)),
  );
}

function sizeOf(element: RichTextElement): number {
  return (
    ("text" in element ? (element.text?.length ?? 0) : 0) +
    ("url" in element ? (element.url?.length ?? 0) : 0)
  );
}

function drawSpan(span: Span, names: Names, most: number): readonly RichTextElement[] {
  const text = prefixed(clean(span.text), names.prefix);
  switch (span.kind) {
    case "text":
      return texts(text, most);
    case "strong":
      return texts(text, most, { bold: true });
    case "emphasis":
      return texts(text, most, { italic: true });
    case "code":
      return texts(text, most, { code: true });
    case "link":
      return drawLink(text, span.url, most);
    case "place": {
      const channel = channelOf(span.place, names.team);
      return channel === undefined ? texts(text, most) : [{ type: "channel", channel_id: channel }];
    }
  }
}

type Style = NonNullable<Extract<RichTextElement, { type: "text" }>["style"]>;

const texts = (text: string, most: number, style?: Style): readonly RichTextElement[] =>
  text === ""
    ? []
    : cut(text, most).map((piece) => ({
        type: "text",
        text: piece,
        ...(style === undefined ? {} : { style }),
      }));

function drawLink(text: string, url: string, most: number): readonly RichTextElement[] {
  const address = webAddress(url);
  if (address === undefined || address.length + text.length > most) return texts(text, most);
  return [{ type: "link", url: address, ...(isVisible(text) ? { text } : {}) }];
}

/** Only what a browser opens, written so that nothing ends it early. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if ((protocol !== "https:" && protocol !== "http:") || href.length > limits.url) return undefined;
  return href.replace(/[<>|\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The id of a channel of this workspace. */
function channelOf(place: string, team: string): string | undefined {
  const [, its, channel] = /^slack:([A-Z0-9]+)\/([CG][A-Z0-9]+)$/.exec(place) ?? [];
  return its === team ? channel : undefined;
}
