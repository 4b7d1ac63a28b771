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

/** Whether there is something to see. Slack refuses a label without. */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Cf}\p{Mn}\p{Default_Ignorable_Code_Point}]/u.test(text);

/** At most `most` characters, ended with "…" where something is missing; never cut inside a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${(cut(text, most - 1)[0] ?? "").trimEnd()}…`;
}

/** Text → pieces of at most `most` characters, cut behind a space or a line where there is one in the second half, and never
 *  inside a character. */
export function cut(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = endOf(rest.slice(0, most));
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === "" && pieces.length > 0 ? pieces : [...pieces, rest];
}

function endOf(piece: string): number {
  const line = piece.lastIndexOf("\n");
  const space = line > piece.length / 2 ? line : piece.lastIndexOf(" ");
  if (space > piece.length / 2) return space + 1;
  const [last = ""] = [...new Intl.Segmenter().segment(piece.slice(-40))]
    .slice(-1)
    .map(({ segment }) => segment);
  // What the cut went through stands whole in the next piece, unless it alone is endless.
  const whole = last.length < Math.min(40, piece.length) ? piece.length - last.length : 0;
  if (whole > 0) return whole;
  return /[\uD800-\uDBFF]$/.test(piece) && piece.length > 1 ? piece.length - 1 : piece.length;
}
