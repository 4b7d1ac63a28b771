import { MessageFlags } from "discord.js";
import { z } from "zod";
import type { Clock, Ids } from "./ids.ts";
import { mentionsOf } from "./mentions.ts";
import type { Attachment, Component, Message, MessageBody, Reaction } from "./message.ts";
import { componentSchema, embedSchema, parts } from "./message.ts";
import { rawUser } from "./raw.ts";
import { type Files, type Upload, withAddresses } from "./uploads.ts";
import type { Channel, Person, World } from "./world.ts";

/** A message to be. */
export interface Draft {
  readonly channel: Channel;
  readonly author: Person;
  readonly body: MessageBody;
  readonly files?: readonly Upload[];
  /** Default 0, a regular one. */
  readonly type?: number;
  /** Set besides those in the body. */
  readonly flags?: number;
  /** Whatever else it carries, as a reference. */
  readonly more?: Partial<Message>;
}

/** Every message there is. */
export interface Messages {
  post(draft: Draft): Message;
  /** The message after the edit; the flags it had stay, but for the one that says it is loading. */
  edit(message: Message, body: MessageBody, files?: readonly Upload[]): Message;
  remove(message: Message): void;
  react(message: Message, emoji: Reaction["emoji"], by: Person, add: boolean): Message;
  find(id: string): Message | undefined;
  /** What everybody in a channel can see, oldest first. */
  in(channelId: string): readonly Message[];
}

/** Called after a message has changed. */
export type Announce = (
  event: "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE",
  message: Message,
  channel: Channel,
) => void;

interface Log {
  readonly world: World;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly announce: Announce;
  readonly all: Map<string, Message>;
  readonly byChannel: Map<string, Set<string>>;
}

export function createMessages(means: Omit<Log, "all" | "byChannel">): Messages {
  const log: Log = { ...means, all: new Map(), byChannel: new Map() };
  return {
    post: (draft) => post(log, draft),
    edit: (message, body, uploads = []) => edit(log, message, body, uploads),
    react: (message, emoji, by, add) => {
      const reacted = { ...message, reactions: reactionsAfter(message.reactions ?? [], emoji, by, add) };
      log.all.set(message.id, reacted);
      return reacted;
    },
    find: (id) => log.all.get(id),
    remove: (message) => {
      log.all.delete(message.id);
      log.byChannel.get(message.channel_id)?.delete(message.id);
      tell(log, "MESSAGE_DELETE", message);
    },
    in: (channelId) =>
      [...(log.byChannel.get(channelId) ?? [])]
        .flatMap((id) => log.all.get(id) ?? [])
        .filter(({ flags }) => (flags & MessageFlags.Ephemeral) === 0),
  };
}

function tell({ world, announce }: Log, event: Parameters<Announce>[0], message: Message): void {
  const channel = world.channelById(message.channel_id);
  if (channel) announce(event, message, channel);
}

function put(log: Log, event: Parameters<Announce>[0], message: Message): Message {
  log.all.set(message.id, message);
  tell(log, event, message);
  return message;
}

const stamp = (clock: Clock): string => new Date(clock.now()).toISOString().replace("Z", "000+00:00");

const keepFiles = ({ files }: Log, body: MessageBody, uploads: readonly Upload[], channelId: string) =>
  uploads.map((upload) => {
    const about = body.attachments?.find(({ id }) => id === upload.index);
    return files.keep(upload, channelId, about?.description ?? undefined);
  });

function post(
  log: Log,
  { channel, author, body, files = [], type = 0, flags = 0, more = {} }: Draft,
): Message {
  const attachments = keepFiles(log, body, files, channel.id);
  const { mentions = [], ...rest } = more;
  const named = mentionsOf(body, rest.interaction_metadata === undefined, log.world);
  const message: Message = {
    id: log.ids.next(),
    type,
    channel_id: channel.id,
    author: rawUser(author),
    ...shown(body, attachments),
    attachments,
    flags: (body.flags ?? 0) | flags,
    timestamp: stamp(log.clock),
    edited_timestamp: null,
    tts: body.tts ?? false,
    pinned: false,
    ...named,
    mentions: [...named.mentions, ...mentions],
    ...(body.nonce !== undefined && body.nonce !== null && { nonce: body.nonce }),
    ...rest,
  };
  const inChannel = log.byChannel.get(channel.id) ?? new Set();
  log.byChannel.set(channel.id, inChannel.add(message.id));
  return put(log, "MESSAGE_CREATE", message);
}

function edit(log: Log, message: Message, body: MessageBody, uploads: readonly Upload[]): Message {
  const kept = message.attachments.filter(({ id }) => body.attachments?.some((one) => one.id === id) ?? true);
  const attachments = [...kept, ...keepFiles(log, body, uploads, message.channel_id)];
  const { content, embeds, components } = { ...message, ...given(body) };
  const whole = { ...body, content, embeds: [...embeds], components: [...components] };
  return put(log, "MESSAGE_UPDATE", {
    ...message,
    ...shown(whole, attachments),
    ...mentionsOf(whole, message.interaction_metadata === undefined, log.world),
    attachments,
    flags: (message.flags | (body.flags ?? 0)) & ~MessageFlags.Loading,
    edited_timestamp: (message.flags & MessageFlags.Loading) !== 0 ? null : stamp(log.clock),
  });
}

function reactionsAfter(
  all: readonly Reaction[],
  emoji: Reaction["emoji"],
  by: Person,
  add: boolean,
): Reaction[] {
  const isSame = (one: Reaction): boolean => one.emoji.name === emoji.name && one.emoji.id === emoji.id;
  const before = all.find(isSame);
  const count = (before?.count ?? 0) + (add ? 1 : -1);
  const me = by.bot ? add : (before?.me ?? false);
  const details = { count_details: { burst: 0, normal: count }, me_burst: false, burst_colors: [] };
  const others = all.filter((one) => !isSame(one));
  return count > 0 ? [...others, { emoji, count, me, ...details }] : others;
}

/** What an edit says; what it leaves out stays, null empties. */
const given = ({
  content,
  embeds,
  components,
}: MessageBody): Partial<Pick<Message, "content" | "embeds" | "components">> => ({
  ...(content !== undefined && { content: content ?? "" }),
  ...(embeds !== undefined && { embeds: embeds ?? [] }),
  ...(components !== undefined && { components: components ?? [] }),
});

const shownSchema = z.object({ embeds: z.array(embedSchema), components: z.array(componentSchema) });

/** The visible part of a body as the API gives it back. */
function shown(
  body: Pick<MessageBody, "content" | "embeds" | "components">,
  attachments: readonly Attachment[],
) {
  const embeds = (body.embeds ?? []).map((embed) => ({ type: "rich", ...embed }));
  const components = numbered(body.components ?? []);
  const plain = { embeds, components };
  const linked = attachments.length > 0 ? withAddresses(plain, shownSchema, attachments) : plain;
  return { content: (body.content ?? "").trim(), ...linked };
}

/** Components with their ids: those that have none get the next free ones, in the order they stand. */
export function numbered(components: readonly Component[]): Component[] {
  const taken = new Set([...parts(components)].map(({ part }) => part.id));
  let last = 0;
  const next = (): number => {
    do last++;
    while (taken.has(last));
    return last;
  };
  const number = (part: Component): Component => ({
    ...part,
    id: part.id || next(),
    ...(part.components && { components: part.components.map(number) }),
    ...(part.accessory && { accessory: number(part.accessory) }),
    ...(part.component && { component: number(part.component) }),
  });
  return components.map(number);
}
