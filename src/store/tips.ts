import type { PersonId, PlaceId, Platform } from "../message.ts";
import type { Told } from "../tips/choose.ts";
import type { Next, Pause, Subscribed } from "../tips/subscription.ts";

/** The part of the store that is about daily tips. What people change of their subscriptions goes through `record`. Any number of
 *  processes share the work: a tip that is due belongs to whoever claimed it, until the lease ends. */
export interface Tips {
  /** Who gets daily tips, of these. */
  subscriptions(to: readonly (PersonId | PlaceId)[]): Promise<readonly Subscribed[]>;
  /** Takes what is due on a platform, longest due first, so that nobody else takes it before the lease ends. */
  claim(platform: Platform, terms: Terms): Promise<Claims>;
  /** Counts an attempt to deliver. To be called before each, by whoever holds the lease: it names one tip for a subscription and a
   *  date, and says what earlier attempts there were. In the order of what is asked; undefined where an attempt is under way. */
  begin(deliveries: readonly Begin[], now: number): Promise<readonly (Begun | undefined)[]>;
  /** Gives claims back, to be taken again later. Does nothing to those whose lease was lost. */
  putOff(putOffs: readonly PutOff[]): Promise<void>;
  /** Keeps what became of claims, all of it or nothing. Returns the ids of those whose lease was lost: nothing is kept of them. */
  settle(settlements: readonly Settlement[]): Promise<readonly string[]>;
}

/** How to claim. */
export interface Terms {
  /** UTC milliseconds. */
  readonly now: number;
  /** How many at most. */
  readonly limit: number;
  readonly leaseMs: number;
  /** What the platform bears, from all processes together. */
  readonly perSecond: number;
}

export interface Claims {
  /** From when they may be sent, at the pace of the terms, in UTC milliseconds; others have the time before. */
  readonly from: number;
  readonly tips: readonly Claimed[];
}

/** A tip that is due. */
export interface Claimed {
  readonly subscription: Subscribed & { readonly next: Next };
  /** The end of the lease, in UTC milliseconds. Whoever takes it after that has a later one. */
  readonly lease: number;
  /** Counts the changes of the subscription. */
  readonly version: number;
}

export interface PutOff {
  readonly claimed: Claimed;
  /** From when it may be claimed again, in UTC milliseconds. */
  readonly until: number;
}

export interface Begin {
  /** The id of the subscription. */
  readonly subscription: string;
  /** The local date the tip is for. */
  readonly date: string;
  /** The id of the tip. */
  readonly tip: string;
  /** When this attempt is over, in UTC milliseconds; until then there is no other. */
  readonly ends: number;
}

/** A delivery with this attempt counted. */
export interface Begun {
  /** The id of the tip that the first attempt named. */
  readonly tip: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** When the first attempt was made, in UTC milliseconds. */
  readonly since: number;
}

/** What became of a claim. */
export interface Settlement {
  readonly claimed: Claimed;
  /** How it stands now. Where people changed the subscription meanwhile, `next` and `paused` are theirs. */
  readonly lastDate?: string;
  readonly told?: Told;
  readonly failures: number;
  readonly next?: Next;
  readonly paused?: Pause;
}

/** How far ahead of the clock sending may be given out, and beyond what a clock must have been wrong. */
export const aheadMs = 5_000;
const wrongMs = 60_000;

/** When the next tip may be sent, of which others say that it is `free`. */
export const freeFrom = (free: number, now: number): number =>
  free > now && free <= now + wrongMs ? free : now;

/** How many may be claimed, of which the first may be sent at `from`. */
export const roomFrom = (from: number, { now, limit, perSecond }: Terms): number =>
  Math.max(0, Math.min(limit, Math.floor(((now + aheadMs - from) * perSecond) / 1_000)));

/** When the pace lets the next one go after so many. */
export const freeAfter = (from: number, count: number, { perSecond }: Terms): number =>
  Math.ceil(from + (count * 1_000) / perSecond);

/** Which slots a process claims first is by when they are due. */
export const byDue = (a: Claimed, b: Claimed): number =>
  a.subscription.next.at - b.subscription.next.at || (a.subscription.id < b.subscription.id ? -1 : 1);

/** How long a delivery is known: far longer than anybody tries. */
export const deliveryMs = 7 * 86_400_000;
