/** How Discord is connected. */
export interface DiscordConfig {
  readonly token: string;
  /** Instead of Discord's own address, without a version. */
  readonly apiUrl?: string;
  /** The shards this process holds; without them all, as many as Discord recommends. */
  readonly shards?: readonly number[];
  /** Of all processes. */
  readonly shardCount?: number;
}

/** What stands in the environment: how Discord is connected, undefined where it is not, and everything that does not fit. */
export function readDiscord(env: Readonly<Record<string, string | undefined>>): {
  readonly discord?: DiscordConfig;
  readonly problems: readonly string[];
} {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  // As Discord shows it, or as some examples have it.
  const token = read("DISCORD_TOKEN")?.replace(/^Bot\s+/i, "");
  const apiUrl = read("DISCORD_API_URL");
  const count = read("DISCORD_SHARD_COUNT");
  const listed = read("DISCORD_SHARDS");
  if (token === undefined && listed === undefined) return { problems: [] };
  const shardCount = count === undefined ? undefined : Number(count);
  const shards = listed?.split(",").map((shard) => Number(shard.trim()));
  const problems = [
    token === undefined ? [wrong.tokenless] : /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? [] : [wrong.token],
    apiUrl === undefined || /^https?:\/\/\S+$/.test(apiUrl) ? [] : [wrong.apiUrl],
    count === undefined || /^[1-9]\d{0,4}$/.test(count) ? [] : [wrong.count],
    listed === undefined || /^\s*\d+(\s*,\s*\d+)*\s*$/.test(listed) ? [] : [wrong.shards],
    shards !== undefined && shardCount === undefined ? [wrong.alone] : [],
    shards?.some((shard) => shard >= (shardCount ?? Number.POSITIVE_INFINITY)) ? [wrong.beyond] : [],
  ].flat();
  if (token === undefined || problems.length > 0) return { problems };
  return {
    discord: {
      token,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(shards === undefined ? {} : { shards: [...new Set(shards)] }),
      ...(shardCount === undefined ? {} : { shardCount }),
    },
    problems,
  };
}

const wrong = {
  token:
    "DISCORD_TOKEN is three parts with dots between them: copy it from the Discord Developer Portal, your application, Bot, Reset Token",
  tokenless: "DISCORD_TOKEN is missing: DISCORD_SHARDS says which part of Discord this process serves",
  apiUrl: "DISCORD_API_URL is an address that begins with https://",
  count: "DISCORD_SHARD_COUNT is a number, such as 8: how many shards all processes hold together",
  shards: "DISCORD_SHARDS is numbers with commas between them, such as 0,1: the shards this process holds",
  alone: "DISCORD_SHARD_COUNT is missing: with DISCORD_SHARDS, every process takes the same",
  beyond: "DISCORD_SHARDS count from 0 and stay below DISCORD_SHARD_COUNT",
} as const;
