import { z } from "zod";
import { ConfigError } from "./errors.ts";

/** How Slack is connected, and which command names it has there. */
export type SlackConfig = {
  /** Stands before the name of every command: `rm-` makes `/ask` `/rm-ask`. */
  readonly prefix: string;
  /** Instead of Slack's own address. */
  readonly apiUrl?: string;
} & (
  | { readonly kind: "socket"; readonly botToken: string; readonly appToken: string }
  | {
      readonly kind: "http";
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
    }
  /** For any number of workspaces, which install it themselves. */
  | {
      readonly kind: "workspaces";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly signingSecret: string;
      /** Seals what a workspace entrusts. */
      readonly secretKey: string;
      /** Without a slash at its end. */
      readonly publicUrl: string;
      readonly port: number;
    }
);

/** Empty means unset, as in a copied .env.example. */
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));
const like = (pattern: RegExp, error: string) =>
  text.refine((value) => value === undefined || pattern.test(value), { error });

/** What stands in the environment, each setting by itself. */
export const slackEnvironment = {
  SLACK_BOT_TOKEN: like(/^xox[be]/, "SLACK_BOT_TOKEN begins with xoxb-: take it from OAuth & Permissions"),
  SLACK_APP_TOKEN: like(/^xapp-/, "SLACK_APP_TOKEN begins with xapp-: take it from Basic Information"),
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_PORT: like(
    /^(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
    "SLACK_PORT is a number up to 65535, such as 3001",
  ),
  SLACK_COMMAND_PREFIX: like(
    /^[a-z0-9_-]{1,20}$/,
    "SLACK_COMMAND_PREFIX has at most 20 small letters, digits, - and _, such as rm-",
  ),
  SLACK_API_URL: like(/^https?:\/\/\S+$/, "SLACK_API_URL is an address that begins with https://"),
  PUBLIC_URL: like(
    /^https?:\/\/\S+$/,
    "PUBLIC_URL is the address people reach this at, such as https://roadmate.example",
  ),
  SECRET_KEY: like(/^.{16,}$/s, "SECRET_KEY has at least 16 characters: openssl rand -base64 32 makes one"),
} as const;

/** What stands before the name of every command, also before there is a token. Throws ConfigError. */
export function readPrefix(env: Readonly<Record<string, string | undefined>>): string {
  const parsed = slackEnvironment.SLACK_COMMAND_PREFIX.safeParse(env.SLACK_COMMAND_PREFIX);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ message }) => message));
  return parsed.data ?? "";
}

type Settings = Readonly<Partial<Record<keyof typeof slackEnvironment, string | undefined>>>;

/** The settings together, as they stand in the environment: how Slack is connected, undefined where it is not, and everything
 *  that does not fit. */
export function readSlack(env: Readonly<Record<string, string | undefined>>): {
  readonly slack?: SlackConfig;
  readonly problems: readonly string[];
} {
  const names = Object.keys(slackEnvironment);
  const settings: Settings = Object.fromEntries(names.map((name) => [name, env[name]?.trim() || undefined]));
  if (connecting.every((name) => settings[name] === undefined)) return { problems: [] };
  const problems = problemsOf(settings);
  const way = problems.length > 0 ? undefined : wayOf(settings);
  if (way === undefined) return { problems };
  const { SLACK_COMMAND_PREFIX: prefix = "", SLACK_API_URL: apiUrl } = settings;
  return { slack: { ...way, prefix, ...(apiUrl === undefined ? {} : { apiUrl }) }, problems };
}

/** What only somebody sets who wants Slack. */
const connecting = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
] as const;

/** What does not go together or is missing, each with the way on. */
function problemsOf(settings: Settings): string[] {
  const has = (name: keyof Settings): boolean => settings[name] !== undefined;
  const problems: string[] = [];
  const needs = (what: string, ...names: readonly (keyof Settings)[]) => {
    for (const name of names) if (!has(name)) problems.push(`${name} is missing: ${what}`);
  };
  const many = has("SLACK_CLIENT_ID") || has("SLACK_CLIENT_SECRET");
  if (many && has("SLACK_BOT_TOKEN"))
    problems.push(
      "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for many: keep one or the others",
    );
  if (many && has("SLACK_APP_TOKEN"))
    problems.push(
      "SLACK_APP_TOKEN is for Socket Mode, which serves one workspace: take it out beside SLACK_CLIENT_ID",
    );
  if (many) {
    const what =
      "many workspaces take SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, PUBLIC_URL and SECRET_KEY";
    needs(what, "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "PUBLIC_URL", "SECRET_KEY");
    return problems;
  }
  needs("one workspace takes it, with SLACK_APP_TOKEN for Socket Mode", "SLACK_BOT_TOKEN");
  if (!has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET"))
    problems.push(
      "SLACK_APP_TOKEN is missing: Socket Mode takes it (requests over HTTP take SLACK_SIGNING_SECRET instead)",
    );
  return problems;
}

type Way<T = SlackConfig> = T extends SlackConfig ? Omit<T, "prefix" | "apiUrl"> : never;

function wayOf(settings: Settings): Way | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SECRET_KEY: secretKey,
    PUBLIC_URL: address,
  } = settings;
  const port = Number(settings.SLACK_PORT ?? 3001);
  // In Socket Mode nothing is signed: a signing secret beside it does no harm.
  if (botToken && appToken) return { kind: "socket", botToken, appToken };
  if (botToken && signingSecret) return { kind: "http", botToken, signingSecret, port };
  if (!clientId || !clientSecret || !signingSecret || !secretKey || !address) return undefined;
  const publicUrl = address.replace(/\/+$/, "");
  return { kind: "workspaces", clientId, clientSecret, signingSecret, secretKey, publicUrl, port };
}
