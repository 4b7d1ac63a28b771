import { stored } from "./elements.ts";
import type { Effect } from "./journal.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import type { Problem } from "./limits.ts";
import { described, problemsOfMessage, problemsOfView } from "./referee.ts";
import { Refusal } from "./refusal.ts";
import type { Channel, Message } from "./workspace.ts";
import type { World } from "./world.ts";

/** Whose doing it was. */
export interface Cause {
  readonly via: Effect["via"];
  readonly delivery?: string;
}

/** Throws the refusal of a message that Slack would not take. What is wrong is recorded, refused or not. */
export function judgeMessage(world: World, payload: Fields, where: string): void {
  const { mentions } = world;
  const fileReady = (id: string) => isReady(world, id);
  judge(world, "blocks", where, () => problemsOfMessage(payload, { mentions, fileReady }));
}

/** Judges a view likewise. */
export function judgeView(world: World, view: unknown, where: string): void {
  const fileReady = (id: string) => isReady(world, id);
  judge(world, "view", where, () => problemsOfView(view, { fileReady }));
}

/** A look at a file counts, whoever looks. */
function isReady(world: World, id: string): boolean {
  const file = world.files.get(id);
  if (file === undefined || !file.completed) return false;
  file.looks += 1;
  return file.looks > world.settings.fileReadyAfter;
}

function judge(world: World, kind: "blocks" | "view", where: string, ask: () => readonly Problem[]): void {
  const problems = world.settings.referee ? ask() : [];
  for (const problem of problems) world.journal.violate(kind, where, described(problem));
  const grave = problems.filter(({ code }) => code !== undefined);
  const [first] = grave;
  if (first?.code === undefined) return;
  const errors = grave.map(described);
  throw new Refusal(first.code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}

/** What a message is made of. */
export interface Draft {
  readonly channel: Channel;
  readonly payload: Fields;
  readonly threadTs?: string | undefined;
  /** Id of the one person who shall see it. */
  readonly to?: string;
  readonly files?: readonly string[];
}

/** Puts a message of the app into a channel, or before one person's eyes. */
export function post(world: World, draft: Draft, cause: Cause): Message {
  const { channel, payload, threadTs, to, files = [] } = draft;
  const message: Message = {
    channel,
    ts: world.ids.stamp(),
    ...(threadTs === undefined ? {} : { threadTs }),
    user: channel.team.bot.id,
    byBot: true,
    text: textOf(payload.text) || textOf(payload.markdown_text),
    blocks: stored(listOf(payload.blocks), world.ids),
    ...(isFields(payload.metadata) ? { metadata: payload.metadata } : {}),
    files,
    reactions: [],
    ...(to === undefined ? {} : { to }),
    chosen: new Map(),
  };
  (to === undefined ? channel.messages : channel.ephemeral).set(message.ts, message);
  world.journal.add({ kind: to === undefined ? "posted" : "ephemeral", message, ...cause, at: world.now() });
  return message;
}

/** Gives a message new contents. Text alone takes the blocks away, as Slack does. */
export function edit(world: World, message: Message, payload: Fields, cause: Cause): Message {
  const { channel, ts, to } = message;
  const edited: Message = {
    ...message,
    text: textOf(payload.text),
    blocks: stored(listOf(payload.blocks), world.ids),
    ...(payload.metadata === undefined ? {} : { metadata: fieldsOf(payload.metadata) }),
    ...(to === undefined ? { editedTs: world.ids.stamp() } : {}),
  };
  (to === undefined ? channel.messages : channel.ephemeral).set(ts, edited);
  world.journal.add({ kind: "updated", message: edited, ...cause, at: world.now() });
  return edited;
}

export function remove(world: World, message: Message, cause: Cause): void {
  const { channel, ts, to } = message;
  (to === undefined ? channel.messages : channel.ephemeral).delete(ts);
  world.journal.add({ kind: "deleted", message, ...cause, at: world.now() });
}

/** The message as it stands now, wherever it was shown. */
export const current = ({ channel, ts }: Message): Message | undefined =>
  channel.messages.get(ts) ?? channel.ephemeral.get(ts);
