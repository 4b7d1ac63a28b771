import type { Method } from "./api.ts";
import type { Args } from "./args.ts";
import { edit, judgeMessage, post, remove } from "./posting.ts";
import { Refusal } from "./refusal.ts";
import { messageJson } from "./shown.ts";
import type { Channel, Message, Team } from "./workspace.ts";

const byApi = { via: "api" } as const;

/** The channel, or a user's conversation with the bot, if the bot may speak there. */
export function openChannel(team: Team, id: string | undefined): Channel {
  const user = team.users.get(id ?? "");
  const channel = user === undefined || user.isBot ? team.channels.get(id ?? "") : team.im(user);
  if (channel === undefined) throw new Refusal("channel_not_found");
  if (!channel.members.has(team.bot.id))
    throw new Refusal(channel.kind === "channel" ? "not_in_channel" : "channel_not_found");
  if (channel.archived) throw new Refusal("is_archived");
  return channel;
}

const postMessage: Method = (world, args, team) => {
  const channel = openChannel(team, args.text("channel"));
  judgeMessage(world, args.fields, "chat.postMessage");
  const threadTs = args.text("thread_ts");
  const first = channel.messages.get(threadTs ?? "");
  // A reply's own ts makes no thread.
  const isFirst = first !== undefined && (first.threadTs ?? first.ts) === first.ts;
  if (threadTs !== undefined && !isFirst) throw new Refusal("thread_not_found");
  const message = post(world, { channel, payload: args.fields, threadTs }, byApi);
  return { channel: channel.id, ts: message.ts, message: messageJson(world, message) };
};

const postEphemeral: Method = (world, args, team) => {
  const channel = openChannel(team, args.text("channel"));
  const to = args.text("user");
  if (to === undefined || !channel.members.has(to)) throw new Refusal("user_not_in_channel");
  judgeMessage(world, args.fields, "chat.postEphemeral");
  const draft = { channel, payload: args.fields, threadTs: args.text("thread_ts"), to };
  return { message_ts: post(world, draft, byApi).ts };
};

const update: Method = (world, args, team) => {
  const message = own(args, team, "cant_update_message");
  judgeMessage(world, args.fields, "chat.update");
  const edited = edit(world, message, args.fields, byApi);
  const { text, ts, channel } = edited;
  return { channel: channel.id, ts, text, message: messageJson(world, edited) };
};

const deleteMessage: Method = (world, args, team) => {
  const message = own(args, team, "cant_delete_message");
  remove(world, message, byApi);
  return { channel: message.channel.id, ts: message.ts };
};

const addReaction: Method = (world, args, team) => {
  const channel = openChannel(team, args.text("channel"));
  const message = channel.messages.get(args.text("timestamp") ?? "");
  const emoji = args.text("name");
  if (message === undefined) throw new Refusal("message_not_found");
  if (emoji === undefined || !/^[a-z0-9_+'-]+$/.test(emoji)) throw new Refusal("invalid_name");
  if (message.reactions.includes(emoji)) throw new Refusal("already_reacted");
  channel.messages.set(message.ts, { ...message, reactions: [...message.reactions, emoji] });
  world.journal.add({ kind: "reacted", message, emoji, ...byApi, at: world.now() });
  return {};
};

/** One's own message; others' can be neither edited nor deleted, and ephemeral ones are not found. */
function own(args: Args, team: Team, otherwise: string): Message {
  const message = openChannel(team, args.text("channel")).messages.get(args.text("ts") ?? "");
  if (message === undefined) throw new Refusal("message_not_found");
  if (!message.byBot) throw new Refusal(otherwise);
  return message;
}

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": deleteMessage,
  "reactions.add": addReaction,
};
