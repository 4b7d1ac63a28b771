import type { Fields } from "./json.ts";
import type { Channel, Message, Team, User } from "./workspace.ts";

/** A modal or Home view as it stood at one time. */
export interface View {
  readonly id: string;
  readonly user: User;
  readonly type: "modal" | "home";
  /** As the app sent it, with the ids filled in that it left out. */
  readonly content: Fields;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId?: string;
  /** What was chosen or typed, by `block_id action_id`; kept through updates. */
  readonly chosen: Map<string, Fields>;
}

interface Shown {
  readonly message: Message;
}
interface Screened {
  readonly view: View;
}

/** What an effect of each kind tells. */
interface Contents {
  readonly posted: Shown;
  readonly ephemeral: Shown;
  readonly updated: Shown;
  readonly deleted: Shown;
  readonly reacted: Shown & { readonly emoji: string };
  readonly opened: Screened;
  readonly pushed: Screened;
  readonly viewUpdated: Screened;
  readonly published: Screened;
  readonly closed: Screened;
  /** What stands under the inputs, by `block_id`. */
  readonly errors: Screened & { readonly errors: Readonly<Record<string, string>> };
  readonly options: { readonly user: User; readonly options: readonly Fields[] };
  readonly uploaded: { readonly file: string; readonly team: Team; readonly channel?: Channel };
  readonly revoked: { readonly team: Team };
}

interface Origin {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly via: "api" | "response_url" | "ack";
  /** The delivery it belongs to for certain: it used that one's `response_url`, trigger or ack. */
  readonly delivery?: string;
}

export type Kind = keyof Contents;
/** Something the app did that somebody can see. */
export type Effect = { [K in Kind]: Origin & { readonly kind: K } & Contents[K] }[Kind];
export type EffectOf<K extends Kind> = Extract<Effect, { readonly kind: K }>;

/** What the app should not have done. */
export interface Violation {
  readonly kind:
    | "ack"
    | "blocks"
    | "method"
    | "response_url"
    | "signature"
    | "socket"
    | "trigger"
    | "upload"
    | "view";
  /** The method, or what was answered. */
  readonly where: string;
  readonly what: string;
}

/** One call of the Web API. */
export interface Call {
  readonly method: string;
  /** With the JSON inside them read. */
  readonly args: Fields;
  readonly team: Team | undefined;
  readonly at: number;
  /** Nothing where the call was answered by a provoked fault. */
  answer?: Fields;
}

export interface Journal {
  readonly effects: Effect[];
  readonly violations: Violation[];
  readonly calls: Call[];
  add(effect: Effect): void;
  violate(kind: Violation["kind"], where: string, what: string): void;
  /** Calls `listener` for every effect from now on; the result ends it. */
  onEffect(listener: (effect: Effect) => void): () => void;
  /** The first effect from `from` on that `wanted` takes, now or later; rejects after `within` ms. */
  wait<T extends Effect>(
    wanted: (effect: Effect) => effect is T,
    from: number,
    within: number,
    what: string,
  ): Promise<T>;
}

export function createJournal(): Journal {
  const effects: Effect[] = [];
  const violations: Violation[] = [];
  const listeners = new Set<(effect: Effect) => void>();
  const journal: Journal = {
    effects,
    violations,
    calls: [],
    add: (effect) => {
      effects.push(effect);
      for (const listener of [...listeners]) listener(effect);
    },
    violate: (kind, where, what) => {
      violations.push({ kind, where, what });
    },
    onEffect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wait: (wanted, from, within, what) => {
      const there = effects.slice(from).find(wanted);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const stop = journal.onEffect((effect) => {
          if (!wanted(effect)) return;
          end();
          resolve(effect);
        });
        const timer = setTimeout(() => {
          end();
          const wrong = violations.map((one) => `\n  ${one.kind} ${one.where}: ${one.what}`).join("");
          reject(new Error(`${what} did not come within ${within} ms${wrong && `; violations:${wrong}`}`));
        }, within);
        const end = () => {
          clearTimeout(timer);
          stop();
        };
      });
    },
  };
  return journal;
}
