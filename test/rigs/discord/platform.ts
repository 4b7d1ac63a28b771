import { MessageFlags } from "discord.js";
import { isSeen, messageEvent } from "./events.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { type Clock, createClock, createIds, type Ids } from "./ids.ts";
import { createInteractions, type Interactions } from "./interactions.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { type Announce, createMessages, type Messages } from "./messages.ts";
import { createRegistry, type Registry } from "./registry.ts";
import { createFiles, type Files } from "./uploads.ts";
import { createWaiting, type Waiting } from "./waiting.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

export interface PlatformOptions extends WorldOptions {
  /** Whether bodies are judged; default true, false for benchmarks. */
  readonly referee?: boolean;
  /** Whether everything sent must say whom it may ping; default true. */
  readonly mentions?: boolean;
  /** How long an interaction waits for its first answer; default 3000. */
  readonly deadlineMs?: number;
  /** How long a test waits for something to happen; default 5000. */
  readonly patienceMs?: number;
  /** Default 41250, as Discord's. */
  readonly heartbeatInterval?: number;
  /** The privileged intents that the app may use; default none. */
  readonly privileged?: number;
  /** The number of shards that GET /gateway/bot recommends; default 1. */
  readonly shards?: number;
}

/** All the fake remembers. It knows no HTTP; `rest.ts` and its routes work on it. */
export interface Platform {
  readonly options: Required<Omit<PlatformOptions, keyof WorldOptions>>;
  readonly token: string;
  /** `http://127.0.0.1:PORT`, once it listens. */
  origin: string;
  readonly world: World;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly ledger: Ledger;
  readonly waiting: Waiting;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly registry: Registry;
  readonly gateway: Gateway;
  /** Ids of messages by their nonce. */
  readonly nonces: Map<string, { readonly id: string; readonly until: number }>;
  /** Ids of the channels in which the bot showed that it types. */
  readonly typing: string[];
}

const defaults = {
  referee: true,
  mentions: true,
  deadlineMs: 3000,
  patienceMs: 5000,
  heartbeatInterval: 41_250,
  privileged: 0,
  shards: 1,
} as const;

export function createPlatform({ people, guilds, ...given }: PlatformOptions): Platform {
  const options = { ...defaults, ...given };
  const clock = createClock();
  const ids = createIds(clock);
  const world = createWorld({ ...(people && { people }), ...(guilds && { guilds }) }, ids);
  const ledger = createLedger();
  const waiting = createWaiting(options.patienceMs, () => ledger.complaints().join("\n"));
  const token = `${Buffer.from(world.bot.id).toString("base64url")}.rig.token`;
  const gateway = createGateway(
    { world, clock },
    {
      token,
      heartbeatInterval: options.heartbeatInterval,
      privileged: options.privileged,
      url: () => `${platform.origin.replace("http", "ws")}/gateway`,
    },
    waiting,
    (what) => ledger.violations.push(what),
  );
  const files = createFiles(ids, () => platform.origin);
  const interactions = createInteractions(clock, ids);
  const announce: Announce = (event, message, channel) => {
    waiting.changed(`channel ${channel.id}`);
    for (const { id } of interactions.ofMessage(message.id)) waiting.changed(id);
    const hidden = (message.flags & MessageFlags.Ephemeral) !== 0 || !isSeen(channel);
    if (!hidden) gateway.dispatch(messageEvent(event, message, channel, world));
  };
  const platform: Platform = {
    options,
    token,
    origin: "",
    world,
    clock,
    ids,
    files,
    ledger,
    waiting,
    gateway,
    interactions,
    messages: createMessages({ world, clock, ids, files, announce }),
    registry: createRegistry(ids, () => waiting.changed("commands")),
    nonces: new Map(),
    typing: [],
  };
  return platform;
}
