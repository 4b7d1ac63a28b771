import { type Ack, createDelivery, type Delivery, type Handle, type Scope } from "./delivery.ts";
import type { Fields } from "./json.ts";
import { sleep, type World, within } from "./world.ts";

/** What shall be delivered. */
export interface Order {
  readonly type: "events_api" | "slash_commands" | "interactive";
  /** For people: the command, the type of the event. */
  readonly label: string;
  readonly id: string;
  readonly payload: Fields;
  readonly scope: Scope;
  /** Whether the ack may carry something. */
  readonly answered?: (body: unknown) => void;
  readonly signature?: Signature | undefined;
}

/** How a request over HTTP is signed. Anything but `good` must be refused by the app. */
export type Signature = "good" | "wrong" | "stale" | "none";

/** One attempt, as it goes over the wire. */
export interface Attempt {
  readonly order: Order;
  /** From 1 for a retry. */
  readonly retry?: { readonly number: number; readonly reason: string } | undefined;
  /** By `performance.now()`: after this it need not be sent any more. */
  readonly until: number;
}

/** What came back. */
export type Reply =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown; readonly noRetry: boolean }
  /** The connection was gone before an answer came. */
  | { readonly kind: "lost" };

/** A way to the app: HTTP or a socket. */
export interface Transport {
  /** False when there is nobody to send to. */
  readonly open: boolean;
  send(attempt: Attempt): Promise<Reply>;
  /** What a retry says its reason is. */
  reason(failed: Ack): string;
}

export interface Dispatcher {
  deliver(order: Order): Delivery;
  /** Delivers once more what was delivered before, as a retry of this number, or as a bare duplicate. */
  again(delivery: Delivery, retry?: number): Delivery;
}

export function createDispatcher(world: World, transport: () => Transport): Dispatcher {
  const orders = new Map<string, Order>();
  const start = (order: Order, retry?: number): Handle => {
    const handle = createDelivery(world, order.id, order.payload, order.scope);
    void attemptUntilAcked(world, transport, order, handle, retry);
    return handle;
  };
  return {
    deliver: (order) => {
      orders.set(order.id, order);
      return start(order);
    },
    again: (delivery, retry) => {
      const order = orders.get(delivery.id);
      if (order === undefined) throw new Error("nothing of that id was delivered");
      return start(order, retry);
    },
  };
}

/** Only events are tried again; a person whose command got no answer sees an error at once. */
async function attemptUntilAcked(
  world: World,
  transport: () => Transport,
  order: Order,
  handle: Handle,
  first = 0,
): Promise<void> {
  const waits = order.type === "events_api" && !isForged(order) ? world.settings.retryAfter : [];
  let failed: Ack | undefined;
  for (let number = first; ; number += 1) {
    const way = transport();
    const reason = failed === undefined ? "http_timeout" : way.reason(failed);
    const { ack, last } = await attempt(world, way, order, number > 0 ? { number, reason } : undefined);
    handle.attempted(ack);
    const wait = waits[number];
    if (ack.kind === "acked" || last || wait === undefined || world.stopped.aborted) {
      handle.settle(ack);
      return;
    }
    failed = ack;
    await sleep(wait, world.stopped);
  }
}

const isForged = ({ signature = "good" }: Order): boolean => signature !== "good";

async function attempt(
  world: World,
  transport: Transport,
  order: Order,
  retry: Attempt["retry"],
): Promise<{ readonly ack: Ack; readonly last: boolean }> {
  const { ackWithin } = world.settings;
  const since = performance.now();
  const passed = () => performance.now() - since;
  const violate = (what: string) => {
    if (!world.stopped.aborted) world.journal.violate("ack", order.label, what);
  };
  const sent = transport.send({ order, retry, until: since + ackWithin });
  const reply = await within(sent, ackWithin, world.stopped);
  const ms = passed();
  if (reply === undefined || reply.kind === "lost") {
    violate(reply === undefined ? `no ack within ${ackWithin} ms` : "the connection was lost before the ack");
    if (reply === undefined)
      void sent.then(({ kind }) => kind === "answered" && violate(`ack after ${passed()} ms`));
    return { ack: { kind: "missing", ms }, last: false };
  }
  const { status, body, noRetry } = reply;
  if (isForged(order)) {
    if (status < 400) world.journal.violate("signature", order.label, `took a ${order.signature} signature`);
  } else if (status !== 200) violate(`answered ${status}`);
  if (status !== 200) return { ack: { kind: "refused", ms, status }, last: noRetry };
  if (order.answered !== undefined) order.answered(body);
  else if (!isNothing(body)) violate("a body that nobody reads");
  return { ack: { kind: "acked", ms, body }, last: true };
}

/** An ack that says nothing: no body, or the empty object of a socket. */
export const isNothing = (body: unknown): boolean =>
  body === undefined || body === "" || JSON.stringify(body) === "{}";
