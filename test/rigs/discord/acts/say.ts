import { messageEvent, reactionEvent } from "../events.ts";
import { type Message, referenceTo } from "../message.ts";
import type { Platform } from "../platform.ts";
import type { Upload } from "../uploads.ts";
import type { Channel } from "../world.ts";
import type { Doing } from "./command.ts";

export interface Saying extends Pick<Doing, "user" | "channel"> {
  readonly content: string;
  /** Names of those it mentions at its start; `bot` is the bot. */
  readonly mentions?: readonly string[];
  readonly replyTo?: Pick<Message, "id">;
  /** Whether the reply pings; default true. */
  readonly ping?: boolean;
  readonly attachments?: readonly Pick<Upload, "name" | "type" | "data">[];
}

/** What comes of somebody's message. */
export interface Said {
  readonly message: Message;
  /** The bot's first message in the channel after it. */
  reply(): Promise<Message>;
  /** All of the bot's messages in the channel after it, once there are as many. */
  replies(count: number): Promise<readonly Message[]>;
  /** Delivers the same event again. */
  redeliver(): void;
}

/** Somebody writes in a channel or to the bot. */
export function say(platform: Platform, saying: Saying): Said {
  const { world, messages, waiting, gateway } = platform;
  const { content, mentions = [], attachments = [], user } = saying;
  const person = world.person(user);
  const channel = world.channel(saying.channel, person);
  const named = mentions.map((name) => `<@${name === "bot" ? world.bot.id : world.person(name).id}>`);
  const message = messages.post({
    channel,
    author: person,
    body: { content: [...named, content].join(" ") },
    files: attachments.map((file, at) => ({ ...file, index: String(at) })),
    ...replying(platform, saying, channel),
  });
  const replies = (count: number): Promise<readonly Message[]> =>
    waiting.until(`channel ${channel.id}`, `${count} messages after ${message.id}`, () => {
      const own = messages
        .in(channel.id)
        .filter(({ id, author }) => id > message.id && author.id === world.bot.id);
      return own.length >= count ? own : undefined;
    });
  return {
    message,
    replies,
    reply: () => replies(1).then(([first = message]) => first),
    redeliver: () => gateway.dispatch(messageEvent("MESSAGE_CREATE", message, channel, world)),
  };
}

function replying({ messages }: Platform, { replyTo, ping = true }: Saying, channel: Channel) {
  const replied = replyTo && messages.find(replyTo.id);
  if (!replied) return {};
  return {
    type: 19,
    more: { ...referenceTo(replied, channel.guild?.id), mentions: ping ? [replied.author] : [] },
  };
}

export interface Reacting {
  readonly message: Pick<Message, "id">;
  /** A character, as 👍. */
  readonly emoji: string;
  readonly user?: string;
}

/** Somebody reacts to a message. */
export function react(
  { world, messages, gateway }: Platform,
  { message: { id }, emoji, user }: Reacting,
): void {
  const message = messages.find(id);
  const channel = message && world.channelById(message.channel_id);
  if (!message || !channel) throw new Error(`there is no message ${id}`);
  const person = world.person(user);
  const named = { id: null, name: emoji };
  messages.react(message, named, person, true);
  gateway.dispatch(reactionEvent(true, message, named, person, channel));
}
