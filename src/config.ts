import { z } from "zod";
import { ConfigError } from "./errors.ts";
import type { LogLevel } from "./log.ts";
import { addressForms, readAddress } from "./store/address.ts";

/** The settings, checked. */
export interface Config {
  /** The folder of the YAML files. */
  readonly knowledgeDir: string;
  /** Where the trained model is kept between starts, and the database unless its address says otherwise. */
  readonly dataDir: string;
  /** An address that `openStore` takes. */
  readonly databaseUrl: string;
  /** Undefined: `warn` beside a chat, else `info`. */
  readonly logLevel?: LogLevel;
}

/** Empty means unset, as in a copied .env.example. */
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const environment = z.object({
  KNOWLEDGE_DIR: text,
  DATA_DIR: text,
  DATABASE_URL: text.refine((url) => url === undefined || readAddress(url), {
    error: `DATABASE_URL is ${addressForms}`,
  }),
  LOG_LEVEL: text.pipe(
    z
      .enum(["debug", "info", "warn", "error", "silent"], {
        error: "LOG_LEVEL is one of debug, info, warn, error, silent",
      })
      .optional(),
  ),
});

/** Reads the environment. Throws ConfigError with every problem at once. `root` is the folder of the program. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ message }) => message));
  const { KNOWLEDGE_DIR, DATA_DIR = `${root}/data`, DATABASE_URL, LOG_LEVEL } = parsed.data;
  return {
    knowledgeDir: KNOWLEDGE_DIR ?? `${root}/knowledge`,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? `file:${DATA_DIR}/roadmate.db`,
    ...(LOG_LEVEL === undefined ? {} : { logLevel: LOG_LEVEL }),
  };
}
