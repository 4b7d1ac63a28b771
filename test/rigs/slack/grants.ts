import type { Ids } from "./ids.ts";
import type { Channel, Team, User } from "./workspace.ts";

/** What is handed to the app for a limited time or number of uses. */
export interface Grants {
  /** A trigger id, for opening one view within 3 s. */
  trigger(trigger: Trigger): string;
  /** The trigger; or Slack's error when it is unknown, used or old. It is used up by this. */
  redeem(id: string, team: Team): Trigger | { readonly error: string };
  /** A `response_url`, for five answers within 30 minutes. */
  responseUrl(target: ResponseTarget): string;
  /** The target, one use being counted; or Slack's error. */
  useResponseUrl(path: string): ResponseTarget | { readonly error: string };
  /** The address of a socket, good for one connection within 30 s. */
  ticket(): string;
  useTicket(ticket: string): boolean;
  /** A code as OAuth gives it, good for one exchange within 10 minutes. */
  code(team: Team): string;
  useCode(code: string): Team | undefined;
}

export interface Trigger {
  readonly delivery: string;
  readonly user: User;
  /** The view in which it was pressed: only from there another can be pushed. */
  readonly viewId?: string;
}

export interface ResponseTarget {
  readonly delivery: string;
  readonly channel: Channel;
  readonly user: User;
  /** The message that was acted on, which may be replaced. */
  readonly origin?: { readonly ts: string; readonly ephemeral: boolean };
}

interface Lent<T> {
  readonly what: T;
  readonly until: number;
  left: number;
}

export const mostResponses = 5;
const minute = 60_000;

export function createGrants(ids: Ids, now: () => number, triggerLives: number): Grants {
  const triggers = new Map<string, Lent<Trigger>>();
  const targets = new Map<string, Lent<ResponseTarget>>();
  const tickets = new Map<string, Lent<true>>();
  const codes = new Map<string, Lent<Team>>();
  const lend = <T>(to: Map<string, Lent<T>>, key: string, what: T, lives: number, left = 1): string => {
    to.set(key, { what, until: now() + lives, left });
    return key;
  };
  const once = <T>(from: Map<string, Lent<T>>, key: string): T | undefined => {
    const lent = from.get(key);
    from.delete(key);
    return lent !== undefined && lent.until >= now() ? lent.what : undefined;
  };
  return {
    trigger: (trigger) =>
      lend(triggers, `${ids.stamp()}.${ids.secret().replaceAll("-", "")}`, trigger, triggerLives),
    redeem: (id, team) => {
      const lent = triggers.get(id);
      if (lent === undefined || lent.what.user.team !== team) return { error: "invalid_trigger_id" };
      if (lent.left === 0) return { error: "exchanged_trigger_id" };
      if (lent.until < now()) return { error: "expired_trigger_id" };
      lent.left = 0;
      return lent.what;
    },
    responseUrl: (target) =>
      lend(
        targets,
        `/response/${target.channel.team.id}/${ids.secret()}`,
        target,
        30 * minute,
        mostResponses,
      ),
    useResponseUrl: (path) => {
      const lent = targets.get(path);
      if (lent === undefined) return { error: "no_service" };
      if (lent.until < now()) return { error: "expired_url" };
      if (lent.left === 0) return { error: "used_url" };
      lent.left -= 1;
      return lent.what;
    },
    ticket: () => lend(tickets, ids.secret(), true, minute / 2),
    useTicket: (ticket) => once(tickets, ticket) !== undefined,
    code: (team) => lend(codes, ids.secret(), team, 10 * minute),
    useCode: (code) => once(codes, code),
  };
}
