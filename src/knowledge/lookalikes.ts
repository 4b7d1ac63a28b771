/** Markdown of other dialects, or broken Markdown, in a stretch of source that CommonMark takes for plain text.
 *  `at` counts characters from its start. */
export function lookalikes(source: string): { readonly at: number; readonly message: string }[] {
  return dialects.flatMap(({ pattern, message }) => {
    const at = source.search(pattern);
    return at === -1 ? [] : [{ at, message }];
  });
}

const dialects: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: /(?<![^\n])[ \t]*(?:\|.*\||:?-{2,}:?[ \t]*\|)/, message: "no tables; write a list" },
  { pattern: /~~/, message: "no struck-out text; take it out" },
  { pattern: /(?<!\\)\*\*/, message: "`**` without its partner; close the bold, or write \\*\\*" },
  { pattern: /(?<!\\)`/, message: "a backtick without its partner; close the `code`" },
  {
    pattern: /\]\(/,
    message: "a link that does not close; write [text](https://…) without blanks in the address",
  },
  { pattern: /\bhttps?:\/\/|\bwww\./i, message: "no bare addresses; write [text](https://…)" },
  { pattern: /^\[[ xX]\] /, message: "no tick boxes; write a plain item" },
  { pattern: /\[\^/, message: "no footnotes; say it in the text" },
];
