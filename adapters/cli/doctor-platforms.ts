import { doubtful, type Finding, good, wrong } from "./finding.ts";
import { discordFindings, probeDiscord } from "./probe-discord.ts";
import { probeBot, probeClient, probeSocket, type SlackFound } from "./probe-slack.ts";
import { words } from "./words.ts";

/** What the platforms say. */

export interface Asking {
  /** A setting; empty counts as unset. */
  readonly read: (name: string) => string | undefined;
  readonly scopes: { readonly needed: readonly string[]; readonly optional: readonly string[] };
  /** How far ahead of ours the platforms' clocks are, in milliseconds: filled as they answer. */
  readonly skews: number[];
}

export async function* examineDiscord({ read, skews }: Asking): AsyncGenerator<Finding> {
  const token = read("DISCORD_TOKEN")?.replace(/^Bot\s+/i, "");
  if (token === undefined) return;
  const found = await probeDiscord(token, read("DISCORD_API_URL"));
  if ("skewMs" in found) skews.push(found.skewMs);
  switch (found.kind) {
    case "silent":
      return yield doubtful(words.silent("Discord", found.why), words.network);
    case "refused":
      return yield wrong("Discord does not take DISCORD_TOKEN", words.newDiscordToken);
    case "found":
      yield good(`Discord knows the token: ${found.name}`);
      yield* discordFindings(found);
  }
}

export async function* examineSlack(asking: Asking): AsyncGenerator<Finding> {
  const { read, scopes } = asking;
  const api = read("SLACK_API_URL");
  const bot = read("SLACK_BOT_TOKEN");
  const app = read("SLACK_APP_TOKEN");
  const id = read("SLACK_CLIENT_ID");
  const secret = read("SLACK_CLIENT_SECRET");
  if (bot !== undefined) {
    const found = await probeBot(bot, api);
    yield slackFinding("SLACK_BOT_TOKEN", found, asking);
    if (found.kind === "found") yield* scopeFindings(found.what.scopes, scopes);
  }
  if (app !== undefined) yield slackFinding("SLACK_APP_TOKEN", await probeSocket(app, api), asking);
  if (id !== undefined && secret !== undefined)
    yield slackFinding("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET", await probeClient(id, secret, api), asking);
}

function slackFinding(names: string, found: SlackFound, { skews }: Asking): Finding {
  if (found.kind !== "silent" && found.skewMs !== undefined) skews.push(found.skewMs);
  switch (found.kind) {
    case "silent":
      return doubtful(words.silent("Slack", found.why), words.network);
    case "refused":
      return wrong(
        `Slack does not take ${names} (${words.slackRefusals[found.code] ?? found.code})`,
        words.newSlackToken,
      );
    case "found":
      return good(`Slack takes ${names}`);
  }
}

function* scopeFindings(
  granted: readonly string[] | undefined,
  { needed, optional }: Asking["scopes"],
): Generator<Finding> {
  if (granted === undefined) return;
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    yield wrong(`The bot token lacks the scopes ${missing.join(", ")}`, words.newManifest);
  else yield good("The bot token has the scopes it needs");
  const wished = optional.filter((scope) => !granted.includes(scope));
  if (wished.length > 0)
    yield doubtful(`The bot token does without ${wished.join(", ")}`, words.withoutHistory);
}

/** Seconds. Slack refuses what is signed five minutes off, and tips would be late. */
const tolerated = 30;

export function examineClock(skews: readonly number[]): Finding {
  const [skew] = skews;
  if (skew === undefined) return good("The clock was compared with nobody's: no platform answered");
  const seconds = Math.round(Math.abs(skew) / 1_000);
  if (seconds <= tolerated) return good("The clock agrees with the platforms'");
  return doubtful(
    `The clock is ${seconds.toLocaleString("en")} s ${skew > 0 ? "slow" : "fast"}`,
    "Let the system set it: timedatectl set-ntp true",
  );
}
