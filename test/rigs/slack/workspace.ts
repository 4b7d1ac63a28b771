import type { Ids } from "./ids.ts";
import type { Fields } from "./json.ts";

/** One person, or the bot. */
export interface User {
  readonly id: string;
  /** The handle, without the at sign. */
  readonly name: string;
  readonly realName: string;
  readonly team: Team;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  /** An IANA zone. */
  readonly zone: string;
  /** As `en-GB`. */
  readonly locale: string;
}

/** A channel, private channel (`group`) or conversation of two (`im`). */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly team: Team;
  readonly kind: "channel" | "group" | "im";
  /** Ids of users. Take the bot out to make it `not_in_channel`. */
  readonly members: Set<string>;
  archived: boolean;
  /** As they stand now, by `ts`. */
  readonly messages: Map<string, Message>;
  /** What was shown to one person only, by `ts`. */
  readonly ephemeral: Map<string, Message>;
}

/** A message as it stood at one time: an edit makes a new one. */
export interface Message {
  readonly channel: Channel;
  readonly ts: string;
  readonly threadTs?: string;
  /** Id of the author. */
  readonly user: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly metadata?: Fields;
  /** Ids of files shared with it. */
  readonly files: readonly string[];
  /** The one person who sees it. */
  readonly to?: string;
  readonly editedTs?: string;
  /** Names of emoji that the bot added. */
  readonly reactions: readonly string[];
  /** What was chosen in its selects, by `block_id action_id`; kept through edits. */
  readonly chosen: Map<string, Fields>;
}

/** A workspace in which the app is installed. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly bot: User;
  readonly botId: string;
  readonly botToken: string;
  /** False after uninstalling or revoking: the token answers no more. */
  installed: boolean;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** The user of this name, made on first asking and put into every public channel. */
  user(name: string, traits?: UserTraits): User;
  /** The channel of this name, made on first asking with everybody and the bot in it. */
  channel(name: string, traits?: ChannelTraits): Channel;
  /** The conversation of this user with the bot. */
  im(user: User): Channel;
}

export interface UserTraits {
  readonly isAdmin?: boolean;
  readonly isBot?: boolean;
  readonly zone?: string;
  readonly locale?: string;
}

export interface ChannelTraits {
  readonly private?: boolean;
  readonly archived?: boolean;
  /** False: the bot is not in it. */
  readonly bot?: boolean;
}

export function createTeam(ids: Ids, name: string): Team {
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const domain = name.toLowerCase().replace(/\W+/g, "-");
  const addUser = (called: string, traits: UserTraits): User => {
    const { isAdmin = false, isBot = false, zone = "Europe/Berlin", locale = "en-GB" } = traits;
    const realName = called.charAt(0).toUpperCase() + called.slice(1);
    const user: User = { id: ids.id("U"), name: called, realName, team, isBot, isAdmin, zone, locale };
    users.set(user.id, user);
    for (const { kind, members } of channels.values()) if (kind === "channel") members.add(user.id);
    return user;
  };
  const addChannel = (
    called: string,
    kind: Channel["kind"],
    members: Set<string>,
    archived = false,
  ): Channel => {
    const id = ids.id(kind === "im" ? "D" : "C");
    const channel = {
      id,
      name: called,
      team,
      kind,
      members,
      archived,
      messages: new Map(),
      ephemeral: new Map(),
    };
    channels.set(id, channel);
    return channel;
  };
  const base = { id: ids.id("T"), name, domain, botId: ids.id("B"), botToken: `xoxb-${ids.secret()}` };
  const bot = botOf(ids.id("U"), () => team);
  const team: Team = {
    ...base,
    bot,
    installed: true,
    users,
    channels,
    user: (called, traits = {}) => named(users, called) ?? addUser(called, traits),
    channel: (called, traits = {}) => {
      const members = new Set(users.keys());
      if (traits.bot === false) members.delete(bot.id);
      const kind = traits.private ? "group" : "channel";
      return named(channels, called) ?? addChannel(called, kind, members, traits.archived);
    },
    im: (user) => named(channels, user.id) ?? addChannel(user.id, "im", new Set([user.id, bot.id])),
  };
  users.set(bot.id, bot);
  return team;
}

const named = <T extends { readonly name: string }>(all: Map<string, T>, called: string): T | undefined =>
  [...all.values()].find((one) => one.name === called);

const botOf = (id: string, team: () => Team): User => ({
  id,
  name: "roadmate",
  realName: "Roadmate",
  isBot: true,
  isAdmin: false,
  zone: "Etc/UTC",
  locale: "en-US",
  get team() {
    return team();
  },
});
