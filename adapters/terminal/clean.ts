import { stripVTControlCharacters } from "node:util";

/** Text → one line that a terminal shows and never obeys: no escape sequences, no control characters, no marks that
 *  turn the reading direction around. */
export function clean(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, keepsTogether)
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .replace(/\p{Cs}/gu, "\u{FFFD}");
}

/** A run of white space is one space; a no-break space on its own stays what it is. */
const keepsTogether = (space: string): string => (space === "\u00A0" || space === "\u202F" ? space : " ");
