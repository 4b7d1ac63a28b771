import type { Effect, EffectOf, Kind } from "./journal.ts";
import type { Fields } from "./json.ts";
import type { Channel, User } from "./workspace.ts";
import { sleep, type World } from "./world.ts";

/** How the app answered an attempt to deliver; times in milliseconds. */
export type Ack =
  /** In time, with 200. `body` is the JSON or text within. */
  | { readonly kind: "acked"; readonly ms: number; readonly body: unknown }
  /** With another status: 401 for a signature it does not trust. */
  | { readonly kind: "refused"; readonly ms: number; readonly status: number }
  /** Not in time, or not at all. */
  | { readonly kind: "missing"; readonly ms: number };

/** Where the answers to a delivery are looked for, when nothing ties them to it for certain. */
export interface Scope {
  readonly user: User;
  readonly channel?: Channel;
  /** The thread they would stand in, or the message they would change. Without: anywhere in the channel. */
  readonly threads?: readonly string[];
  /** The root of the modals they would change. */
  readonly rootView?: string;
}

/** Something delivered to the app, and what came of it. */
export interface Delivery {
  readonly id: string;
  /** As it was sent: the body of a command, an interaction's payload or an event's envelope. */
  readonly payload: Fields;
  /** How it was answered in the end; never rejects. */
  acked(): Promise<Ack>;
  /** Every attempt so far. */
  readonly attempts: readonly Ack[];
  /** What the app did because of it so far, in order. */
  readonly effects: readonly Effect[];
  /** The next effect of a kind that was not given out before; waits `within` ms (5,000) for it, then rejects. */
  next<K extends Kind>(kind: K, within?: number): Promise<EffectOf<K>>;
  /** Resolves when it is acked and nothing more has come of it for `ms`; rejects when something does. */
  silence(ms?: number): Promise<void>;
}

export interface Handle extends Delivery {
  settle(ack: Ack): void;
  attempted(ack: Ack): void;
}

export function createDelivery(world: World, id: string, payload: Fields, scope: Scope): Handle {
  const { journal } = world;
  const from = journal.effects.length;
  const attempts: Ack[] = [];
  const given = new Set<Effect>();
  let settle: (ack: Ack) => void = () => {};
  const settled = new Promise<Ack>((resolve) => {
    settle = resolve;
  });
  const mine = (effect: Effect) => concerns(effect, id, scope);
  const effects = () => journal.effects.slice(from).filter(mine);
  return {
    id,
    payload,
    attempts,
    acked: () => settled,
    get effects() {
      return effects();
    },
    next: async (kind, within = 5000) => {
      const effect = await journal.wait(
        ofKind(kind, (one) => mine(one) && !given.has(one)),
        from,
        within,
        kind,
      );
      given.add(effect);
      return effect;
    },
    silence: async (ms = 100) => {
      await settled;
      const before = effects().length;
      await sleep(ms, world.stopped);
      const [surprise] = effects().slice(before);
      if (surprise !== undefined)
        throw new Error(`there was to be silence, but something was ${surprise.kind}`);
    },
    settle,
    attempted: (ack) => attempts.push(ack),
  };
}

/** Takes the effects of one kind that `wanted` takes. */
export const ofKind =
  <K extends Kind>(kind: K, wanted: (effect: EffectOf<K>) => boolean) =>
  (effect: Effect): effect is EffectOf<K> =>
    isKind(effect, kind) && wanted(effect);

const isKind = <K extends Kind>(effect: Effect, kind: K): effect is EffectOf<K> => effect.kind === kind;

function concerns(effect: Effect, id: string, scope: Scope): boolean {
  if (effect.delivery !== undefined) return effect.delivery === id;
  switch (effect.kind) {
    case "posted":
    case "updated":
    case "deleted":
    case "reacted":
    case "ephemeral":
      return inScope(effect.message, scope);
    case "opened":
    case "pushed":
    case "viewUpdated":
    case "closed":
    case "errors":
      return effect.view.user === scope.user && (scope.rootView ?? effect.view.rootId) === effect.view.rootId;
    case "published":
      return effect.view.user === scope.user;
    case "options":
      return effect.user === scope.user;
    case "uploaded":
      return effect.channel !== undefined && effect.channel === scope.channel;
    case "revoked":
      return effect.team === scope.user.team;
  }
}

function inScope(message: EffectOf<"posted">["message"], { user, channel, threads }: Scope): boolean {
  const { channel: where, to, ts, threadTs } = message;
  if (where === user.team.channels.get(where.id) && where.kind === "im" && where.name === user.id)
    return true;
  if (where !== channel) return false;
  if (to !== undefined) return to === user.id;
  return threads === undefined || threads.includes(threadTs ?? ts) || threads.includes(ts);
}
