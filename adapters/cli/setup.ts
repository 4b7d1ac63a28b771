import { join } from "node:path";
import { ConfigError, readConfig } from "../../src/index.ts";
import { type Changes, edited, readText, settingsIn, writeSecret } from "./dotenv.ts";
import type { Prompts } from "./prompts.ts";
import { setUpDiscord } from "./setup-discord.ts";
import { setUpOperators, setUpPage, setUpStore } from "./setup-rest.ts";
import { setUpSlack } from "./setup-slack.ts";
import { words } from "./words.ts";

/** What setting up takes. */
export interface SetupParts {
  readonly prompts: Prompts;
  /** Where `.env` and the manifest go. */
  readonly dir: string;
  /** The program's own folder. */
  readonly root: string;
  /** What is set already outside of `.env`, such as other addresses of the platforms. */
  readonly env: Settings;
  readonly inviteLink: (application: string) => string;
  readonly manifest: (options: { readonly prefix: string; readonly url?: string | undefined }) => string;
  /** The scopes that a Slack token has to have. */
  readonly scopes: readonly string[];
  /** Makes a secret: at least 16 characters that need no quotes. */
  readonly newSecret: () => string;
}

/** Name → value, as in the environment. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** What a part of setting up is given beside that. */
export interface Stage extends SetupParts {
  /** What is set now; empty counts as unset. */
  readonly set: (name: string) => string | undefined;
}

/** Asks for what Roadmate needs, checks it, and writes `.env` at the very end. Throws Cancelled when somebody leaves before, and
 *  ConfigError, with nothing written, when what is set does not go together. */
export async function setup(parts: SetupParts): Promise<void> {
  const { prompts, dir, root, env } = parts;
  const file = join(dir, ".env");
  const before = await readText(file);
  // The environment goes before the file, here as at a start.
  const known: Settings = { ...settingsIn(before ?? ""), ...env };
  const stage: Stage = { ...parts, set: (name) => known[name]?.trim() || undefined };
  prompts.open(words.title);
  prompts.note(words.before, words.beforeLines(file, before !== undefined));
  const wanted = await prompts.several(words.where, words.platforms, platformsIn(stage));
  const discord = wanted.includes("discord") ? await setUpDiscord(stage) : undefined;
  const slack = wanted.includes("slack") ? await setUpSlack(stage) : undefined;
  const changes: Changes = {
    ...(discord?.changes ?? takenOut(stage, discordNames)),
    ...(slack?.changes ?? takenOut(stage, slackNames)),
    ...(await setUpStore(stage)),
    ...(await setUpOperators(stage, { discord: discord?.owner, ...slack })),
    ...(await setUpPage(stage, wanted.length > 0)),
  };
  check({ ...known, ...changes }, root);
  const start = before ?? (await readText(join(root, ".env.example"))) ?? "";
  await writeSecret(file, edited(start, changes));
  prompts.say(words.written(file, Object.keys(changes)));
  prompts.close(words.end);
  if (discord?.invite !== undefined) prompts.print(words.invite(discord.invite));
}

const discordNames = ["DISCORD_TOKEN"] as const;
const slackNames = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
] as const;

const platformsIn = ({ set }: Stage): ("discord" | "slack")[] => [
  ...(discordNames.some(set) ? (["discord"] as const) : []),
  ...(slackNames.some(set) ? (["slack"] as const) : []),
];

/** What is no longer wanted stays in the file, as a comment. */
export const takenOut = ({ set }: Stage, names: readonly string[]): Changes =>
  Object.fromEntries(names.filter(set).map((name) => [name, undefined]));

/** Nothing is written that would not start. */
function check(settings: Settings, root: string): void {
  try {
    readConfig(settings, root);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError([...error.problems, words.nothingWritten], { cause: error });
  }
}
