/** Text → one line without control characters, without marks that turn the reading direction around, and well-formed. */
export const clean = (text: string): string =>
  harmless(text.replace(/[\p{Zl}\p{Zp}\s]+/gu, (space) => (/^[\u00A0\u202F]$/.test(space) ? space : " ")));

/** The same for text whose lines are kept. */
export const cleanLines = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .split("\n")
    .map((line) => harmless(line.replaceAll("\t", "    ")).trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");

const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").replace(/\p{Cs}/gu, "\u{FFFD}");

/** At most `most` characters, ended with "…" where something is missing; never cut inside a character as people see it. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${(cut(text, most - 1)[0] ?? "").trimEnd()}…`;
}

/** Text → pieces of at most `most` characters, cut between characters as people see them, unless one alone is longer. */
export function cut(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const characters = new Intl.Segmenter().segment(text);
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const { index = 0 } = characters.containing(from + most) ?? {};
    const end = index > from ? index : from + most - (isPair(text, from + most) ? 1 : 0);
    pieces.push(text.slice(from, end));
    from = end;
  }
  return [...pieces, text.slice(from)];
}

/** Whether the place is between the two halves of one character. */
const isPair = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;
