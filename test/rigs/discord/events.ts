import type { Dispatch } from "./gateway.ts";
import { forIntents, intentFor } from "./intents.ts";
import type { Message, Reaction } from "./message.ts";
import { rawMember, rawUser } from "./raw.ts";
import type { Channel, Person, World } from "./world.ts";

/** Whether the bot hears what happens in a channel. */
export const isSeen = ({ kind, guild }: Channel): boolean => (guild ? guild.joined : kind === "dm");

/** What the gateway says about a message. */
export function messageEvent(
  t: string,
  message: Message,
  channel: Channel,
  { bot, personById }: World,
): Dispatch {
  const { guild } = channel;
  const author = personById(message.author.id);
  const where = { channel_type: channel.type, ...(guild && { guild_id: guild.id }) };
  const member = guild && author ? { member: rawMember(author, guild) } : {};
  return {
    t,
    guild: guild?.id,
    intent: intentFor("messages", channel),
    d:
      t === "MESSAGE_DELETE"
        ? { id: message.id, channel_id: channel.id, ...where }
        : (intents) => ({ ...forIntents(message, intents, channel, bot), ...where, ...member }),
  };
}

/** What it says about a reaction. */
export function reactionEvent(
  added: boolean,
  message: Message,
  emoji: Reaction["emoji"],
  by: Person,
  channel: Channel,
): Dispatch {
  const { guild } = channel;
  return {
    t: added ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE",
    guild: guild?.id,
    intent: intentFor("reactions", channel),
    d: {
      user_id: by.id,
      channel_id: channel.id,
      message_id: message.id,
      message_author_id: message.author.id,
      emoji,
      burst: false,
      type: 0,
      ...(guild && { guild_id: guild.id, member: { ...rawMember(by, guild), user: rawUser(by) } }),
    },
  };
}
