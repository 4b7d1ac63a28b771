/** Reads Markdown as Discord's client does, as far as this project needs it: what is text stays text, whatever else there is
 *  gets a name. Written from how Discord behaves, apart from what writes it. */

export interface Mark {
  readonly kind: string;
  readonly text: string;
  readonly url?: string;
}

/** In the order in which Discord tries them, each at the place where reading stands. */
const inline: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["escape", /^\\([^0-9A-Za-z\s])/],
  ["block", /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i],
  ["code", /^(?:`([^`]+)`|``\s?([\s\S]*?[^`])\s?``)(?!`)/],
  ["link", /^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s()<>]+)\)/],
  ["address", /^<(https?:\/\/[^\s<>]+)>/],
  ["address", /^(https?:\/\/[^\s<]+)/],
  ["mention", /^(<(?:@[!&]?|#)\d+>)/],
  ["command", /^(<\/[-_\w ]+:\d+>)/],
  ["emoji", /^(<a?:\w+:\d+>|:[\w+-]+:)/],
  ["time", /^(<t:-?\d+(?::[tTdDfFR])?>)/],
  ["everyone", /^(@everyone|@here)/],
  ["strong", /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/],
  ["underline", /^__((?:\\.|[^\\])+?)__(?!_)/],
  ["emphasis", /^\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/],
  ["emphasis", /^\b_((?:__|\\.|[^\\_])+?)_\b/],
  ["struck", /^~~([\s\S]+?)~~(?!_)/],
  ["spoiler", /^\|\|([\s\S]+?)\|\|/],
];

/** At the beginning of a line. */
const starts: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["heading", /^(#{1,3}) +(?=\S)/],
  ["small", /^(-#) +(?=\S)/],
  ["item", /^( *(?:[-*+]|\d{1,9}[.)]))(?: +(?=\S)|$)/],
  ["quote", /^(>{1,3}) /],
];

/** Markdown of one line → what is seen. Neighbouring text is one mark. */
export function readLine(line: string): readonly Mark[] {
  const marks: Mark[] = [];
  let rest = line;
  for (const [kind, pattern] of starts) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    marks.push({ kind, text: found[1] ?? "" });
    rest = rest.slice(found[0].length);
  }
  return [...marks, ...readInline(rest)];
}

function readInline(line: string): readonly Mark[] {
  const marks: Mark[] = [];
  let text = "";
  const finish = () => {
    if (text !== "") marks.push({ kind: "text", text });
    text = "";
  };
  for (let rest = line; rest !== ""; ) {
    const [kind, found] = first(rest);
    const inside = found?.[1] ?? found?.[2] ?? "";
    if (found === undefined) text += rest[0];
    else if (kind === "escape") text += inside;
    else {
      finish();
      const plain = ["strong", "emphasis", "link"].includes(kind) ? seenIn(inside) : inside;
      marks.push({ kind, text: plain, ...(kind === "link" ? { url: found[2] ?? "" } : {}) });
    }
    rest = rest.slice(found?.[0].length ?? 1);
  }
  finish();
  return marks;
}

function first(rest: string): readonly [string, RegExpExecArray | undefined] {
  for (const [kind, pattern] of inline) {
    const found = pattern.exec(rest);
    if (found !== null) return [kind, found];
  }
  return ["text", undefined];
}

const seenIn = (markdown: string): string =>
  readInline(markdown)
    .map(({ text }) => text)
    .join("");

/** The words of a line without its marks. */
export const wordsOf = (line: string): string =>
  readLine(line)
    .map(({ text }) => text)
    .join("");
