import { GatewayIntentBits as bits } from "discord.js";
import type { Message } from "./message.ts";
import type { Channel, Person } from "./world.ts";

/** Intents that need Discord's approval. */
export const privileged = bits.GuildMembers | bits.GuildPresences | bits.MessageContent;

/** Every intent there is. */
export const known = Object.values(bits).reduce<number>(
  (all, bit) => (typeof bit === "number" ? all | bit : all),
  0,
);

/** The intent that a channel's messages, reactions or typing need. */
export function intentFor(what: "messages" | "reactions", channel: Channel): number {
  if (what === "messages") return channel.guild ? bits.GuildMessages : bits.DirectMessages;
  return channel.guild ? bits.GuildMessageReactions : bits.DirectMessageReactions;
}

/** A message as an app with these intents gets it: without Message Content, what people write to each other in a guild
 *  arrives empty. */
export function forIntents(message: Message, intents: number, channel: Channel, bot: Person): Message {
  const open = (intents & bits.MessageContent) !== 0 || !channel.guild || isForBot(message, bot);
  return open ? message : { ...message, content: "", embeds: [], components: [], attachments: [] };
}

/** Its own messages, those that name it, and replies that ping a message of its own that is no interaction's. */
function isForBot(message: Message, bot: Person): boolean {
  const { author, content, mentions, referenced_message: replied } = message;
  if (author.id === bot.id || new RegExp(`<@!?${bot.id}>`).test(content)) return true;
  const pings = mentions.some(({ id }) => id === bot.id);
  return pings && replied?.author.id === bot.id && replied.interaction_metadata === undefined;
}
