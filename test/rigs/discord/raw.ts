import { ChannelType } from "discord.js";
import { appPermissions, permissionsOf, rolePermissions } from "./permissions.ts";
import type { Channel, Guild, Person, World } from "./world.ts";

/** People and places as Discord's API writes them. */

const joinedAt = "2024-05-01T10:00:00.000000+00:00";

export const rawUser = (person: Person) => ({
  id: person.id,
  username: person.name.toLowerCase(),
  global_name: person.bot ? null : person.name,
  discriminator: person.bot ? "0001" : "0",
  avatar: null,
  banner: null,
  accent_color: null,
  public_flags: 0,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
  ...(person.bot && { bot: true }),
});

export type RawUser = ReturnType<typeof rawUser>;

const rolesOf = (person: Person, guild: Guild): readonly string[] => {
  if (person.bot) return [guild.roles.bot];
  return guild.managers.includes(person) ? [guild.roles.managers] : [];
};

/** A member without the user, as in messages and resolved data. */
export const rawMember = (person: Person, guild: Guild) => ({
  nick: null,
  avatar: null,
  banner: null,
  roles: rolesOf(person, guild),
  joined_at: joinedAt,
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
  communication_disabled_until: null,
});

/** The member who triggered an interaction. */
export const rawInvoker = (person: Person, guild: Guild) => ({
  ...rawMember(person, guild),
  user: rawUser(person),
  permissions: permissionsOf(person, guild).toString(),
});

export function rawChannel(channel: Channel, bot: Person) {
  const common = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (!channel.guild) return { ...common, recipients: channel.people.map(rawUser) };
  const placed = {
    ...common,
    guild_id: channel.guild.id,
    name: channel.name,
    position: channel.guild.channels.indexOf(channel),
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    parent_id: channel.parent?.id ?? null,
  };
  return channel.kind === "thread"
    ? { ...placed, ...rawThread(bot) }
    : { ...placed, ...overwrites(channel, bot) };
}

const rawThread = (owner: Person) => ({
  owner_id: owner.id,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  thread_metadata: {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: joinedAt,
    create_timestamp: joinedAt,
    locked: false,
  },
});

const overwrites = (channel: Channel, bot: Person) => ({
  permission_overwrites:
    channel.denied === 0n ? [] : [{ id: bot.id, type: 1, allow: "0", deny: channel.denied.toString() }],
});

/** A channel as it stands in an interaction, with what the invoking member may do there. */
export const rawPlace = (channel: Channel, person: Person, bot: Person) => ({
  ...rawChannel(channel, bot),
  ...(channel.guild && { permissions: permissionsOf(person, channel.guild).toString() }),
});

/** A channel that was chosen in a select or an option. */
export const rawChosenChannel = (channel: Channel, person: Person, bot: Person) => ({
  ...rawPlace(channel, person, bot),
  app_permissions: appPermissions(channel).toString(),
});

const role = (id: string, name: string, permissions: bigint, managed: boolean, position: number) => ({
  id,
  name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: permissions.toString(),
  managed,
  mentionable: false,
  flags: 0,
});

export const rawRoles = (guild: Guild) => [
  role(guild.id, "@everyone", rolePermissions.everyone, false, 0),
  role(guild.roles.managers, "managers", rolePermissions.managers, false, 1),
  role(guild.roles.bot, "Roadmate", rolePermissions.bot, true, 2),
];

/** A guild as the REST API gives it. */
export const rawGuild = (guild: Guild) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: guild.managers[0]?.id ?? guild.members[0]?.id ?? guild.id,
  preferred_locale: guild.locale,
  features: [],
  roles: rawRoles(guild),
  emojis: [],
  stickers: [],
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: guild.channels[0]?.id ?? null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  application_id: null,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  vanity_url_code: null,
  hub_type: null,
  incidents_data: null,
  max_members: 500_000,
  approximate_member_count: guild.members.length + 1,
  approximate_presence_count: 1,
});

/** A guild as GUILD_CREATE gives it to a bot without the members intent: of the members, only the bot itself. */
export const rawJoinedGuild = (guild: Guild, { bot }: World) => ({
  ...rawGuild(guild),
  joined_at: guild.joinedAt,
  large: false,
  unavailable: false,
  member_count: guild.members.length + 1,
  members: [{ ...rawMember(bot, guild), user: rawUser(bot) }],
  channels: guild.channels.filter(({ kind }) => kind === "guild").map((channel) => rawChannel(channel, bot)),
  threads: guild.channels
    .filter(({ type }) => type === ChannelType.PublicThread)
    .map((channel) => rawChannel(channel, bot)),
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});
