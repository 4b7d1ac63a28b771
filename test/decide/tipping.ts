import type { Situation } from "../../src/decide/decide.ts";
import type { FormValues } from "../../src/form.ts";
import { plainText } from "../../src/plain.ts";
import type { Change } from "../../src/store/store.ts";
import type { Next, Subscribed, Subscription } from "../../src/tips/subscription.ts";
import { changes, now, reply } from "./deciding.ts";

/** What the tests of setting up daily tips share. */

/** A Friday, shortly after midnight in London. */
export const friday: Next = { at: now + 3_600_000, date: "2027-01-01" };
export const own: Subscribed = {
  id: "own",
  to: "discord:asha",
  by: "discord:asha",
  zone: "UTC",
  time: "01:00",
  weekdays: [1, 2, 3, 4, 5],
  levels: [],
  themes: [],
  failures: 0,
  next: friday,
};
export const channels: Subscribed = {
  ...own,
  id: "channels",
  to: "discord:1/2",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};
export const channel: Partial<Situation> = {
  place: "discord:1/2",
  community: "discord:1",
  subscriptions: [own, channels],
};
export const manager: Partial<Situation> = { ...channel, mayManage: true };
export const direct: Partial<Situation> = { place: "discord:asha", subscriptions: [own] };

export const show = { kind: "tips", wish: { kind: "show" } } as const;
export const press = (what: "pause" | "resume" | "stop" | "preview", subscription: string) =>
  ({ kind: "tips", wish: { kind: "change", what, subscription } }) as const;
export const filled = { time: "9:30", zone: "asia/kolkata", weekdays: "1,2,3,4,5" };
export const save = (subject: string, typed: FormValues = filled) =>
  ({ kind: "tips", wish: { kind: "save", subject, typed } }) as const;
export const said = (...given: Parameters<typeof reply>): string => plainText(reply(...given).blocks);
/** The one subscription that is recorded. */
export function recorded(...given: Parameters<typeof changes>): Subscription & { readonly next?: Next } {
  const [change, ...others]: readonly Change[] = changes(...given);
  if (change?.kind !== "subscribe" || others.length > 0) throw new Error(JSON.stringify([change, ...others]));
  const { next: _, ...subscription } = { next: undefined, ...change.subscription };
  return change.next === undefined ? subscription : { ...subscription, next: change.next };
}
