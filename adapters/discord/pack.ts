import type { Item } from "./items.ts";
import { limits } from "./limits.ts";

/** What one message has room for beside its frame. */
export interface Room {
  /** Characters of text. */
  readonly text: number;
  readonly components: number;
}

/** Items → messages. What fits one message stays as it is. Where it does not, the rows to press ride on the last ones, and a
 *  heading goes with what it heads. */
export function pack(items: readonly Item[], room: Room): readonly (readonly Item[])[] {
  if (fits(items, room)) return [items];
  const content = items.filter(({ kind }) => kind !== "row");
  const rows = items.filter(({ kind }) => kind === "row");
  const messages: Item[][] = [];
  for (const item of [...content, ...rows]) {
    const last = messages.at(-1);
    if (last !== undefined && fits([...last, item], room)) last.push(item);
    else messages.push([...takeHeadings(last ?? [], item, room), item]);
  }
  return messages.filter((message) => message.length > 0);
}

/** Takes what heads the next item off the end of a message. */
function takeHeadings(message: Item[], item: Item, room: Room): readonly Item[] {
  const from = message.findLastIndex((one) => !isHeading(one)) + 1;
  return fits([...message.slice(from), item], room) ? message.splice(from) : [];
}

/** Of any other text, a leading `#` is escaped. */
const isHeading = (item: Item): boolean => item.kind === "text" && item.text.startsWith("### ");

function fits(items: readonly Item[], room: Room): boolean {
  let text = 0;
  // The line between what is said and what can be pressed.
  let components = 1;
  for (const [at, item] of items.entries()) {
    switch (item.kind) {
      case "text":
        text += item.text.length + breakLength;
        components += items[at - 1]?.kind === "text" ? 0 : 1;
        break;
      case "picture":
      case "file":
        components += 1;
        break;
      case "row":
        components += 1 + item.row.components.length + (item.label === undefined ? 0 : 1);
        text += item.label === undefined ? 0 : item.label.length;
    }
  }
  return text <= room.text && components <= room.components;
}

/** The most that stands between two texts, or before one. */
const breakLength = 3;

/** The room of a message beside a frame and texts around the items. */
export const roomBeside = (...around: readonly string[]): Room => ({
  text: limits.text - around.reduce((sum, text) => sum + text.length + breakLength, 0),
  components: limits.components - 1 - around.length,
});
