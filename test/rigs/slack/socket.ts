import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Attempt, Reply, Transport } from "./dispatch.ts";
import { fieldsOf, parsed, textOf } from "./json.ts";
import type { World } from "./world.ts";

/** Socket Mode, seen from Slack. */
export interface SocketTransport extends Transport {
  /** How many connections the app holds. */
  readonly count: number;
  /** Resolves when it holds this many. */
  connected(count?: number): Promise<void>;
  /** Tells every connection to go; the app shall come back. */
  disconnect(reason: "warning" | "refresh_requested"): void;
  /** Cuts every connection. */
  kill(): void;
  /** Says goodbye on every connection; resolves when all are closed. */
  close(): Promise<void>;
  /** Takes a connection if its ticket is good. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly resolve: (reply: Reply) => void;
}

export function createSocketTransport(world: World): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const lines = createLines(world);
  const { sockets, watchers } = lines;
  return {
    close: async () => {
      // An app that is going too has its farewell answered: cut off in it, Bolt waits for 30 s.
      const closed = [...server.clients].map((socket) => {
        const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
        socket.close(1001);
        return gone;
      });
      const patience = setTimeout(() => server.clients.forEach((socket) => void socket.terminate()), 500);
      await Promise.all(closed);
      clearTimeout(patience);
    },
    get open() {
      return sockets.length > 0;
    },
    get count() {
      return sockets.length;
    },
    connected: (count = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (sockets.length < count) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    disconnect: (reason) => {
      for (const socket of sockets.splice(0))
        socket.send(JSON.stringify({ type: "disconnect", reason, ...debug }));
    },
    kill: () => {
      for (const socket of sockets.splice(0)) socket.terminate();
    },
    reason: () => "timeout",
    send: (attempt) => new Promise((resolve) => lines.send(attempt, resolve)),
    upgrade: (request, socket, head) => {
      const { searchParams } = new URL(request.url ?? "/", "http://slack");
      if (world.grants.useTicket(searchParams.get("ticket") ?? "")) {
        server.handleUpgrade(request, socket, head, lines.welcome);
        return;
      }
      world.journal.violate("socket", "connect", "a ticket used before, too old or unknown");
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
    },
  };
}

/** The connections there are, and what is on its way over each. */
function createLines(world: World) {
  const sockets: WebSocket[] = [];
  const watchers = new Set<() => void>();
  const waiting = new Map<string, Waiting>();
  const unsent: { readonly attempt: Attempt; readonly resolve: (reply: Reply) => void }[] = [];
  const send = (attempt: Attempt, resolve: (reply: Reply) => void): void => {
    const socket = sockets.shift();
    if (socket === undefined) {
      unsent.push({ attempt, resolve });
      return;
    }
    // Several connections take turns.
    sockets.push(socket);
    const envelopeId = randomUUID();
    waiting.set(envelopeId, { socket, resolve });
    socket.send(JSON.stringify(envelope(envelopeId, attempt)));
  };
  const gone = (socket: WebSocket): void => {
    if (sockets.includes(socket)) sockets.splice(sockets.indexOf(socket), 1);
    for (const [id, { socket: its, resolve }] of waiting) {
      if (its !== socket) continue;
      waiting.delete(id);
      resolve({ kind: "lost" });
    }
  };
  const welcome = (socket: WebSocket): void => {
    const ping = setInterval(() => socket.ping(), world.settings.pingEvery);
    socket.on("close", () => {
      clearInterval(ping);
      gone(socket);
    });
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => acknowledged(world, waiting, `${data}`));
    sockets.push(socket);
    socket.send(JSON.stringify(hello(world, sockets.length)));
    socket.ping();
    for (const { attempt, resolve } of unsent.splice(0)) {
      if (attempt.until > performance.now()) send(attempt, resolve);
    }
    for (const watcher of watchers) watcher();
  };
  return { sockets, watchers, send, welcome };
}

const debug = { debug_info: { host: "applink-loopback" } };

const hello = (world: World, connections: number) => ({
  type: "hello",
  num_connections: connections,
  debug_info: { ...debug.debug_info, build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: world.appId },
});

function envelope(id: string, { order, retry }: Attempt) {
  return {
    envelope_id: id,
    payload: order.payload,
    type: order.type,
    accepts_response_payload: order.type !== "events_api",
    ...(order.type === "events_api"
      ? { retry_attempt: retry?.number ?? 0, retry_reason: retry === undefined ? "" : retry.reason }
      : {}),
  };
}

function acknowledged(world: World, waiting: Map<string, Waiting>, data: string): void {
  const { envelope_id, payload } = fieldsOf(parsed(data));
  const sent = waiting.get(textOf(envelope_id));
  if (sent === undefined) {
    world.journal.violate(
      "socket",
      "ack",
      "of an envelope that was not sent here, or was acknowledged before",
    );
    return;
  }
  waiting.delete(textOf(envelope_id));
  sent.resolve({ kind: "answered", status: 200, body: payload, noRetry: false });
}
