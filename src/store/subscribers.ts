import type { Selectable } from "kysely";
import { platformOf } from "../settings.ts";
import type { Next, Pause, Subscribed, Subscription } from "../tips/subscription.ts";
import type { Tables } from "./tables.ts";
import type { Settlement } from "./tips.ts";

/** Subscriptions as rows, and rows as subscriptions. */

export type Row = Omit<Selectable<Tables["subscriptions"]>, "seq">;

/** The row of a new subscription. */
export function rowOf(subscription: Subscription, next: Next | undefined, now: number): Row {
  const { id, to, by, paused, zone, time, weekdays, levels, themes } = subscription;
  return {
    id,
    platform: platformOf(to),
    recipient: to,
    owner: by ?? null,
    at: now,
    body: JSON.stringify({ zone, time, weekdays, levels, themes }),
    ...comingOf({ next, paused }),
    last_date: null,
    told: null,
    failures: 0,
    version: 1,
  };
}

/** The part of a row that says when the next tip comes. */
export const comingOf = ({ next, paused }: { next?: Next | undefined; paused?: Pause | undefined }) => ({
  paused: paused === undefined ? null : JSON.stringify(paused),
  next_at: next?.at ?? null,
  next_date: next?.date ?? null,
});

/** The part of a row that says what came. */
export const sentOf = ({ lastDate, told }: Pick<Settlement, "lastDate" | "told">) => ({
  last_date: lastDate ?? null,
  told: told === undefined ? null : JSON.stringify(told),
});

export function subscribedOf(row: Row): Subscribed {
  const body: Pick<Subscription, "zone" | "time" | "weekdays" | "levels" | "themes"> = JSON.parse(row.body);
  const { id, recipient, owner, paused, last_date, told, failures } = row;
  const next = nextIn(row);
  return {
    id,
    to: recipient,
    ...(owner === null ? {} : { by: owner }),
    ...body,
    ...(paused === null ? {} : { paused: JSON.parse(paused) }),
    ...(next === undefined ? {} : { next }),
    ...(last_date === null ? {} : { lastDate: last_date }),
    ...(told === null ? {} : { told: JSON.parse(told) }),
    failures,
  };
}

export const nextIn = ({ next_at, next_date }: Row): Next | undefined =>
  next_at === null || next_date === null ? undefined : { at: next_at, date: next_date };
