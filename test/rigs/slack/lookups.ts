import type { Method } from "./api.ts";
import type { Args } from "./args.ts";
import { openChannel } from "./chat.ts";
import type { Fields } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { botJson, channelJson, messageJson, repliesTo, userJson } from "./shown.ts";
import type { Channel, Message, Team } from "./workspace.ts";
import type { World } from "./world.ts";

/** Methods that tell what is there. */

/** A channel that the bot can see, if not speak in. */
function channelOf(team: Team, args: Args): Channel {
  const channel = team.channels.get(args.text("channel") ?? "");
  const hidden = channel?.kind !== "channel" && !channel?.members.has(team.bot.id);
  if (channel === undefined || hidden) throw new Refusal("channel_not_found");
  return channel;
}

/** One page of a list. */
function page<T>(items: readonly T[], args: Args): { readonly items: readonly T[]; readonly cursor: string } {
  const from = Number(Buffer.from(args.text("cursor") ?? "", "base64").toString() || 0);
  const to = from + Math.min(args.number("limit") ?? 100, 1000);
  const cursor = to < items.length ? Buffer.from(`${to}`).toString("base64") : "";
  return { items: items.slice(from, to), cursor };
}

function messages(world: World, all: readonly Message[], args: Args): Fields {
  const oldest = args.number("oldest") ?? 0;
  const latest = args.number("latest") ?? Number.POSITIVE_INFINITY;
  const inclusive = args.flag("inclusive");
  const between = all.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
  const { items, cursor } = page(between, args);
  const withMetadata = args.flag("include_all_metadata");
  return {
    messages: items.map((message) => messageJson(world, message, withMetadata)),
    has_more: cursor !== "",
    response_metadata: { next_cursor: cursor },
  };
}

const history: Method = (world, args, team) => {
  const channel = openChannel(team, args.text("channel"));
  const top = [...channel.messages.values()].filter(({ ts, threadTs }) => (threadTs ?? ts) === ts);
  return messages(world, top.reverse(), args);
};

const replies: Method = (world, args, team) => {
  const channel = openChannel(team, args.text("channel"));
  const asked = channel.messages.get(args.text("ts") ?? "");
  const first = channel.messages.get(asked?.threadTs ?? asked?.ts ?? "");
  if (first === undefined) throw new Refusal("thread_not_found");
  return messages(world, [first, ...repliesTo(first)], args);
};

const openConversation: Method = (_world, args, team) => {
  const ids = (args.text("users") ?? "").split(",").filter(Boolean);
  const [user, ...more] = ids.map((id) => team.users.get(id));
  if (user === undefined || more.some((other) => other === undefined)) throw new Refusal("user_not_found");
  if (more.length > 0) throw new Refusal("method_not_supported_for_channel_type");
  if (user.isBot) throw new Refusal("cannot_dm_bot");
  const { id } = team.im(user);
  return { channel: { id } };
};

const members: Method = (_world, args, team) => {
  const { items, cursor } = page([...channelOf(team, args).members], args);
  return { members: items, response_metadata: { next_cursor: cursor } };
};

const userInfo: Method = (_world, args, team) => {
  const user = team.users.get(args.text("user") ?? "");
  if (user === undefined) throw new Refusal("user_not_found");
  const { locale, ...rest } = userJson(user);
  return { user: args.flag("include_locale") ? { ...rest, locale } : rest };
};

const teamInfo: Method = (_world, _args, { id, name, domain }) => ({
  team: { id, name, domain, email_domain: "", icon: {}, url: `https://${domain}.slack.com/` },
});

const botInfo: Method = (world, args, team) => {
  if (args.text("bot") !== team.botId) throw new Refusal("bot_not_found");
  return { bot: botJson(world, team) };
};

const authTest: Method = (_world, _args, { id, name, domain, bot, botId }) => ({
  url: `https://${domain}.slack.com/`,
  team: name,
  user: bot.name,
  team_id: id,
  user_id: bot.id,
  bot_id: botId,
  is_enterprise_install: false,
});

export const lookupMethods: Readonly<Record<string, Method>> = {
  "auth.test": authTest,
  "bots.info": botInfo,
  "conversations.history": history,
  "conversations.info": (_world, args, team) => ({ channel: channelJson(channelOf(team, args)) }),
  "conversations.members": members,
  "conversations.open": openConversation,
  "conversations.replies": replies,
  "team.info": teamInfo,
  "users.info": userInfo,
};
