import { ApplicationCommandType, type Client, Events, REST } from "discord.js";
import {
  type Advisor,
  type CommunityId,
  communityOf,
  type Logger,
  type PlaceId,
  type PlatformMetrics,
  type Rasteriser,
} from "../../src/index.ts";
import type { Desk } from "./desk.ts";
import { toLog } from "./failures.ts";
import { inviteLink } from "./gateway.ts";
import { greet, part } from "./guilds.ts";
import { handleInteraction } from "./interactions.ts";
import { watch } from "./login.ts";
import { handleMessage, isForMe } from "./messages.ts";
import { meterCalls } from "./meter.ts";
import { commandJson, differ } from "./register.ts";
import { createTurns } from "./turns.ts";
import { createWire, type Registered } from "./wire.ts";

/** What serving takes. */
export interface ServeParts {
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  readonly log: Logger;
  readonly metrics: PlatformMetrics;
  /** Is told of all work, until it is done. The work never rejects. */
  readonly track: (work: Promise<void>) => void;
  /** Then nothing new is begun. */
  readonly ending: AbortSignal;
}

/** Answers whatever comes through a client, once it is connected. */
export function serve(client: Client, parts: ServeParts): Desk {
  const { advisor, rasteriser, log, metrics, track, ending } = parts;
  let ids: ReadonlyMap<string, string> = new Map();
  const desk: Desk = {
    advisor: { ...advisor, settings: sharing(advisor.settings) },
    rasteriser,
    log,
    wire: createWire({
      rest: meterCalls(client.rest, metrics),
      hooks: meterCalls(createHooks(client.rest), metrics),
      application: () => client.application?.id ?? "",
      onAnswered: ({ arrived }) => metrics.acknowledged("discord", performance.now() - arrived),
    }),
    turns: createTurns(),
    ids: () => ids,
    me: () => client.user?.id ?? "",
  };
  const handle = (work: () => Promise<void>): void => {
    if (ending.aborted) return;
    // Whatever Discord sends that nobody thought of: it must not end the process.
    track(work().catch((error: unknown) => log.error(toLog(error), "an event failed")));
  };
  watch(client, log);
  client.once(Events.ClientReady, (ready) => {
    const { id } = ready.application;
    log.info(
      { guilds: ready.guilds.cache.size, shards: ready.options.shards, invite: inviteLink(id) },
      "in Discord; the link adds Roadmate to a server",
    );
    handle(async () => {
      ids = await register(ready, desk);
    });
  });
  client.on(Events.InteractionCreate, (interaction) => handle(() => handleInteraction(interaction, desk)));
  client.on(Events.MessageCreate, (message) => {
    if (isForMe(message, desk.me())) handle(() => handleMessage(message, desk));
  });
  client.on(Events.GuildCreate, (guild) => handle(() => greet(guild, desk)));
  client.on(Events.GuildDelete, (guild) => handle(() => part(guild, desk)));
  return desk;
}

/** Many who ask at the same moment in one server share one reading of its settings. */
function sharing(read: Advisor["settings"]): Advisor["settings"] {
  const reading = new Map<PlaceId | CommunityId, ReturnType<typeof read>>();
  return (place) => {
    const whose = communityOf(place) ?? place;
    const known = reading.get(whose) ?? read(place).finally(() => reading.delete(whose));
    reading.set(whose, known);
    return known;
  };
}

/** discord.js holds everything back to fifty requests a second. Discord does not count the answers to interactions
 *  (developer documentation, "Rate Limits"), and when hundreds ask at once fifty are too few. */
const createHooks = ({ options }: REST): REST =>
  new REST({ ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });

/** Tells Discord the commands, if it knows others → the ids of the slash commands. Of several processes the one that holds
 *  the first shard does. Never throws: what is known already goes on working. */
async function register(client: Client<true>, { wire, log }: Desk): Promise<ReadonlyMap<string, string>> {
  try {
    const known = await wire.commands();
    const wanted = commandJson();
    const tells = client.ws.shards.has(0) && differ(known, wanted);
    const registered = tells ? await wire.register(wanted) : known;
    log.info({ commands: registered.length }, tells ? "commands registered" : "commands known");
    return idsOf(registered);
  } catch (error) {
    log.error(toLog(error), "the commands could not be registered");
    return new Map();
  }
}

const idsOf = (registered: readonly Registered[]): ReadonlyMap<string, string> =>
  new Map(
    registered
      .filter(({ type }) => type === ApplicationCommandType.ChatInput)
      .map(({ name, id }) => [name, id]),
  );
