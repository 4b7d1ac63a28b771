import { stateOf } from "./elements.ts";
import type { View } from "./journal.ts";
import { type Fields, listOf } from "./json.ts";
import type { Channel, Message, Team, User } from "./workspace.ts";
import type { World } from "./world.ts";

/** What Slack shows of its things: the JSON in answers, events and payloads. */

export function messageJson(world: World, message: Message, withMetadata = true): Fields {
  const { channel, ts, user, text, blocks, threadTs, byBot, metadata, editedTs, files, reactions } = message;
  const { team } = channel;
  const replies = threadTs === undefined || threadTs === ts ? repliesTo(message) : [];
  return {
    type: "message",
    user,
    ts,
    text,
    team: team.id,
    ...(byBot
      ? { bot_id: team.botId, app_id: world.appId, bot_profile: botJson(world, team) }
      : { client_msg_id: `${team.id}-${ts}` }),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(threadTs === undefined
      ? {}
      : { thread_ts: threadTs, parent_user_id: channel.messages.get(threadTs)?.user }),
    ...(replies.length > 0
      ? {
          thread_ts: ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...(files.length > 0 ? { files: files.map((id) => ({ id })) } : {}),
    ...(reactions.length > 0
      ? { reactions: reactions.map((name) => ({ name, users: [team.bot.id], count: 1 })) }
      : {}),
    ...(editedTs === undefined ? {} : { edited: { user, ts: editedTs } }),
    ...(metadata === undefined
      ? {}
      : { metadata: withMetadata ? metadata : { event_type: metadata.event_type } }),
  };
}

/** The messages of a thread but for its first, oldest first. */
export const repliesTo = ({ channel, ts }: Message): readonly Message[] =>
  [...channel.messages.values()].filter((reply) => reply.threadTs === ts && reply.ts !== ts);

export const botJson = (world: World, team: Team): Fields => ({
  id: team.botId,
  app_id: world.appId,
  user_id: team.bot.id,
  name: team.bot.name,
  deleted: false,
  updated: 0,
  team_id: team.id,
  icons: {},
});

export function channelJson({ id, name, kind, archived, members, team }: Channel): Fields {
  const im = kind === "im";
  return {
    id,
    ...(im ? { user: name, is_user_deleted: false } : { name, name_normalized: name }),
    is_channel: kind === "channel",
    is_group: kind === "group",
    is_im: im,
    is_mpim: false,
    is_private: kind !== "channel",
    is_archived: archived,
    is_general: name === "general",
    is_shared: false,
    is_ext_shared: false,
    is_member: members.has(team.bot.id),
    context_team_id: team.id,
    created: 1_700_000_000,
    ...(im ? {} : { num_members: members.size, creator: team.bot.id }),
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
  };
}

export const userJson = ({ id, name, realName, team, isAdmin, isBot, zone, locale }: User): Fields => ({
  id,
  team_id: team.id,
  name,
  real_name: realName,
  deleted: false,
  tz: zone,
  tz_label: zone,
  locale,
  is_admin: isAdmin,
  is_owner: false,
  is_bot: isBot,
  is_app_user: false,
  profile: { real_name: realName, display_name: name, team: team.id },
});

/** A person as interaction payloads name them. */
export const actorJson = ({ id, name, team }: User): Fields => ({
  id,
  username: name,
  name,
  team_id: team.id,
});

export const teamJson = ({ id, domain }: Team): Fields => ({ id, domain });

/** The name of a channel as payloads give it. */
export const channelName = ({ name, kind }: Channel): string =>
  kind === "im" ? "directmessage" : kind === "group" ? "privategroup" : name;

export function viewJson(world: World, view: View): Fields {
  const { id, user, content, hash, rootId, previousId, chosen, type } = view;
  const { team } = user;
  return {
    id,
    team_id: team.id,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...(type === "home" ? { title: { type: "plain_text", text: "View Title", emoji: true } } : {}),
    ...content,
    state: stateOf(listOf(content.blocks), chosen),
    hash,
    previous_view_id: previousId ?? null,
    root_view_id: rootId,
    app_id: world.appId,
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}
