/** The names an adapter may use. The only re-exporting file. */

export { type Action, decodeAction, encodeAction, isPersonal, replaces } from "./action.ts";
export type { Adapter, Address, Delivery } from "./adapter.ts";
export type { Advisor } from "./advisor.ts";
export { type App, createApp, type Parts, packageRoot } from "./app.ts";
export { catalogueOf, createSearch, type Listing, type Search } from "./catalogue.ts";
export { type Config, readConfig } from "./config.ts";
export { readPrefix, type SlackConfig } from "./config-slack.ts";
export { nextBlocks, whyOf } from "./decide/ahead.ts";
export { dayAt, dayNumber } from "./decide/days.ts";
export { type Described, findLearner } from "./decide/described.ts";
export { readDraft, themesOf } from "./decide/draft.ts";
export { draftForm } from "./decide/draft-form.ts";
export { type Entry, entriesOf, findEntry } from "./decide/entries.ts";
export { recommend, type Suggestion } from "./decide/roadmap.ts";
export { communityWording } from "./decide/wording-community.ts";
export { missesWording } from "./decide/wording-misses.ts";
export { ConfigError, formatProblem, KnowledgeError, type Problem, UnreachableError } from "./errors.ts";
export { explanationOf } from "./explanation.ts";
export { decodeForm, type Field, type Form, type FormValues } from "./form.ts";
export type { Edit } from "./knowledge/edit.ts";
export type { Knowledge } from "./knowledge/knowledge.ts";
export type { Proposal } from "./knowledge/propose.ts";
export type { Placed, Survey } from "./knowledge/survey.ts";
export { createLog, type Logger } from "./log.ts";
export type { Message, MessageBody, PersonId, PlaceId, Platform } from "./message.ts";
export type { Metrics, PlatformMetrics } from "./metrics.ts";
export { mostTexts, settlementOf } from "./misses/care.ts";
export type { Curator, Standing } from "./misses/curator.ts";
export { findGroup, type Group } from "./misses/group.ts";
export type { Guess } from "./misses/guess.ts";
export type { Row } from "./misses/view.ts";
export type { Theme } from "./picture/picture.ts";
export { rasteriseReply } from "./picture/pictures.ts";
export { createRasteriser, type Rasteriser } from "./picture/rasterise.ts";
export { plainText, readableDay, sourceText } from "./plain.ts";
export type { Block, Button, PictureBlock, Reply, Span } from "./reply.ts";
export { createSeal, type Seal, SealError } from "./seal.ts";
export {
  audienceOf,
  type CommunityId,
  communityOf,
  defaultSettings,
  permits,
  type Settings,
} from "./settings.ts";
export type { Installation, Installations } from "./store/installations.ts";
export { createMemoryStore } from "./store/memory.ts";
export type { Received } from "./store/store.ts";
export type { Choice } from "./suggest.ts";
export { chooseTip, poolOf, type TipFilter, type Told } from "./tips/choose.ts";
export type { Courier } from "./tips/courier.ts";
export { isTime, nextSlot, type Schedule } from "./tips/schedule.ts";
export { isZone } from "./tips/zone.ts";
export {
  type Command,
  type CommandName,
  type CommandOptions,
  commands,
  findCommand,
} from "./understand/commands.ts";
export type { Heard, Intent } from "./understand/intent.ts";
export { thresholds } from "./understand/outcome.ts";

import type { Problem } from "./errors.ts";
import type { Metrics } from "./metrics.ts";
import type { Copied } from "./store/copy.ts";
import type { Inspected } from "./store/inspect.ts";

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

/** Opens a database, brings it up to date, and looks into it. Throws ConfigError when that fails. Loaded when called. */
export async function inspectDatabase(databaseUrl: string): Promise<Inspected> {
  const { inspectDatabase: inspect } = await import("./store/inspect.ts");
  return inspect(databaseUrl);
}

/** Loaded when called: the command line counts nothing. */
export async function createMetrics(): Promise<Metrics> {
  const { createMetrics: create } = await import("./metrics.ts");
  return create();
}
