import { PermissionFlagsBits as bits } from "discord.js";
import type { Channel, Guild, Person } from "./world.ts";

const member =
  bits.ViewChannel |
  bits.SendMessages |
  bits.SendMessagesInThreads |
  bits.CreatePublicThreads |
  bits.EmbedLinks |
  bits.AttachFiles |
  bits.AddReactions |
  bits.ReadMessageHistory |
  bits.UseExternalEmojis |
  bits.UseApplicationCommands;

/** What the roles of a guild allow. */
export const rolePermissions = {
  everyone: member,
  bot: member,
  managers: bits.ManageGuild | bits.ManageChannels | bits.ManageMessages,
} as const;

/** What a member may do in a guild. */
export const permissionsOf = (person: Person, guild: Guild): bigint =>
  guild.managers.includes(person)
    ? rolePermissions.everyone | rolePermissions.managers
    : rolePermissions.everyone;

/** What the app may do where an interaction comes from; outside guilds it is a fixed set. */
export function appPermissions(channel: Channel): bigint {
  if (channel.guild) return rolePermissions.bot & ~deniedIn(channel);
  const always = bits.AttachFiles | bits.EmbedLinks | bits.MentionEveryone;
  return channel.kind === "dm" ? always | bits.UseExternalEmojis : always;
}

/** Whether the bot lacks any of the permissions in a channel. */
export const lacks = (channel: Channel, permissions: bigint): boolean =>
  (deniedIn(channel) & permissions) !== 0n;

/** What the bot may not do in a channel; a thread inherits from its channel. */
const deniedIn = (channel: Channel): bigint => channel.denied | (channel.parent?.denied ?? 0n);
