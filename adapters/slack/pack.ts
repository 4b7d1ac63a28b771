import type { Item } from "./items.ts";
import { limits } from "./limits.ts";

/** Items → messages. What fits one message stays as it is. Where it does not, what can be pressed rides on the last ones, and
 *  a heading goes with what it heads. */
export function pack(items: readonly Item[]): readonly (readonly Item[])[] {
  if (fits(items)) return [items];
  const said = items.filter(({ kind }) => kind !== "controls");
  const pressed = items.filter(({ kind }) => kind === "controls");
  const messages: Item[][] = [];
  for (const item of [...said, ...pressed]) {
    const last = messages.at(-1);
    if (last !== undefined && fits([...last, item])) last.push(item);
    else messages.push([...headings(last), item]);
  }
  return messages.filter((message) => message.length > 0);
}

/** Takes what heads the next message off the end of this one. */
function headings(message: Item[] | undefined): readonly Item[] {
  const heads: Item[] = [];
  for (let last = message?.at(-1); last?.kind === "heading"; last = message?.at(-1)) {
    heads.unshift(last);
    message?.pop();
  }
  return heads;
}

const fits = (items: readonly Item[]): boolean =>
  items.length <= limits.blocks && items.reduce((sum, { block }) => sum + sizeOf(block), 0) <= limits.message;

/** Every text within, however deep; nobody says what Slack counts, so addresses and values count as well. */
function sizeOf(part: unknown): number {
  if (typeof part === "string") return part.length;
  if (typeof part !== "object" || part === null) return 0;
  return Object.values(part).reduce<number>((sum, inner) => sum + sizeOf(inner), 0);
}
