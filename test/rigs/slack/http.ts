import { createHmac } from "node:crypto";
import type { Order, Reply, Signature, Transport } from "./dispatch.ts";
import { fieldsOf, parsed } from "./json.ts";
import type { World } from "./world.ts";

/** A request as it was sent, byte by byte. */
export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpTransport extends Transport {
  /** Where requests go. Slack first asks whether somebody is there: resolves when the challenge is given back. */
  pointTo(url: string): Promise<void>;
  /** Sends the very same bytes again, headers and signature included: the status that is answered. */
  replay(id: string): Promise<number>;
}

export function createHttpTransport(world: World): HttpTransport {
  let target: string | undefined;
  const sent = new Map<string, Sent>();
  const request = ({ url, headers, body }: Sent) =>
    fetch(url, { method: "POST", headers: { ...headers }, body, signal: world.stopped });
  return {
    get open() {
      return target !== undefined;
    },
    pointTo: async (url) => {
      const challenge = world.ids.secret();
      const body = JSON.stringify({ type: "url_verification", token: "deprecated", challenge });
      const response = await request({ url, headers: { ...json, ...signed(world, body, "good") }, body });
      if (fieldsOf(parsed(await response.text())).challenge !== challenge)
        throw new Error(`${url} does not give back the challenge, but answers ${response.status}`);
      target = url;
    },
    replay: async (id) => {
      const once = sent.get(id);
      if (once === undefined) throw new Error("nothing of that id was sent over HTTP");
      return (await request(once)).status;
    },
    reason: ({ kind }) => (kind === "missing" ? "http_timeout" : "http_error"),
    send: async ({ order, retry }) => {
      const { body, type } = written(order);
      const again = retry && { "x-slack-retry-num": `${retry.number}`, "x-slack-retry-reason": retry.reason };
      const headers = { ...type, ...signed(world, body, order.signature ?? "good"), ...again };
      const whole = { url: target ?? "", headers, body };
      sent.set(order.id, whole);
      return answerOf(request(whole));
    },
  };
}

async function answerOf(request: Promise<Response>): Promise<Reply> {
  try {
    const response = await request;
    const body = parsed(await response.text());
    const noRetry = response.headers.get("x-slack-no-retry") !== null;
    return { kind: "answered", status: response.status, body, noRetry };
  } catch {
    return { kind: "lost" };
  }
}

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Events are JSON, commands a form, interactions JSON in a form. */
function written({ type, payload }: Order) {
  switch (type) {
    case "events_api":
      return { body: JSON.stringify(payload), type: json };
    case "interactive":
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
    case "slash_commands": {
      const fields = Object.entries(payload).map(([key, value]) => [key, `${value}`]);
      return { body: new URLSearchParams(Object.fromEntries(fields)).toString(), type: form };
    }
  }
}

function signed(world: World, body: string, signature: Signature): Readonly<Record<string, string>> {
  if (signature === "none") return {};
  // By the real clock, which the app compares it with.
  const at = Math.floor(Date.now() / 1000) - (signature === "stale" ? 600 : 0);
  const secret = signature === "wrong" ? "somebody else's" : world.signingSecret;
  const hash = createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": `${at}`, "x-slack-signature": `v0=${hash}` };
}
