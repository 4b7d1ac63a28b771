import { findCommand, type Span } from "../../src/index.ts";
import { clean, cut } from "./clean.ts";

/** Discord's Markdown. Text is escaped here and nowhere else, once for each span. */

/** Command name → the id under which Discord knows it. */
export type CommandIds = ReadonlyMap<string, string>;

/** Spans → Markdown on one line, in pieces of at most `most` characters; mostly one. A piece ends between words, and never
 *  inside a link, a code or what else stands in marks, unless that alone is too long. */
export function markdown(spans: readonly Span[], ids: CommandIds, most: number): readonly string[] {
  const drawn = tidy(spans).map((span) => ({ span, text: drawSpan(span, ids) }));
  const line = drawn.map(({ text }) => text).join("");
  const pieces =
    line.length <= most
      ? [line]
      : fill(
          drawn.flatMap((one) => cutSpan(one, ids, most)),
          most,
        );
  return pieces.map((one) => startPlain(one.trim())).filter((one) => one !== "");
}

/** Plain text → Markdown on one line that shows it. */
export const plain = (text: string): string => startPlain(harmless(clean(text).trim()));

/** Lines to keep as they are. */
export const fenced = (text: string): string => `\`\`\`\n${text.replace(/`(?=``)/g, "`\u200B")}\n\`\`\``;

/** A backslash before whatever means something inside a line: marks, mentions, masked links, emoji names, addresses. */
const harmless = (text: string): string =>
  text.replace(/[\\*_~`|[\]<@]|:(?=[\w+-]+:)|(?<=:)\/(?=\/)/g, String.raw`\$&`);

/** What would make a heading, a quote, a list or small text of the line is escaped, too. */
const startPlain = (line: string): string =>
  line.replace(/^[#>+-]/, String.raw`\$&`).replace(/^(\d+)(?=[.)])/, "$1\\");

/** Units in a row, as many on each line as fit. */
function fill(units: readonly string[], most: number): readonly string[] {
  const lines: string[] = [""];
  for (const unit of units) {
    const last = lines.at(-1) ?? "";
    if (last.length + unit.length > most && last.trim() !== "") lines.push(unit);
    else lines[lines.length - 1] = last + unit;
  }
  return lines;
}

/** A span as drawn → the units that are not to be cut; behind each other they are the span. */
function cutSpan({ span, text }: Drawn, ids: CommandIds, most: number): readonly string[] {
  if (text.length <= most && span.kind !== "text") return [text];
  // Escaped, a text takes at most twice its length, and a little for its marks.
  const room = Math.floor(most / 2) - 10;
  const words = span.text.split(/(?<= )/).flatMap((word) => cut(word, room));
  if (span.kind === "text" || span.kind === "link") return words.map(harmless);
  return fill(words, room).map((some) => `${drawSpan({ ...span, text: some.trim() }, ids)} `);
}

interface Drawn {
  readonly span: Span;
  readonly text: string;
}

function drawSpan(span: Span, ids: CommandIds): string {
  switch (span.kind) {
    case "text":
      return harmless(span.text);
    case "strong":
      return `**${harmless(span.text)}**`;
    case "emphasis":
      return `*${harmless(span.text)}*`;
    case "code":
      return drawCommand(span.text, ids) ?? drawCode(span.text);
    case "link":
      return drawLink(span.text, span.url);
    case "place":
      return drawPlace(span.place) ?? harmless(span.text);
  }
}

/** `/plan 10` → the command to press, and the rest. The names of its options need no telling: Discord shows them. */
function drawCommand(text: string, ids: CommandIds): string | undefined {
  const [, name = "", given = ""] = /^\/([a-z-]+)(?: (.*))?$/.exec(text) ?? [];
  const id = ids.get(name);
  if (id === undefined) return undefined;
  const options = findCommand(name)?.options.map((option) => option.name) ?? [];
  const isUsage = given.split(" ").every((word) => options.includes(word.replace(/^\[(.*)\]$/, "$1")));
  return given === "" || isUsage ? `</${name}:${id}>` : `</${name}:${id}> ${drawCode(given)}`;
}

/** Three backticks would begin a block, so a run of them is drawn apart. */
function drawCode(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const apart = text.replace(/`(?=`)/g, "`\u200B");
  return `\`\` ${apart} \`\``;
}

function drawLink(text: string, url: string): string {
  const address = webAddress(url);
  if (address === undefined) return harmless(text);
  // Discord masks no link whose text looks like an address.
  return text === "" || /^https?:/i.test(text) ? `<${address}>` : `[${harmless(text)}](${address})`;
}

/** Only what a browser opens, written so that it cannot end the link. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return href.replace(/[()<>\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function drawPlace(place: string): string | undefined {
  const [, channel] = /^discord:[^/]+\/(\d+)$/.exec(place) ?? [];
  return channel === undefined ? undefined : `<#${channel}>`;
}

/** Spans that say something, cleaned. Neighbours of one style are one, and the space at the edge of a mark stands beside it,
 *  for `** a **` is not strong. Marks that touch are kept apart, for `**a***b*` would be read as others. */
function tidy(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.flatMap(apart)) {
    const last = merged.at(-1);
    if (last?.kind === span.kind && merging.has(span.kind))
      merged[merged.length - 1] = { ...last, text: last.text + span.text };
    else if (last !== undefined && last.kind !== "text" && span.kind !== "text") merged.push(joint, span);
    else merged.push(span);
  }
  return merged;
}

/** Seen by nobody. */
const joint: Span = { kind: "text", text: "\u200B" };

const merging: ReadonlySet<Span["kind"]> = new Set(["text", "strong", "emphasis"]);

function apart(span: Span): readonly Span[] {
  const text = clean(span.text);
  const { kind } = span;
  if (kind === "text") return text === "" ? [] : [{ kind, text }];
  if (kind === "place" || kind === "link") return [{ ...span, text: text.trim() }];
  const inner = text.trim();
  const space = (at: boolean): readonly Span[] => (at ? [{ kind: "text", text: " " }] : []);
  if (inner === "") return space(text !== "");
  return [...space(text.startsWith(" ")), { kind, text: inner }, ...space(text.endsWith(" "))];
}
