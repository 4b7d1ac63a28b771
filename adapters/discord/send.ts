import { createHash } from "node:crypto";
import { type Address, communityOf, type Delivery } from "../../src/index.ts";
import type { Drawn } from "./draw.ts";
import { deliveryError, isForbidden } from "./failures.ts";
import { limits } from "./limits.ts";
import type { Wire } from "./wire.ts";

/** Sends what nobody asked for just now, once. */

export interface Delivering {
  readonly wire: Wire;
  /** Roadmate's own id. */
  readonly me: string;
  /** Whether Roadmate may read what was said in a channel; undefined where that is not known here. */
  readonly mayRead: (channel: string) => boolean | undefined;
  /** UTC milliseconds. */
  readonly now: number;
}

/** Milliseconds for which Discord surely remembers a nonce; it says "a few minutes". */
const nonceMs = 120_000;
/** Clocks differ by less, in milliseconds. */
const skewMs = 30_000;
/** How far back it is looked for, in requests. */
const mostPages = 10;

/** A number that names a delivery's first message, below 2³¹ with room for others behind it. Discord keeps it as the id of a
 *  component, where a nonce is soon forgotten. */
export const markOf = (key: string): number => 1 + (digest(key).readUInt32BE() % (2 ** 31 - 1_000));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const nonceOf = (key: string, at: number): string =>
  digest(`${key} ${at}`).toString("base64url").slice(0, limits.nonce);

/** Sends messages that `draw` has marked with {@link markOf}. A second attempt sends what did not arrive: soon after the
 *  first, Discord itself refuses to say a thing twice; later the channel's history tells, and where Roadmate may not read that,
 *  it counts as said. Throws UnreachableError when trying again cannot help. */
export async function send(
  to: Address,
  messages: readonly Drawn[],
  delivery: Delivery,
  delivering: Delivering,
): Promise<void> {
  const { wire } = delivering;
  try {
    const channel = await channelOf(to, wire);
    const arrived = await arrivals(channel, delivery, delivering);
    if (arrived === "unknown") return;
    const mark = markOf(delivery.key);
    const more = untilOf(delivery, delivering);
    for (const [at, one] of messages.entries()) {
      if (!arrived.has(mark + at))
        await wire.post(channel, one, { ...more, nonce: nonceOf(delivery.key, at) });
    }
  } catch (error) {
    throw deliveryError(error);
  }
}

/** What waits for Discord longer than that is given up: minutes later Discord knows the nonce no more. */
const untilOf = ({ ends }: Delivery, { now }: Delivering) =>
  ends === undefined ? {} : { until: AbortSignal.timeout(Math.max(0, ends - now)) };

/** `discord:81384/4711` → `4711`; `discord:80351` → the channel in which one writes to that person. */
async function channelOf(to: Address, wire: Wire): Promise<string> {
  const community = communityOf(to);
  return community === undefined
    ? wire.openDirect(to.slice("discord:".length))
    : to.slice(community.length + 1);
}

/** The marks of what an earlier attempt has sent. */
async function arrivals(
  channel: string,
  { attempt, since }: Delivery,
  delivering: Delivering,
): Promise<ReadonlySet<number> | "unknown"> {
  if (attempt === 1 || delivering.now - since < nonceMs) return new Set();
  if (delivering.mayRead(channel) === false) return "unknown";
  try {
    return await marksSince(since - skewMs, channel, delivering);
  } catch (error) {
    if (isForbidden(error)) return "unknown";
    throw error;
  }
}

async function marksSince(
  since: number,
  channel: string,
  { wire, me }: Delivering,
): Promise<ReadonlySet<number> | "unknown"> {
  const marks = new Set<number>();
  let after = snowflakeAt(since);
  for (let page = 0; page < mostPages; page += 1) {
    const messages = await wire.history(channel, after);
    for (const { author, components } of messages) {
      if (author.id === me) for (const { id } of components) if (id !== undefined) marks.add(id);
    }
    const last = messages.at(-1);
    if (last === undefined || messages.length < limits.history) return marks;
    after = last.id;
  }
  // So much was said since that it may stand further up: better never than twice.
  return "unknown";
}

/** The id that a message of that time would have: the milliseconds since 2015, shifted by 22 bits. */
const snowflakeAt = (ms: number): string => String((BigInt(ms) - 1_420_070_400_000n) << 22n);
