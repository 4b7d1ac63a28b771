/** The rig's time: the machine's, moved ahead by what a test asked for. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets `ms` pass at once, so that a deadline or a token runs out. */
  advance(ms: number): void;
}

export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** Makes snowflakes: ids that grow with time and hold it. */
export interface Ids {
  next(): string;
  /** The n-th guild's lies on shard n % count, for every count up to 8. */
  guild(): string;
}

const epoch = Date.UTC(2015, 0, 1);
const day = 86_400_000;
/** The least common multiple of 1 … 8. */
const even = 840;

export function createIds(clock: Clock): Ids {
  let made = 0;
  let guilds = Math.floor((clock.now() - day - epoch) / even) * even;
  return {
    next: () => snowflake(clock.now() - epoch, made++),
    guild: () => snowflake(guilds++, 0),
  };
}

const snowflake = (ms: number, count: number): string =>
  ((BigInt(ms) << 22n) | BigInt(count & 0x3f_ffff)).toString();

/** The shard that a guild's events go to; direct messages go to shard 0. */
export const shardOf = (guildId: string, count: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(count));
