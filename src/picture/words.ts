/** Saying things within a limit of characters. */

/** The text, or as much of it as fits with an ellipsis. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** Things of one kind, to be named as far as there is room. */
export interface Group {
  readonly label: string;
  readonly items: readonly string[];
  /** What stands for all of them when none can be named: "12 steps". */
  readonly count: string;
}

/** Sentences, and after them the groups, the first ones named most fully; at most `limit` characters in all. */
export function fitted(sentences: readonly string[], groups: readonly Group[], limit: number): string {
  const said = [...sentences];
  for (const [index, group] of groups.entries()) {
    const later = groups.slice(index + 1).map((other) => sentenceOf(other, 0));
    const fits = (named: number) => [...said, sentenceOf(group, named), ...later].join(" ").length <= limit;
    let named = group.items.length;
    while (named > 0 && !fits(named)) named -= 1;
    said.push(sentenceOf(group, named));
  }
  return shorten(said.join(" "), limit);
}

function sentenceOf({ label, items, count }: Group, named: number): string {
  if (named === 0) return `${label}: ${count}.`;
  const shown = items.slice(0, named);
  return `${label}: ${named < items.length ? `${shown.join(", ")} and ${items.length - named} more` : shown.join(", ")}.`;
}
