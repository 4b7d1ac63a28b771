import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayCloseCodes } from "discord.js";
import { ConfigError, type Logger } from "../../src/index.ts";
import { toLog } from "./failures.ts";
import { words } from "./words.ts";

/** Logs in, as far as Discord takes the token; the servers come in after that. Throws ConfigError where only other settings
 *  can help, and any other error where another try may. */
export async function login(client: Client, token: string): Promise<void> {
  let problem: string | undefined;
  client.on(Events.ShardDisconnect, ({ code }) => {
    problem = problems[code] ?? problem;
  });
  try {
    await client.login(token);
  } catch (cause) {
    const refused = cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
    const why = refused ? words.badToken : problem;
    throw why === undefined ? cause : new ConfigError([why], { cause });
  }
}

/** What to do about a connection that Discord closed for good. */
const problems: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: words.badToken,
  [GatewayCloseCodes.InvalidShard]: words.badShards,
  [GatewayCloseCodes.ShardingRequired]: words.moreShards,
  [GatewayCloseCodes.InvalidIntents]: words.badIntents,
  [GatewayCloseCodes.DisallowedIntents]: words.badIntents,
};

/** Writes down what happens to the connection. Without this an error of it would end the process. */
export function watch(client: Client, log: Logger): void {
  client.on(Events.Error, (error) => log.error(toLog(error), "the Discord client failed"));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...toLog(error) }, "the gateway failed"));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, "the gateway is connecting again"));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, "the gateway is back"));
  client.on(Events.ShardReady, (shard) => log.info({ shard }, "the gateway is ready"));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, problems[code] ?? "the gateway is closed for good"),
  );
  client.rest.on("invalidRequestWarning", (counts) => log.warn(counts, "Discord refuses many requests"));
}
