import type { Changes } from "./dotenv.ts";
import { type DiscordApp, discordFindings, ownerOf, probeDiscord } from "./probe-discord.ts";
import type { Stage } from "./setup.ts";
import { askSecret, type Tried } from "./setup-secret.ts";
import { words } from "./words.ts";

/** What came of it. */
export interface DiscordSetUp {
  readonly changes: Changes;
  /** The link by which the bot is added to servers; undefined where Discord could not be asked. */
  readonly invite?: string;
  /** The id of whoever owns the application. */
  readonly owner?: string;
}

/** Asks for the token until Discord takes it. */
export async function setUpDiscord(stage: Stage): Promise<DiscordSetUp> {
  const { prompts, set, inviteLink } = stage;
  if (set("DISCORD_TOKEN") === undefined) prompts.note(words.discord, words.discordLines);
  const { changes, what } = await askSecret(stage, {
    name: "DISCORD_TOKEN",
    message: words.discordToken,
    problem: (typed) => (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(typed) ? undefined : words.noDiscordToken),
    whom: "Discord",
    tried: (token) => tried(token, set("DISCORD_API_URL")),
  });
  if (what === undefined) return { changes };
  prompts.say(words.discordIs(what.name, what.application.name));
  for (const { state, what: finding, todo } of discordFindings(what))
    if (state !== "good") prompts.warn(`${finding}. ${todo}.`);
  const owner = ownerOf(what);
  const invite = inviteLink(what.application.id);
  return { changes, invite, ...(owner === undefined ? {} : { owner }) };
}

async function tried(token: string, apiUrl: string | undefined): Promise<Tried<DiscordApp>> {
  const found = await probeDiscord(token, apiUrl);
  switch (found.kind) {
    case "found":
      return { kind: "found", what: found };
    case "refused":
      return { kind: "refused", says: words.refused("Discord", "") };
    case "silent":
      return { kind: "silent", says: words.silent("Discord", found.why) };
  }
}
