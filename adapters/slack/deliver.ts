import { setTimeout as sleep } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { type Address, type Delivery, type Reply, UnreachableError } from "../../src/index.ts";
import type { Desk } from "./desk.ts";
import { draw, drawText, type Look, type Payload } from "./draw.ts";
import { limits } from "./limits.ts";
import { isRefusedDrawing, refusalOf, unreachable } from "./refusal.ts";
import { uploadPictures } from "./upload.ts";

/** What Roadmate says unprompted. It bears the key of its delivery, so that one can see later whether it arrived. */

/** As `metadata.event_type`. */
const eventType = "roadmate_delivery";

/** Milliseconds. */
const times = {
  /** After this, what may have arrived and cannot be looked for counts as arrived: better none than two. */
  doubt: 2 * 60_000,
  /** The clocks of Slack and of this machine may differ. */
  skew: 60_000,
  /** The longest that Slack's "too many" is waited out here. */
  patience: 10_000,
} as const;

export interface DeliverParts extends Pick<Desk, "rasteriser" | "fetch" | "log" | "prefix" | "now"> {
  readonly tokenFor: (team: string) => Promise<string | undefined>;
  readonly options: webApi.WebClientOptions;
  /** Of deliveries that Slack refused at every attempt so far, the last one: they need not be looked for. */
  readonly refused: Map<string, number>;
}

/** Sends it, unless an earlier attempt arrived. Throws UnreachableError when trying again cannot help. */
export async function sendUnprompted(
  to: Address,
  reply: Reply,
  delivery: Delivery,
  parts: DeliverParts,
): Promise<void> {
  const [, team, id] = /^slack:([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(to) ?? [];
  if (team === undefined || id === undefined) throw new UnreachableError("gone");
  try {
    const token = await parts.tokenFor(team);
    if (token === undefined) throw new UnreachableError("gone");
    // Never sent again by itself: nobody knows whether an attempt without an answer arrived.
    const client = new webApi.WebClient(token, {
      ...parts.options,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    const channel = /^[UW]/.test(id) ? await homeOf(client, id) : id;
    const { key, attempt } = delivery;
    const known = attempt === 1 || parts.refused.get(key) === attempt - 1;
    if (!known && (await arrived(client, channel, delivery, parts))) return;
    await post(client, channel, reply, delivery, { ...parts, team }).catch((error: unknown) => {
      if (known && isRefusal(error)) remember(parts.refused, key, attempt);
      throw error;
    });
  } catch (error) {
    const reason = unreachable(refusalOf(error));
    throw reason === undefined ? error : new UnreachableError(reason, { cause: error });
  }
}

/** Slack said no: it did not arrive. */
const isRefusal = (error: unknown): boolean =>
  isSure(refusalOf(error)) || error instanceof webApi.WebAPIRateLimitedError;

/** Of two of its refusals Slack says that some of what was asked may have been done. */
const isSure = (code: string | undefined): boolean =>
  code !== undefined && code !== "internal_error" && code !== "fatal_error";

function remember(refused: Map<string, number>, key: string, attempt: number): void {
  // So that it does not grow forever; what is forgotten is looked for.
  if (refused.size >= 10_000) refused.clear();
  refused.set(key, attempt);
}

async function homeOf(client: webApi.WebClient, user: string): Promise<string> {
  const { channel } = await patiently(() => client.conversations.open({ users: user }));
  if (channel?.id === undefined) throw new UnreachableError("closed");
  return channel.id;
}

/** Whether it stands there. Where nobody may look, it does after a while. */
async function arrived(
  client: webApi.WebClient,
  channel: string,
  { key, since }: Delivery,
  { now, log }: DeliverParts,
): Promise<boolean> {
  try {
    let cursor: string | undefined;
    do {
      const page = await patiently(() =>
        client.conversations.history({
          channel,
          oldest: String((since - times.skew) / 1000),
          include_all_metadata: true,
          limit: limits.history,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      const found = (page.messages ?? []).some(
        ({ metadata }) => metadata?.event_type === eventType && keyOf(metadata.event_payload) === key,
      );
      if (found) return true;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return false;
  } catch (error) {
    // What passes is waited for, however long: the next attempt sees it.
    if (unreachable(refusalOf(error)) !== "forbidden") throw error;
    log.warn({ err: error, delivery: key }, "it cannot be seen whether a delivery arrived");
    if (now() - since > times.doubt) return true;
    throw new Error("It cannot be seen whether it arrived", { cause: error });
  }
}

const keyOf = (payload: unknown): unknown =>
  typeof payload === "object" && payload !== null && "key" in payload ? payload.key : undefined;

async function post(
  client: webApi.WebClient,
  channel: string,
  reply: Reply,
  { key, ends = Number.POSITIVE_INFINITY }: Delivery,
  { prefix, team, rasteriser, fetch, log, now }: DeliverParts & { readonly team: string },
): Promise<void> {
  const look: Look = { names: { prefix, team } };
  const pictures = await uploadPictures(reply, client, { rasteriser, fetch, log });
  const ways = [
    () => draw(reply, pictures, look),
    () => draw(reply, new Map(), look, true),
    () => drawText(reply, look),
  ];
  const metadata = { event_type: eventType, event_payload: { key } };
  const inTime = (message: Payload & { metadata?: webApi.MessageMetadata }) =>
    say(client, channel, message, () => now() < ends);
  for (const [at, way] of ways.entries()) {
    const [first, ...rest] = way();
    try {
      // The first message alone says whether it arrived.
      if (first !== undefined) await inTime({ ...first, metadata });
    } catch (error) {
      if (at === ways.length - 1 || !isRefusedDrawing(refusalOf(error))) throw error;
      continue;
    }
    const lost = (err: unknown) => log.warn({ err, delivery: key }, "the rest of a delivery did not arrive");
    for (const message of rest) await inTime(message).catch(lost);
    return;
  }
}

const say = (
  client: webApi.WebClient,
  channel: string,
  message: Payload & { metadata?: webApi.MessageMetadata },
  isInTime: () => boolean,
) =>
  patiently(async () => {
    // Nobody waits for it any more: another attempt may have looked for it, and not found it.
    if (!isInTime()) throw new Error("It is too late to say it");
    await client.chat.postMessage({ ...message, channel, unfurl_links: false, unfurl_media: false });
  });

/** Waits as long as Slack says, and calls once more: what was too many was not carried out. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof webApi.WebAPIRateLimitedError) || error.retryAfter * 1000 > times.patience)
      throw error;
    await sleep(error.retryAfter * 1000);
    return call();
  }
}
