/** How many columns a terminal gives to text. `text` holds no control characters. */
export function widthOf(text: string): number {
  if (isAscii(text)) return text.length;
  let columns = 0;
  for (const grapheme of graphemes(text)) columns += columnsOf(grapheme);
  return columns;
}

/** Text → pieces of at most `width` columns, never cut inside a character as people see it. */
export function cut(text: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let columns = 0;
  for (const grapheme of graphemes(text)) {
    const more = columnsOf(grapheme);
    if (columns + more > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      columns = 0;
    }
    piece += grapheme;
    columns += more;
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}

const isAscii = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);

const graphemes = (text: string): Iterable<string> =>
  isAscii(text) ? text : [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

const emoji = /\p{Emoji_Presentation}|\u{FE0F}/u;
const nothing = /[\p{Mn}\p{Me}\p{Cf}]/u;
const halfwidth = /[\u{FF61}-\u{FFDC}]/u;
/** East Asian Wide and Fullwidth (Unicode annex 11) by script; regular expressions know no such property. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{3000}-\u{303E}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}]/u;

/** An emoji, joined or not, takes two columns. Anything else is summed by code point, because terminals differ on
 *  conjuncts (Devanagari and others) and too many columns only wrap early. */
function columnsOf(grapheme: string): number {
  if (isAscii(grapheme)) return grapheme.length;
  if (emoji.test(grapheme)) return 2;
  let columns = 0;
  for (const character of grapheme) {
    if (nothing.test(character)) continue;
    columns += wide.test(character) && !halfwidth.test(character) ? 2 : 1;
  }
  return columns;
}
