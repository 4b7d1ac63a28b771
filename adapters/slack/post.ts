import type { webApi } from "@slack/bolt";
import type { Reply } from "../../src/index.ts";
import { draw, drawText, type Look, type Payload, type Pictures } from "./draw.ts";
import { isRefusedDrawing, refusalOf, unreachable } from "./refusal.ts";
import type { ResponseUrl } from "./url.ts";

/** Where a reply goes, and who sees it. */
export interface Target {
  readonly channel: string;
  readonly thread?: string;
  /** Undefined: everybody there. */
  readonly only?: string;
  /** A way that is open wherever the person is. */
  readonly url?: ResponseUrl;
  /** Whether it stands in the place of the message that was acted on, if there is a way to do that. */
  readonly replace?: boolean;
}

/** Posts a reply, in as many messages as it takes. What Slack refuses as it is drawn is sent plainer, in the end as bare
 *  text. False when the bot may not speak there. Throws for any other trouble. */
export async function post(
  reply: Reply,
  target: Target,
  client: webApi.WebClient,
  { look, pictures }: { readonly look: Look; readonly pictures: Pictures },
): Promise<boolean> {
  const ways = [
    () => draw(reply, pictures, look),
    () => draw(reply, new Map(), look, true),
    () => drawText(reply, look),
  ];
  for (const way of ways) {
    const outcome = await sendAll(way(), target, client);
    if (outcome !== "refused") return outcome === "sent";
  }
  throw new Error("Slack refuses even the bare text");
}

type Outcome = "sent" | "refused" | "closed";

async function sendAll(
  messages: readonly Payload[],
  target: Target,
  client: webApi.WebClient,
): Promise<Outcome> {
  const { replace = false, ...rest } = target;
  for (const [at, message] of messages.entries()) {
    const its = { ...rest, replace: replace && at === 0 };
    const outcome = await send(message, its, client);
    if (outcome === "closed" || (outcome === "refused" && at === 0)) return outcome;
    // What was sent already is not sent once more: the one that is refused comes as text.
    if (outcome === "refused") await send({ text: message.text }, its, client);
  }
  return "sent";
}

async function send(message: Payload, target: Target, client: webApi.WebClient): Promise<Outcome> {
  const { url, only, thread, replace = false } = target;
  const outcome = await url?.post({
    ...message,
    response_type: only === undefined ? "in_channel" : "ephemeral",
    replace_original: replace,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  if (outcome === "posted") return "sent";
  if (typeof outcome === "object" && isRefusedDrawing(outcome.refused)) return "refused";
  try {
    await sendByApi(message, target, client);
    return "sent";
  } catch (error) {
    const code = refusalOf(error);
    if (isRefusedDrawing(code)) return "refused";
    if (unreachable(code) === undefined) throw error;
    if (only === undefined) return "closed";
  }
  // Where the bot is not, a person can still be reached at home.
  const { channel: home } = await client.conversations.open({ users: only });
  await client.chat.postMessage({ ...message, channel: home?.id ?? only, ...quiet });
  return "sent";
}

/** No previews of what is linked. */
const quiet = { unfurl_links: false, unfurl_media: false } as const;

async function sendByApi(
  { text, blocks }: Payload,
  { channel, thread, only }: Target,
  client: webApi.WebClient,
): Promise<void> {
  const message = {
    channel,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  if (only === undefined) await client.chat.postMessage({ ...message, ...quiet });
  else await client.chat.postEphemeral({ ...message, user: only });
}
