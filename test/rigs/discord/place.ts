import { InteractionContextType as Context, ApplicationIntegrationType as Install } from "discord.js";
import { appPermissions } from "./permissions.ts";
import { rawInvoker, rawPlace, rawUser } from "./raw.ts";
import type { Channel, Person, World } from "./world.ts";

/** Where somebody uses the app, and for whom it is installed there. */
export interface Place {
  readonly channel: Channel;
  readonly context: Context;
  readonly installs: readonly Install[];
  /** Who has installed the app, where a person has; not always who uses it. */
  readonly installer: Person;
}

/** How the app is installed: for the guild, for the person, or both. */
export type InstallOption = "guild" | "user" | "both";

const installsOf = {
  guild: [Install.GuildInstall],
  user: [Install.UserInstall],
  both: [Install.GuildInstall, Install.UserInstall],
} as const;

/** By default the app is installed where its bot is: in the guild and in its direct messages. */
export function placeOf(channel: Channel, installer: Person, option?: InstallOption): Place {
  const { kind, guild } = channel;
  const outside = kind === "private" || guild?.joined === false;
  const context = guild ? Context.Guild : kind === "dm" ? Context.BotDM : Context.PrivateChannel;
  return { channel, context, installs: installsOf[option ?? (outside ? "user" : "guild")], installer };
}

/** Whether only the person has installed the app. */
export const isOnlyPersonal = ({ installs }: Place): boolean => !installs.includes(Install.GuildInstall);

/** Whom the installs are for. */
export function ownersOf({ channel, installs, installer }: Place): Readonly<Record<string, string>> {
  const owner = { [Install.GuildInstall]: channel.guild?.id ?? "0", [Install.UserInstall]: installer.id };
  return Object.fromEntries(installs.map((install) => [String(install), owner[install]]));
}

/** Everything of an INTERACTION_CREATE that depends on where and who. */
export function rawContext(place: Place, person: Person, { bot }: World) {
  const { channel, context } = place;
  const { guild } = channel;
  const who = guild ? { member: rawInvoker(person, guild) } : { user: rawUser(person) };
  const inside = guild && {
    guild: { id: guild.id, features: [], locale: guild.locale },
    guild_id: guild.id,
    guild_locale: guild.locale,
  };
  return {
    application_id: bot.id,
    version: 1,
    channel: rawPlace(channel, person, bot),
    channel_id: channel.id,
    ...inside,
    ...who,
    app_permissions: appPermissions(channel).toString(),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(place),
    context,
    attachment_size_limit: 10_485_760,
  };
}
