import { GatewayIntentBits } from "discord.js";
import type { Platform } from "../platform.ts";
import { rawChannel, rawJoinedGuild } from "../raw.ts";
import type { Channel, Guild, GuildOptions } from "../world.ts";

const intent = GatewayIntentBits.Guilds;

/** Somebody adds the bot to a guild: a new one, or one by name in which it is not, or that was away. */
export function joinGuild({ world, gateway }: Platform, which: string | GuildOptions): Guild {
  const guild = typeof which === "string" ? world.guild(which) : world.addGuild(which);
  if (typeof which !== "string" || !guild.joined) guild.joinedAt = new Date().toISOString();
  guild.joined = true;
  gateway.dispatch({ t: "GUILD_CREATE", d: rawJoinedGuild(guild, world), guild: guild.id, intent });
  return guild;
}

/** Somebody removes the bot from a guild; or the guild is away for a while, and the bot stays a member. */
export function removeFromGuild({ world, gateway }: Platform, ref?: string, unavailable = false): void {
  const guild = world.guild(ref);
  const d = { id: guild.id, ...(unavailable && { unavailable }) };
  gateway.dispatch({ t: "GUILD_DELETE", d, guild: guild.id, intent });
  guild.joined = unavailable;
}

/** Takes permissions from the bot in a channel, besides those it lacks. */
export function deny({ world, gateway }: Platform, ref: string, permissions: bigint): void {
  const channel = world.channel(ref, world.person());
  channel.denied |= permissions;
  gateway.dispatch({
    t: "CHANNEL_UPDATE",
    d: rawChannel(channel, world.bot),
    guild: channel.guild?.id,
    intent,
  });
}

/** Deletes a channel. */
export function deleteChannel({ world, gateway }: Platform, ref: string): Channel {
  const channel = world.removeChannel(ref);
  gateway.dispatch({
    t: "CHANNEL_DELETE",
    d: rawChannel(channel, world.bot),
    guild: channel.guild?.id,
    intent,
  });
  return channel;
}
