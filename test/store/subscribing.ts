import type { PersonId, PlaceId } from "../../src/message.ts";
import type { Change, Store } from "../../src/store/store.ts";
import type { Claimed, Settlement, Terms } from "../../src/store/tips.ts";
import type { Next, Subscription } from "../../src/tips/subscription.ts";

/** What the tests of daily tips share. */

export const now = Date.UTC(2027, 0, 4, 9);
export const minute = 60_000;
export const day = 86_400_000;
export const asha: PersonId = "discord:asha";
export const ben: PersonId = "discord:ben";
export const here: PlaceId = "discord:1/2";
export const there: PlaceId = "discord:12/3";

/** Due at `now`. */
export const next: Next = { at: now, date: "2027-01-04" };
export const tomorrow: Next = { at: now + day, date: "2027-01-05" };
export const wanted = (id: string, rest: Partial<Subscription> = {}): Subscription => ({
  id,
  to: here,
  by: asha,
  zone: "Asia/Kolkata",
  time: "14:30",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  levels: ["foundation"],
  themes: [],
  ...rest,
});
/** Without a tip to come when it is null. */
export const subscribed = (
  id: string,
  rest: Partial<Subscription> = {},
  coming: Next | null = next,
): Change => ({
  kind: "subscribe",
  subscription: wanted(id, rest),
  ...(coming === null ? {} : { next: coming }),
});

export const terms: Terms = { now, limit: 100, leaseMs: 2 * minute, perSecond: 1_000_000 };
export const claim = async (store: Store, rest: Partial<Terms> = {}): Promise<readonly Claimed[]> =>
  (await store.claim("discord", { ...terms, ...rest })).tips;
export const idsOf = (claims: readonly Claimed[]): string[] =>
  claims.map(({ subscription }) => subscription.id);
/** The one that is claimed. */
export async function claimOne(store: Store, rest: Partial<Terms> = {}): Promise<Claimed> {
  const [one, ...others] = await claim(store, rest);
  if (one === undefined || others.length > 0) throw new Error(`${others.length + 1} are not one.`);
  return one;
}
export const settlement = (claimed: Claimed, rest: Partial<Settlement> = {}): Settlement => ({
  claimed,
  lastDate: next.date,
  told: { round: 0, sent: ["first-tip"] },
  failures: 0,
  next: tomorrow,
  ...rest,
});
