import type { Server } from "node:http";
import { GatewayOpcodes as Op } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { type Clock, shardOf } from "./ids.ts";
import { accept, emit, type GatewayOptions, type Hub, isOver, type Session } from "./sessions.ts";
import type { Waiting } from "./waiting.ts";
import type { World } from "./world.ts";

/** An event on its way to the bot. */
export interface Dispatch {
  readonly t: string;
  /** What it says; a function where that depends on the intents of who listens. */
  readonly d: object | ((intents: number) => object);
  /** The id of its guild; undefined is for shard 0, as direct messages are. */
  readonly guild: string | undefined;
  /** The intent it needs; 0 when it always comes. */
  readonly intent: number;
}

/** What a test can do to the connections. Without a shard it is done to all. */
export interface GatewayControls {
  /** How often an IDENTIFY and a RESUME succeeded. */
  readonly counts: { readonly identified: number; readonly resumed: number };
  /** Connected shards. */
  readonly shards: readonly number[];
  /** Kills the socket without a word. */
  drop(shard?: number): void;
  /** Asks to reconnect (op 7). */
  reconnect(shard?: number): void;
  /** Says that the session is not valid (op 9). */
  invalidate(resumable: boolean, shard?: number): void;
  /** Closes with a code; after 4009 the session is gone. */
  close(code: number, shard?: number): void;
  /** Leaves heartbeats unanswered, until called with false. */
  silence(on?: boolean): void;
  /** Resolves when as many IDENTIFYs, or RESUMEs, have succeeded in all. */
  until(what: "identified" | "resumed", count: number): Promise<void>;
}

export interface Gateway extends GatewayControls {
  dispatch(event: Dispatch): void;
  /** The last event with this name, or the last of any. Throws when there was none. */
  last(t?: string): Dispatch;
  listen(server: Server): void;
  stop(): void;
}

type Connected = (shard?: number) => readonly (readonly [Session, WebSocket])[];

export function createGateway(
  { world, clock }: { readonly world: World; readonly clock: Clock },
  options: GatewayOptions,
  waiting: Waiting,
  complain: (what: string) => void,
): Gateway {
  const changed = (): void => waiting.changed("gateway");
  const counts = { identified: 0, resumed: 0 };
  const hub: Hub = { world, clock, options, sessions: new Map(), counts, silent: false, changed, complain };
  const server = new WebSocketServer({ noServer: true });
  const last = new Map<string, Dispatch>();
  const connected: Connected = (shard) =>
    [...hub.sessions.values()]
      .filter((session) => shard === undefined || session.shard[0] === shard)
      .flatMap((session) => (session.socket ? [[session, session.socket] as const] : []));

  const dispatch = (event: Dispatch): void => {
    last.set("", event).set(event.t, event);
    for (const session of hub.sessions.values()) {
      if (isOver(session, clock.now())) hub.sessions.delete(session.id);
      else if (concerns(event, session)) send(event, session);
    }
  };

  return {
    counts,
    get shards() {
      return connected().map(([{ shard }]) => shard[0]);
    },
    ...disturbances(hub, connected),
    dispatch,
    last: (t = "") => {
      const event = last.get(t);
      if (!event) throw new Error(`there was no event ${t}`);
      return event;
    },
    until: async (what, least) => {
      await waiting.until("gateway", `${what} ${least} times`, () => counts[what] >= least || undefined);
    },
    listen: (http) => {
      http.on("upgrade", (request, socket, head) =>
        server.handleUpgrade(request, socket, head, (opened) => accept(hub, opened)),
      );
    },
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function concerns({ guild, intent }: Dispatch, { shard: [id, count], intents }: Session): boolean {
  const shard = guild === undefined ? 0 : shardOf(guild, count);
  return id === shard && (intent === 0 || (intents & intent) !== 0);
}

const send = ({ t, d }: Dispatch, session: Session): void =>
  emit(session, t, typeof d === "function" ? d(session.intents) : d);

type Disturbances = Pick<GatewayControls, "drop" | "reconnect" | "invalidate" | "close" | "silence">;

const disturbances = (hub: Hub, connected: Connected): Disturbances => ({
  drop: (shard) => {
    for (const [, socket] of connected(shard)) socket.terminate();
  },
  reconnect: (shard) => {
    for (const [, socket] of connected(shard)) socket.send(JSON.stringify({ op: Op.Reconnect, d: null }));
  },
  invalidate: (resumable, shard) => {
    for (const [session, socket] of connected(shard)) {
      // What happens from now on is for the session that is resumed.
      session.socket = undefined;
      session.lostAt = hub.clock.now();
      if (!resumable) hub.sessions.delete(session.id);
      socket.send(JSON.stringify({ op: Op.InvalidSession, d: resumable }));
    }
  },
  close: (code, shard) => {
    for (const [{ id }, socket] of connected(shard)) {
      if (code === 4009) hub.sessions.delete(id);
      socket.close(code);
    }
  },
  silence: (on = true) => {
    hub.silent = on;
  },
});
