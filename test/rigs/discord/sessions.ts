import { GatewayIntentBits, GatewayOpcodes as Op } from "discord.js";
import type { WebSocket } from "ws";
import { z } from "zod";
import { type Clock, shardOf } from "./ids.ts";
import { known, privileged } from "./intents.ts";
import { rawJoinedGuild, rawUser } from "./raw.ts";
import type { World } from "./world.ts";

/** A bot's connection, which outlives its socket so that it can be resumed. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  seq: number;
  /** The last events, for a replay. */
  readonly log: { readonly s: number; readonly text: string }[];
  socket: WebSocket | undefined;
  /** When the socket was lost, by the rig's clock. */
  lostAt: number | undefined;
}

/** All sessions, and what they need. */
export interface Hub {
  readonly world: World;
  readonly clock: Clock;
  readonly options: GatewayOptions;
  readonly sessions: Map<string, Session>;
  readonly counts: { identified: number; resumed: number };
  /** Heartbeats stay unanswered. */
  silent: boolean;
  /** After a successful IDENTIFY or RESUME. */
  readonly changed: () => void;
  readonly complain: (what: string) => void;
}

export interface GatewayOptions {
  readonly token: string;
  readonly heartbeatInterval: number;
  /** The privileged intents that may be used. */
  readonly privileged: number;
  readonly url: () => string;
}

const frame = z.object({ op: z.number(), d: z.unknown().optional() });
const identify = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** How long a session without a socket can be resumed. */
const resumableMs = 60_000;

/** Whether a session is there no more. */
export const isOver = ({ lostAt }: Session, now: number): boolean =>
  lostAt !== undefined && now - lostAt > resumableMs;

/** How many events can be replayed, at least. */
const replayed = 1000;

/** Talks with a socket that has just opened. */
export function accept(hub: Hub, socket: WebSocket): void {
  let session: Session | undefined;
  socket.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: hub.options.heartbeatInterval } }));
  socket.on("message", (data) => {
    const { op, d } = frame.parse(JSON.parse(String(data)));
    if (op === Op.Identify) {
      session = session
        ? refuse(socket, 4005, "Already authenticated.")
        : begin(hub, socket, identify.parse(d));
    } else if (op === Op.Resume) session = again(hub, socket, resume.parse(d));
    else if (op === Op.Heartbeat) {
      if (!hub.silent) socket.send(JSON.stringify({ op: Op.HeartbeatAck }));
    } else if (op !== Op.PresenceUpdate) hub.complain(`gateway: the rig knows no op ${op}`);
  });
  socket.on("close", (code) => {
    if (session?.socket !== socket) return;
    session.socket = undefined;
    session.lostAt = hub.clock.now();
    if (code === 1000 || code === 1001) hub.sessions.delete(session.id);
  });
}

/** Sends an event, or keeps it until the session is resumed. */
export function emit(session: Session, t: string, d: object): void {
  const s = ++session.seq;
  const text = JSON.stringify({ op: Op.Dispatch, s, t, d });
  session.log.push({ s, text });
  if (session.log.length > 2 * replayed) session.log.splice(0, replayed);
  session.socket?.send(text);
}

function begin(hub: Hub, socket: WebSocket, asked: z.infer<typeof identify>): Session | undefined {
  const { token, intents, shard } = asked;
  if (token !== hub.options.token) return refuse(socket, 4004, "Authentication failed.");
  if (shard[0] >= shard[1]) return refuse(socket, 4010, "Invalid shard.");
  if ((intents & ~known) !== 0) return refuse(socket, 4013, "Invalid intent(s).");
  if ((intents & privileged & ~hub.options.privileged) !== 0)
    return refuse(socket, 4014, "Disallowed intent(s).");
  const id = `session-${hub.counts.identified++}`;
  const session: Session = { id, shard, intents, seq: 0, log: [], socket, lostAt: undefined };
  hub.sessions.set(id, session);
  welcome(hub, session);
  hub.changed();
  return session;
}

function welcome({ world, options }: Hub, session: Session): void {
  const { id, shard, intents } = session;
  const guilds = world.guilds.filter((guild) => guild.joined && shardOf(guild.id, shard[1]) === shard[0]);
  emit(session, "READY", {
    v: 10,
    user: { ...rawUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: id,
    resume_gateway_url: options.url(),
    shard,
    application: { id: world.bot.id, flags: 0 },
  });
  if ((intents & GatewayIntentBits.Guilds) === 0) return;
  for (const guild of guilds) emit(session, "GUILD_CREATE", rawJoinedGuild(guild, world));
}

function again(hub: Hub, socket: WebSocket, asked: z.infer<typeof resume>): Session | undefined {
  const { token, session_id, seq } = asked;
  if (token !== hub.options.token) return refuse(socket, 4004, "Authentication failed.");
  const known = hub.sessions.get(session_id);
  const session = known && !isOver(known, hub.clock.now()) ? known : undefined;
  const [oldest] = session?.log ?? [];
  if (!session || (oldest && oldest.s > seq + 1)) {
    socket.send(JSON.stringify({ op: Op.InvalidSession, d: false }));
    return undefined;
  }
  session.socket = socket;
  session.lostAt = undefined;
  for (const { s, text } of session.log) if (s > seq) socket.send(text);
  emit(session, "RESUMED", {});
  hub.counts.resumed++;
  hub.changed();
  return session;
}

function refuse(socket: WebSocket, code: number, reason: string): undefined {
  socket.close(code, reason);
}
