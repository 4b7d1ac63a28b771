/** The names an adapter may use. The only re-exporting file. */

export { type Action, decodeAction, encodeAction } from "./action.ts";
export type { Adapter } from "./adapter.ts";
export type { Advisor } from "./advisor.ts";
export { type App, createApp, packageRoot } from "./app.ts";
export { type Config, readConfig } from "./config.ts";
export { nextBlocks, whyOf } from "./decide/ahead.ts";
export { type Described, findLearner } from "./decide/described.ts";
export { type Entry, entriesOf, findEntry } from "./decide/entries.ts";
export { recommend, type Suggestion } from "./decide/roadmap.ts";
export { ConfigError, formatProblem, KnowledgeError, type Problem } from "./errors.ts";
export type { Form } from "./form.ts";
export { createLog, type Logger } from "./log.ts";
export type { Message, MessageBody, PersonId, PlaceId } from "./message.ts";
export type { Theme } from "./picture/picture.ts";
export { rasteriseReply } from "./picture/pictures.ts";
export { createRasteriser, type Rasteriser } from "./picture/rasterise.ts";
export { plainText, sourceText } from "./plain.ts";
export type { Block, Button, PictureBlock, Reply, Span } from "./reply.ts";
export { createMemoryStore } from "./store/memory.ts";
export type { Choice } from "./suggest.ts";
export { type CommandName, commands, findCommand } from "./understand/commands.ts";
export type { Heard, Intent } from "./understand/intent.ts";
export { thresholds } from "./understand/outcome.ts";

import type { Problem } from "./errors.ts";
import type { Copied } from "./store/copy.ts";

/** Every problem of a knowledge folder. Loaded when called: answering needs no YAML and no Markdown parser. */
export async function checkKnowledge(dir: string, since?: string): Promise<readonly Problem[]> {
  const { checkKnowledge: check } = await import("./knowledge/load.ts");
  return check(dir, since);
}

/** Moves a deployment: copies a database into an empty one. Loaded when called: answering needs no database. */
export async function copyDatabase(from: string, to: string): Promise<readonly Copied[]> {
  const { copyDatabase: copy } = await import("./store/copy.ts");
  return copy(from, to);
}
