import { PermissionFlagsBits as bits, ChannelType, MessageFlags } from "discord.js";
import { isSeen, reactionEvent } from "../events.ts";
import { forIntents } from "../intents.ts";
import { pingsReplied } from "../mentions.ts";
import { bodySchema, type Message, type MessageBody, referenceTo } from "../message.ts";
import { lacks } from "../permissions.ts";
import type { Platform } from "../platform.ts";
import { invalid } from "../referee/complaints.ts";
import { formRefusal, refusal } from "../refusal.ts";
import { type Answer, type Call, judge, noContent, ok, type Route } from "../router.ts";
import type { Channel } from "../world.ts";

/** What a bot does with the messages of a channel. */
export function messageRoutes(platform: Platform): readonly Route[] {
  const { messages, world, typing } = platform;
  const list = "/channels/:channel/messages";
  const one = `${list}/:message`;
  return [
    { method: "POST", path: list, handle: (call) => ok(create(platform, call)) },
    { method: "GET", path: list, handle: (call) => ok(page(platform, call)) },
    { method: "GET", path: one, handle: (call) => ok(read(platform, ...known(platform, call))) },
    { method: "PATCH", path: one, handle: (call) => ok(change(platform, call)) },
    {
      method: "DELETE",
      path: one,
      handle: (call) => {
        const [message, channel] = known(platform, call);
        if (message.author.id !== world.bot.id) throw refusal(channel.guild ? 50013 : 50003);
        messages.remove(message);
        return noContent;
      },
    },
    { method: "PUT", path: `${one}/reactions/:emoji/@me`, handle: (call) => react(platform, call, true) },
    { method: "DELETE", path: `${one}/reactions/:emoji/@me`, handle: (call) => react(platform, call, false) },
    {
      method: "POST",
      path: "/channels/:channel/typing",
      handle: (call) => {
        const channel = visible(platform, call);
        if (lacks(channel, bits.SendMessages)) throw refusal(50013);
        typing.push(channel.id);
        return noContent;
      },
    },
  ];
}

/** The channel of a call, if the bot may see it. */
export function visible({ world }: Platform, call: Call): Channel {
  const channel = world.channelById(call.param("channel"));
  if (!channel) throw refusal(10003);
  if (!isSeen(channel) || lacks(channel, bits.ViewChannel)) throw refusal(50001);
  return channel;
}

/** The message of a call; ephemeral ones are for their interaction alone. */
export function known(platform: Platform, call: Call): readonly [Message, Channel] {
  const channel = visible(platform, call);
  const message = platform.messages.find(call.param("message"));
  if (message?.channel_id !== channel.id || (message.flags & MessageFlags.Ephemeral) !== 0)
    throw refusal(10008);
  return [message, channel];
}

const read = ({ options, world }: Platform, message: Message, channel: Channel): Message =>
  forIntents(message, options.privileged, channel, world.bot);

const withText: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
  ChannelType.DM,
]);

function create(platform: Platform, call: Call): Message {
  const { messages, world, nonces, clock } = platform;
  const channel = visible(platform, call);
  if (!withText.has(channel.type)) throw refusal(50024);
  if (channel.people.some(({ dms }) => dms === "closed")) throw refusal(50007);
  if (lacks(channel, channel.parent ? bits.SendMessagesInThreads : bits.SendMessages)) throw refusal(50013);
  judge(platform, call, "message");
  const body = bodySchema.parse(call.body);
  if (call.files.length > 0 && lacks(channel, bits.AttachFiles)) throw refusal(50013);
  if (body.embeds?.length && lacks(channel, bits.EmbedLinks)) throw refusal(50013);

  const before = body.enforce_nonce && body.nonce ? nonces.get(String(body.nonce)) : undefined;
  const first = before && before.until > clock.now() ? messages.find(before.id) : undefined;
  if (first) return first;
  const message = messages.post({
    channel,
    author: world.bot,
    body,
    files: call.files,
    ...replyTo(platform, channel, body),
  });
  if (body.nonce) nonces.set(String(body.nonce), { id: message.id, until: clock.now() + nonceMs });
  return message;
}

/** "The past few minutes" in which a nonce is remembered. */
const nonceMs = 5 * 60_000;

/** What makes a message a reply, if it is one. */
function replyTo({ messages }: Platform, channel: Channel, body: MessageBody) {
  const reference = body.message_reference;
  if (!reference) return {};
  const replied = messages.find(reference.message_id);
  if (replied?.channel_id !== channel.id) {
    if (reference.fail_if_not_exists === false) return {};
    const unknown = invalid("REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    throw formRefusal([{ ...unknown, path: ["message_reference"] }]);
  }
  return {
    type: 19,
    more: {
      ...referenceTo(replied, channel.guild?.id),
      mentions: pingsReplied(body.allowed_mentions) ? [replied.author] : [],
    },
  };
}

function page(platform: Platform, call: Call): readonly Message[] {
  const channel = visible(platform, call);
  if (lacks(channel, bits.ReadMessageHistory)) return [];
  const { query } = call;
  const limit = Number(query.get("limit") ?? 50);
  const before = BigInt(query.get("before") ?? "0");
  const after = BigInt(query.get("after") ?? "0");
  const around = query.get("around");
  const inside = platform.messages
    .in(channel.id)
    .filter(({ id }) => (before === 0n || BigInt(id) < before) && (after === 0n || BigInt(id) > after));
  const at = around === null ? -1 : inside.findIndex(({ id }) => id >= around);
  const from = at < 0 ? -limit : Math.max(0, at - Math.floor(limit / 2));
  const chosen =
    after > 0n ? inside.slice(0, limit) : at < 0 ? inside.slice(from) : inside.slice(from, from + limit);
  return chosen.map((message) => read(platform, message, channel)).reverse();
}

function change(platform: Platform, call: Call): Message {
  const [message] = known(platform, call);
  if (message.author.id !== platform.world.bot.id) throw refusal(50005);
  judge(platform, call, "edit", { edited: message });
  return platform.messages.edit(message, bodySchema.parse(call.body), call.files);
}

function react(platform: Platform, call: Call, add: boolean): Answer {
  const { messages, world, gateway } = platform;
  const [message, channel] = known(platform, call);
  if (lacks(channel, bits.AddReactions | bits.ReadMessageHistory)) throw refusal(50013);
  const [name = "", id = null] = call.param("emoji").split(":");
  const emoji = { id, name };
  messages.react(message, emoji, world.bot, add);
  gateway.dispatch(reactionEvent(add, message, emoji, world.bot, channel));
  return noContent;
}
