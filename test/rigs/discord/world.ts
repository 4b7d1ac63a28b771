import { ChannelType } from "discord.js";
import type { Ids } from "./ids.ts";

export interface PersonOptions {
  readonly name: string;
  /** Default en-US. */
  readonly locale?: string;
  /** Whether the bot may write to them; sending is refused with 50007 when closed. Default open. */
  readonly dms?: "open" | "closed";
}

export interface ChannelOptions {
  readonly name: string;
  /** Default text. */
  readonly type?: ChannelType;
  /** What the bot may not do there, as permission bits. */
  readonly denied?: bigint;
}

export interface GuildOptions {
  readonly name: string;
  /** Default en-US. */
  readonly locale?: string;
  /** Default one, "general". */
  readonly channels?: readonly (string | ChannelOptions)[];
  /** Names; default everybody. */
  readonly members?: readonly string[];
  /** Names of the members with Manage Server; default nobody. */
  readonly managers?: readonly string[];
  /** False when the bot is no member, so that only those who installed the app for themselves can use it there. */
  readonly joined?: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly bot: boolean;
  dms: "open" | "closed";
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  /** `private` is a group the bot is not in. */
  readonly kind: "guild" | "thread" | "dm" | "private";
  readonly guild: Guild | undefined;
  /** The channel a thread belongs to. */
  readonly parent: Channel | undefined;
  /** Who a direct message is with; empty in guilds. */
  readonly people: readonly Person[];
  denied: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly channels: Channel[];
  readonly members: Person[];
  readonly managers: Person[];
  readonly roles: { readonly bot: string; readonly managers: string };
  joined: boolean;
  /** Since when, as ISO. */
  joinedAt: string;
}

export interface WorldOptions {
  /** Names or more; default one, "asha". */
  readonly people?: readonly (string | PersonOptions)[];
  /** Default one, "Learners". */
  readonly guilds?: readonly GuildOptions[];
}

/** Who and what there is. References are names or ids; they throw when nothing has that name. */
export interface World {
  readonly bot: Person;
  readonly guilds: readonly Guild[];
  /** Default the first. */
  person(ref?: string): Person;
  guild(ref?: string): Guild;
  /** Default the first of the first guild. `dm` and `private` are the given person's; `Guild/name` where names repeat. */
  channel(ref: string | undefined, by: Person): Channel;
  personById(id: string): Person | undefined;
  channelById(id: string): Channel | undefined;
  guildById(id: string): Guild | undefined;
  addGuild(options: GuildOptions): Guild;
  addThread(parent: Channel, name: string, id: string): Channel;
  /** The channel of a guild that is gone now. */
  removeChannel(ref: string): Channel;
}

interface Registry {
  readonly ids: Ids;
  readonly people: Person[];
  readonly guilds: Guild[];
  readonly channels: Map<string, Channel>;
}

export function createWorld(options: WorldOptions, ids: Ids): World {
  const registry: Registry = { ids, people: [], guilds: [], channels: new Map() };
  const bot = addPerson(registry, { name: "Roadmate" }, true);
  for (const one of options.people ?? ["asha"])
    addPerson(registry, typeof one === "string" ? { name: one } : one, false);
  for (const one of options.guilds ?? [{ name: "Learners" }]) addGuild(registry, one);
  const { people, guilds, channels } = registry;
  return {
    bot,
    guilds,
    person: (ref) => find(humans(registry), ref),
    guild: (ref) => find(guilds, ref),
    channel: (ref, by) => findChannel(registry, ref, by),
    personById: (id) => people.find((one) => one.id === id),
    channelById: (id) => channels.get(id),
    guildById: (id) => guilds.find((one) => one.id === id),
    addGuild: (given) => addGuild(registry, given),
    addThread: (parent, name, id) => {
      const thread = {
        ...parent,
        id,
        name,
        kind: "thread",
        type: ChannelType.PublicThread,
        parent,
        denied: 0n,
      } as const;
      parent.guild?.channels.push(thread);
      return keep(registry, thread);
    },
    removeChannel: (ref) => {
      const channel = find(
        guilds.flatMap((guild) => guild.channels),
        ref,
      );
      channels.delete(channel.id);
      channel.guild?.channels.splice(channel.guild.channels.indexOf(channel), 1);
      return channel;
    },
  };
}

const humans = ({ people }: Registry): readonly Person[] => people.filter(({ bot }) => !bot);

function keep({ channels }: Registry, channel: Channel): Channel {
  channels.set(channel.id, channel);
  return channel;
}

function addPerson(registry: Registry, given: PersonOptions, bot: boolean): Person {
  const { name, locale = "en-US", dms = "open" } = given;
  const { ids, people } = registry;
  const person: Person = { id: ids.next(), name, locale, bot, dms };
  people.push(person);
  if (bot) return person;
  const rest = { name: "", guild: undefined, parent: undefined, people: [person], denied: 0n } as const;
  keep(registry, { ...rest, id: ids.next(), kind: "dm", type: ChannelType.DM });
  keep(registry, { ...rest, id: ids.next(), kind: "private", type: ChannelType.GroupDM });
  return person;
}

function addGuild(registry: Registry, given: GuildOptions): Guild {
  const { name, locale = "en-US", channels = ["general"], managers = [], joined = true } = given;
  const everybody = humans(registry);
  const guild: Guild = {
    id: registry.ids.guild(),
    name,
    locale,
    channels: [],
    members: given.members?.map((ref) => find(everybody, ref)) ?? [...everybody],
    managers: managers.map((ref) => find(everybody, ref)),
    roles: { bot: registry.ids.next(), managers: registry.ids.next() },
    joined,
    joinedAt: "2024-05-01T10:00:00.000000+00:00",
  };
  for (const one of channels) {
    const { type = ChannelType.GuildText, denied = 0n, name } = typeof one === "string" ? { name: one } : one;
    const place = { kind: "guild", guild, parent: undefined, people: [] } as const;
    guild.channels.push(keep(registry, { ...place, id: registry.ids.next(), name, type, denied }));
  }
  registry.guilds.push(guild);
  return guild;
}

function findChannel({ channels, guilds }: Registry, ref: string | undefined, by: Person): Channel {
  const all = [...channels.values()];
  if (ref === "dm" || ref === "private") {
    return find(
      all.filter(({ kind, people }) => kind === ref && people.includes(by)),
      undefined,
    );
  }
  const [first, second] = ref?.split("/") ?? [];
  if (first !== undefined && second !== undefined) return find(find(guilds, first).channels, second);
  return find(
    guilds.flatMap((guild) => guild.channels),
    ref,
  );
}

/** The one with this name or id; without either the first. */
function find<T extends { readonly id: string; readonly name: string }>(
  all: readonly T[],
  ref: string | undefined,
): T {
  const [one, another] =
    ref === undefined ? all.slice(0, 1) : all.filter(({ id, name }) => id === ref || name === ref);
  if (one && !another) return one;
  throw new Error(`${one ? "more than one thing is" : "nothing is"} called ${ref ?? "anything"}`);
}
