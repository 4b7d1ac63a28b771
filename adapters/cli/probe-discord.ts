import { z } from "zod";
import { doubtful, type Finding, good, wrong } from "./finding.ts";
import { type Answered, probe, trimmed } from "./probe.ts";

/** What Discord says about a token and its application. */

const person = z.object({ id: z.string(), username: z.string() });
const application = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  bot_public: z.boolean().default(true),
  bot_require_code_grant: z.boolean().default(false),
  interactions_endpoint_url: z.string().nullish(),
  owner: person.optional(),
  team: z.looseObject({ owner_user_id: z.string() }).nullish(),
});

export interface DiscordApp {
  /** How the bot is called. */
  readonly name: string;
  readonly application: z.infer<typeof application>;
}

export type DiscordFound =
  | ({ readonly kind: "found"; readonly skewMs?: number } & DiscordApp)
  | { readonly kind: "refused"; readonly skewMs?: number }
  | { readonly kind: "silent"; readonly why: string };

/** Asks Discord whose token this is. `apiUrl` is without a version. Never throws. */
export async function probeDiscord(token: string, apiUrl = "https://discord.com/api"): Promise<DiscordFound> {
  const ask = (path: string): Promise<Answered> =>
    probe(`${trimmed(apiUrl)}/v10${path}`, { headers: { authorization: `Bot ${token}` } });
  const me = await ask("/users/@me");
  if (me.kind === "silent") return me;
  const skew = me.skewMs === undefined ? {} : { skewMs: me.skewMs };
  if (me.status === 401) return { kind: "refused", ...skew };
  const about = await ask("/applications/@me");
  if (about.kind === "silent") return about;
  const [bot, app] = [person.safeParse(me.body), application.safeParse(about.body)];
  if (!bot.success || !app.success)
    return { kind: "silent", why: `HTTP ${bot.success ? about.status : me.status}` };
  return { kind: "found", name: bot.data.username, application: app.data, ...skew };
}

/** Who owns the application: a person, or whoever owns its team. */
export const ownerOf = ({ application: { owner, team } }: DiscordApp): string | undefined =>
  team?.owner_user_id ?? owner?.id;

/** What of an application keeps Roadmate from working, or others from adding it. */
export function discordFindings({ application }: DiscordApp): Finding[] {
  const page = `https://discord.com/developers/applications/${application.id}`;
  return [
    application.interactions_endpoint_url
      ? wrong(
          "Discord sends commands and buttons to an Interactions Endpoint URL, not to Roadmate",
          `Empty that field at ${page}/information`,
        )
      : [],
    application.bot_require_code_grant
      ? wrong(
          "Discord asks for an OAuth2 code grant, so the invite link fails",
          `Switch it off at ${page}/bot`,
        )
      : [],
    application.bot_public
      ? []
      : doubtful(
          "Only you can add the bot to servers",
          `Switch Public Bot on at ${page}/bot if others should`,
        ),
    (application.flags & privileged) === 0
      ? good("No privileged intent is switched on, and none is needed")
      : doubtful(
          "Privileged intents are switched on that Roadmate does not need",
          `Switch them off at ${page}/bot, unless something else uses them`,
        ),
  ].flat();
}

/** Presence, members, message content, each for small bots and for large ones. */
const privileged = [12, 13, 14, 15, 18, 19].reduce((flags, bit) => flags | (1 << bit), 0);
