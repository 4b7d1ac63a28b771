import {
  PermissionFlagsBits as bits,
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  Status,
} from "discord.js";

/** How Roadmate stands in Discord's gateway. */

export interface GatewayParts {
  /** Discord's API, without a version; a proxy or a rig. */
  readonly apiUrl?: string | undefined;
  /** The shards this process holds, of `shardCount` in all; by default all, as many as Discord recommends. */
  readonly shards?: readonly number[] | undefined;
  readonly shardCount?: number | undefined;
}

/** Makes a client that is not connected yet. */
export const createClient = (parts: GatewayParts): Client => new Client(optionsOf(parts));

function optionsOf({ apiUrl, shards, shardCount }: GatewayParts): ClientOptions {
  return {
    // None of them is privileged: Discord tells the words of messages that mention Roadmate or are written to it.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages arrive in channels that nobody has seen before.
    partials: [Partials.Channel],
    shards: shards === undefined ? "auto" : [...shards],
    ...(shardCount === undefined ? {} : { shardCount }),
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(keptInMemory),
    sweepers: { ...Options.DefaultSweeperSettings, users: everyHour },
  };
}

const none = 0;

/** Of thousands of servers, what Roadmate never looks at is not kept. It needs channels, roles and itself. */
const keptInMemory: Parameters<typeof Options.cacheWithLimits>[0] = {
  ApplicationCommandManager: none,
  ApplicationEmojiManager: none,
  AutoModerationRuleManager: none,
  BaseGuildEmojiManager: none,
  DMMessageManager: none,
  EntitlementManager: none,
  GuildBanManager: none,
  GuildEmojiManager: none,
  GuildForumThreadManager: 25,
  GuildInviteManager: none,
  GuildMemberManager: { maxSize: none, keepOverLimit: isMe },
  GuildMessageManager: none,
  GuildScheduledEventManager: none,
  GuildStickerManager: none,
  GuildTextThreadManager: 100,
  MessageManager: none,
  PresenceManager: none,
  ReactionManager: none,
  ReactionUserManager: none,
  StageInstanceManager: none,
  ThreadMemberManager: none,
  UserManager: { maxSize: 100, keepOverLimit: isMe },
  VoiceStateManager: none,
};

function isMe({ id, client }: { readonly id: string; readonly client: Client }): boolean {
  return id === client.user?.id;
}

const everyHour = { interval: 3_600, filter: () => (user: { id: string; client: Client }) => !isMe(user) };

/** Milliseconds. A heartbeat is due every 41 seconds; after some without, nobody is at the other end. */
const silenceMs = 150_000;

/** Connected, every shard, and heard of lately. */
export function isConnected(client: Client, now: number): boolean {
  if (!client.isReady()) return false;
  return client.ws.shards.every(
    ({ status, lastPingTimestamp }) =>
      status === Status.Ready && now - Math.max(lastPingTimestamp, client.readyTimestamp) < silenceMs,
  );
}

/** What Roadmate asks of a server: to see channels and write there, in threads too, which answers need; to attach pictures
 *  and exports; and to read the history, without which one can neither answer a message nor see whether a tip arrived. */
const permissions =
  bits.ViewChannel |
  bits.SendMessages |
  bits.SendMessagesInThreads |
  bits.AttachFiles |
  bits.ReadMessageHistory;

/** The link by which somebody adds Roadmate to a server, or to themselves. */
export const inviteLink = (application: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${application}&permissions=${permissions}&scope=bot+applications.commands`;
