import type { PersonId, Platform } from "../message.ts";
import type { Subscribed } from "../tips/subscription.ts";
import type { Change } from "./store.ts";
import { comingOf, nextIn, type Row, rowOf, sentOf, subscribedOf } from "./subscribers.ts";
import type { Tables } from "./tables.ts";
import {
  type Begin,
  type Begun,
  byDue,
  type Claimed,
  deliveryMs,
  freeAfter,
  freeFrom,
  roomFrom,
  type Settlement,
  type Tips,
} from "./tips.ts";

/** What other parts of the store change. */
interface Subscribers {
  set(change: Extract<Change, { kind: "subscribe" }>, now: number): void;
  remove(gone: (row: Row) => boolean): void;
  of(person: PersonId): readonly Subscribed[];
  forget(person: PersonId): void;
  sweep(now: number): void;
}

/** Daily tips that are forgotten when the process ends. */
export function createMemoryTips(): Tips & { readonly subscribers: Subscribers } {
  const kept: Kept = { rows: new Map(), due: new Map() };
  const deliveries = createDeliveries();
  const paces = new Map<Platform, number>();
  return {
    subscriptions: async (to) => select(kept, ({ recipient }) => to.includes(recipient)),
    claim: async (platform, terms) => {
      const from = freeFrom(paces.get(platform) ?? terms.now, terms.now);
      const tips = dueOn(kept, platform, terms.now)
        .slice(0, roomFrom(from, terms))
        .flatMap((one) => take(kept, one, terms.now + terms.leaseMs))
        .sort(byDue);
      if (tips.length > 0) paces.set(platform, freeAfter(from, tips.length, terms));
      return { from, tips };
    },
    begin: async (some, now) => some.map((one) => deliveries.begin(one, now)),
    putOff: async (putOffs) => {
      for (const { claimed, until } of putOffs) {
        const { id, next } = claimed.subscription;
        if (release(kept, claimed)) insert(kept, id, until, next.at);
      }
    },
    settle: async (settlements) => {
      const lost = settlements.filter(({ claimed }) => !release(kept, claimed));
      for (const one of settlements) if (!lost.includes(one)) settle(kept, one);
      return lost.map(({ claimed }) => claimed.subscription.id);
    },
    subscribers: { ...subscribersOf(kept), sweep: deliveries.sweep },
  };
}

/** What there is to claim, as in a database: nothing, where the subscription has another `next_at` than the slot by now. */
type Due = Pick<Tables["due"], "at" | "id" | "slot">;

interface Kept {
  readonly rows: Map<string, Row>;
  readonly due: Map<string, Due>;
}

const keyOf = ({ id, at }: Pick<Due, "id" | "at">): string => `${id} ${at}`;

function insert({ due }: Kept, id: string, at: number | null, slot = at): void {
  if (at !== null && slot !== null) due.set(keyOf({ id, at }), { id, at, slot });
}

const remove = ({ due }: Kept, id: string, at: number | null): boolean =>
  at !== null && due.delete(keyOf({ id, at }));

const release = (kept: Kept, { subscription: { id }, lease }: Claimed): boolean => remove(kept, id, lease);

const select = ({ rows }: Kept, wanted: (row: Row) => boolean): Subscribed[] =>
  [...rows.values()].filter(wanted).map(subscribedOf);

const dueOn = ({ rows, due }: Kept, platform: Platform, now: number): Due[] =>
  [...due.values()]
    .filter(({ id, at }) => at <= now && rows.get(id)?.platform === platform)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

function take(kept: Kept, { id, at, slot }: Due, lease: number): Claimed[] {
  remove(kept, id, at);
  const row = kept.rows.get(id);
  const next = row && nextIn(row);
  if (row === undefined || next?.at !== slot) return [];
  insert(kept, id, lease, slot);
  return [{ subscription: { ...subscribedOf(row), next }, version: row.version, lease }];
}

function settle(kept: Kept, settlement: Settlement): void {
  const { claimed, failures } = settlement;
  const { id, next: was } = claimed.subscription;
  const row = kept.rows.get(id);
  if (row === undefined) return;
  const sent = { ...row, ...sentOf(settlement) };
  const settled = { ...sent, ...comingOf(settlement), failures };
  // Somebody changed it meanwhile: whether the slot still counts is seen when it is claimed again.
  const isChanged = row.version !== claimed.version;
  kept.rows.set(id, isChanged ? sent : settled);
  insert(kept, id, isChanged ? was.at : settled.next_at);
}

function subscribersOf(kept: Kept): Omit<Subscribers, "sweep"> {
  const { rows } = kept;
  const drop = ({ id, next_at }: Row): void => {
    remove(kept, id, next_at);
    rows.delete(id);
  };
  return {
    set: ({ subscription, next }, now) => {
      const row = rowOf(subscription, next, now);
      const before = rows.get(row.id);
      const { body, paused, next_at, next_date } = row;
      const changed = before && { ...before, body, paused, next_at, next_date, failures: 0 };
      rows.set(row.id, changed === undefined ? row : { ...changed, version: changed.version + 1 });
      // What is due and stays so is left to whoever may be at it.
      if (before?.next_at === next_at) return;
      remove(kept, row.id, before?.next_at ?? null);
      insert(kept, row.id, next_at);
    },
    remove: (gone) => {
      for (const row of rows.values()) if (gone(row)) drop(row);
    },
    of: (person) => select(kept, ({ recipient, owner }) => recipient === person || owner === person),
    forget: (person) => {
      for (const row of rows.values()) {
        if (row.recipient === person) drop(row);
        else if (row.owner === person) rows.set(row.id, { ...row, owner: null });
      }
    },
  };
}

function createDeliveries() {
  const all = new Map<string, { readonly begun: Begun; readonly ends: number; readonly date: string }>();
  return {
    begin: ({ subscription, date, tip, ends }: Begin, now: number): Begun | undefined => {
      const key = `${date}/${subscription}`;
      const before = all.get(key) ?? { begun: { tip, attempt: 0, since: now }, ends: now };
      if (before.ends > now) return undefined;
      const begun = { ...before.begun, attempt: before.begun.attempt + 1 };
      all.set(key, { begun, ends, date });
      return begun;
    },
    sweep: (now: number): void => {
      const oldest = new Date(now - deliveryMs).toISOString().slice(0, 10);
      for (const [key, { date }] of all) if (date < oldest) all.delete(key);
    },
  };
}
