import { createInstalls } from "../../../adapters/slack/install.ts";
import type { PlaceId } from "../../../src/message.ts";
import type { Store } from "../../../src/store/store.ts";
import { openDiscord } from "../../rigs/discord/rig.ts";
import { type Slack, startSlack } from "../../rigs/slack/slack.ts";
import type { Team } from "../../rigs/slack/workspace.ts";
import { type Chances, discordFaults, readingChances, slackFaults } from "./faults.ts";
import { type Settings, slackConfigOf } from "./settings.ts";

/** A Discord and a Slack on this machine that fail as real ones do. Readers see what stands in their channels. */
export interface Platforms {
  /** Every channel. */
  readonly places: readonly PlaceId[];
  /** For the processes. */
  readonly settings: Settings;
  /** How many messages stand in a channel. */
  countIn(place: PlaceId): number;
  /** What the platforms did to those who asked: outcome → how often. */
  readonly faults: ReadonlyMap<string, number>;
  /** What the platforms have against what was sent. */
  complaints(): readonly string[];
  stop(): Promise<void>;
}

export interface PlatformOptions {
  /** In all, half of them in each. */
  readonly channels: number;
  readonly chances: Chances;
  readonly lateMs: number;
  readonly random: () => number;
  /** Where the workspaces' tokens are kept. */
  readonly store: Store;
}

/** How many servers and workspaces there are at most: each takes only so many messages a second. */
const communities = 20;

export async function startPlatforms(options: PlatformOptions): Promise<Platforms> {
  const { channels, chances, store } = options;
  const names = Array.from({ length: Math.ceil(channels / 2) }, (_, n) => `channel-${n}`);
  const guilds = shared(names).map((channels, n) => ({ name: `Guild ${n}`, channels }));
  const discord = await openDiscord({ people: ["asha"], guilds });
  const slack = await startSlack({ echo: false });
  const settings = settingsOf(discord, slack);
  const teams = shared(names).map((some, n) => fill(n === 0 ? slack.team : slack.addTeam(`Team ${n}`), some));
  await install(teams, settings, store);

  const faults = new Map<string, number>();
  const dice = {
    ...options,
    count: (outcome: string) => faults.set(outcome, (faults.get(outcome) ?? 0) + 1),
  };
  const messages = "/channels/*/messages";
  discord.draw(`POST ${messages}`, discordFaults(chances, dice));
  discord.draw(`GET ${messages}`, discordFaults(readingChances(chances), dice));
  slack.draw("chat.postMessage", slackFaults(chances, dice));
  slack.draw("conversations.history", slackFaults(readingChances(chances), dice));

  const counts = new Map<PlaceId, () => number>([
    ...discord.world.guilds.flatMap(({ id, channels }) =>
      channels.map(
        (channel) => [`discord:${id}/${channel.id}`, () => discord.messages(channel.id).length] as const,
      ),
    ),
    ...teams.flatMap(({ id, channels }) =>
      [...channels.values()].map(
        (channel) => [`slack:${id}/${channel.id}`, () => channel.messages.size] as const,
      ),
    ),
  ]);
  return {
    places: [...counts.keys()],
    settings,
    countIn: (place) => counts.get(place)?.() ?? 0,
    faults,
    complaints: () => [
      ...discord.violations,
      ...discord.unknownRoutes,
      ...discord.refusals.map(({ code, route }) => `${route}: ${code}`),
      ...slack.violations.map(({ kind, where, what }) => `${kind} ${where}: ${what}`),
    ],
    stop: async () => {
      await Promise.all([discord.close(), slack.stop()]);
    },
  };
}

/** The channels of each community. */
function shared(names: readonly string[]): string[][] {
  const size = Math.ceil(names.length / communities);
  return Array.from({ length: Math.ceil(names.length / size) }, (_, n) =>
    names.slice(n * size, (n + 1) * size),
  );
}

function fill(team: Team, names: readonly string[]): Team {
  for (const name of names) team.channel(name);
  return team;
}

const settingsOf = (discord: { readonly token: string; readonly api: string }, slack: Slack): Settings => ({
  discord: { token: discord.token, apiUrl: discord.api },
  slack: {
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
  },
});

/** Keeps the workspaces' tokens as if each had installed Roadmate. */
async function install(teams: readonly Team[], settings: Settings, store: Store): Promise<void> {
  const parts = { installations: store, now: Date.now, onInstall: () => {} };
  const { options } = createInstalls(slackConfigOf(settings), parts);
  for (const { id, bot, botId, botToken } of teams)
    await options.installationStore?.storeInstallation({
      team: { id },
      enterprise: undefined,
      isEnterpriseInstall: false,
      user: { id: bot.id, token: undefined, scopes: undefined },
      bot: { id: botId, userId: bot.id, token: botToken, scopes: [] },
    });
}
