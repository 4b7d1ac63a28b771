import { type App, type Entry, entriesOf, findEntry, plainText } from "../../src/index.ts";

/** One entry as text or as a row; undefined when there is none. */
export function showOne({ knowledge }: App, kind: string, id: string, json: boolean): string | undefined {
  const entry = findEntry(kind, id, knowledge);
  if (entry === undefined) return undefined;
  return json ? JSON.stringify(rowOf(entry)) : plainText(entry.reply.blocks);
}

/** Every entry, a row each. */
export const showAll = ({ knowledge }: App): string[] =>
  entriesOf(knowledge).map((entry) => JSON.stringify(rowOf(entry)));

const rowOf = ({ kind, id, sources, reply }: Entry) => ({
  kind,
  id,
  text: plainText(reply.blocks, "body"),
  sources,
});
