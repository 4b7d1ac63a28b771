/** What stands in a file, as a problem can show it: on one line, without what a terminal would obey, and not too long: more of it does not
 *  help to find it. */
export function quote(value: unknown, longest = 60): string {
  const line = String(value)
    .slice(0, longest * 4)
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .replace(/\p{Cs}/gu, "\u{FFFD}");
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
