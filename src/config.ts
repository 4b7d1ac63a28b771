import { z } from "zod";
import { type DiscordConfig, readDiscord } from "./config-discord.ts";
import { readSlack, type SlackConfig, slackEnvironment } from "./config-slack.ts";
import { readWeb, type WebConfig } from "./config-web.ts";
import { ConfigError } from "./errors.ts";
import type { LogLevel } from "./log.ts";
import type { PersonId } from "./message.ts";
import { addressForms, readAddress } from "./store/address.ts";

/** The settings, checked. */
export interface Config {
  /** The folder of the YAML files. */
  readonly knowledgeDir: string;
  /** Where the trained model is kept between starts, and the database unless its address says otherwise. */
  readonly dataDir: string;
  /** An address that `openStore` takes. */
  readonly databaseUrl: string;
  /** Who may see all missed questions and change the knowledge in a chat. Whoever sits at the terminal may do that anyway. */
  readonly operators: readonly PersonId[];
  /** Undefined: `warn` beside a chat, else `info`. */
  readonly logLevel?: LogLevel;
  readonly web: WebConfig;
  /** Undefined where Discord is not connected. */
  readonly discord?: DiscordConfig;
  /** Undefined where Slack is not connected. */
  readonly slack?: SlackConfig;
}

/** Empty means unset, as in a copied .env.example. */
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const environment = z.object({
  ...slackEnvironment,
  KNOWLEDGE_DIR: text,
  DATA_DIR: text,
  DATABASE_URL: text.refine((url) => url === undefined || readAddress(url), {
    error: `DATABASE_URL is ${addressForms}`,
  }),
  OPERATORS: text.transform((value, context): readonly PersonId[] =>
    (value ?? "").split(/[\s,]+/).flatMap((id) => {
      if (id === "" || isOperatorId(id)) return id === "" ? [] : [id];
      context.addIssue({ code: "custom", message: operatorForms(id) });
      return [];
    }),
  ),
  LOG_LEVEL: text.pipe(
    z
      .enum(["debug", "info", "warn", "error", "silent"], {
        error: "LOG_LEVEL is one of debug, info, warn, error, silent",
      })
      .optional(),
  ),
});

const isOperatorId = (id: string): id is PersonId =>
  /^(discord:\d{5,25}|slack:[A-Z0-9]+\/[A-Z0-9]+|terminal:local)$/.test(id);
const operatorForms = (id: string): string =>
  `OPERATORS has "${id}", which is no person: list ids such as discord:80351110224678912 and slack:T024BE7LD/U023BEC7G, with commas between them`;

/** Reads the environment. Throws ConfigError with every problem at once. `root` is the folder of the program. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const parsed = environment.safeParse(env);
  const { slack, problems: ofSlack } = readSlack(env);
  const { discord, problems: ofDiscord } = readDiscord(env);
  const { web, problems: ofWeb } = readWeb(env);
  const sharing = slack !== undefined && "port" in slack && slack.port === web.port && web.port !== 0;
  const problems = [...ofDiscord, ...ofSlack, ...ofWeb, ...(sharing ? [samePort] : [])];
  if (!parsed.success || problems.length > 0)
    throw new ConfigError([...(parsed.error?.issues.map(({ message }) => message) ?? []), ...problems]);
  const { KNOWLEDGE_DIR, DATA_DIR = `${root}/data`, DATABASE_URL, LOG_LEVEL } = parsed.data;
  return {
    knowledgeDir: KNOWLEDGE_DIR ?? `${root}/knowledge`,
    dataDir: DATA_DIR,
    operators: ["terminal:local", ...parsed.data.OPERATORS],
    databaseUrl: DATABASE_URL ?? `file:${DATA_DIR}/roadmate.db`,
    ...(LOG_LEVEL === undefined ? {} : { logLevel: LOG_LEVEL }),
    web,
    ...(discord === undefined ? {} : { discord }),
    ...(slack === undefined ? {} : { slack }),
  };
}

const samePort = "SLACK_PORT and PORT are the same: Slack and the server of this process take one each";
