import type { Adapter } from "../adapter.ts";
import { dailyReply, pausedReply } from "../decide/daily.ts";
import { renamedSteps } from "../decide/renamed.ts";
import { UnreachableError } from "../errors.ts";
import type { Knowledge, Tip } from "../knowledge/knowledge.ts";
import type { Logger } from "../log.ts";
import { learnerOf } from "../store/learner.ts";
import type { Store } from "../store/store.ts";
import type { Begun, Claimed, Settlement } from "../store/tips.ts";
import { createKeeper, type Keeper } from "./keep.ts";
import { createPacer, type Pace, type Pacer } from "./pace.ts";
import { rankFor } from "./rank.ts";
import { slotKey } from "./schedule.ts";
import { isOwn } from "./subscription.ts";
import type { Timing } from "./timing.ts";
import { delivered, judge, passed, retryAt, undeliverable, type Verdict } from "./verdict.ts";

export interface DeliverParts {
  readonly adapter: Adapter;
  readonly pace: Pace;
  readonly store: Store;
  readonly mind: () => { readonly knowledge: Knowledge };
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or when the signal is given. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Logger;
  readonly count: (outcome: TipOutcome) => void;
  readonly timing: Timing;
  /** When given, nothing more is sent. */
  readonly stop: AbortSignal;
}

/** What became of a tip; `due` are all of them. */
export type TipOutcome = "due" | "sent" | "late" | "failed";

/** Delivers one tip that was claimed, from `earliest` on, and keeps what became of it. Never throws: a tip that something is wrong
 *  with is tried again later, and the others go on. */
export function createDeliver(parts: DeliverParts): (claimed: Claimed, earliest: number) => Promise<void> {
  const { log, now, timing } = parts;
  const keeper = createKeeper(parts);
  const pacer = createPacer(parts.pace, timing.patienceMs);
  return async (claimed, earliest) => {
    try {
      await deliver(claimed, earliest, { ...parts, ...keeper, pacer });
    } catch (err) {
      log.error({ err, subscription: claimed.subscription.id }, "a tip was not dealt with");
      await keeper.putOff({ claimed, until: now() + timing.retryMs }).catch(() => {});
    }
  };
}

type Hands = DeliverParts & Keeper & { readonly pacer: Pacer };

async function deliver(claimed: Claimed, earliest: number, hands: Hands): Promise<void> {
  const { mind, now, wait, pacer, begin, putOff, count, timing, stop } = hands;
  const { id, to, next } = claimed.subscription;
  const { knowledge } = mind();
  const verdict = judge(claimed, knowledge, now(), await ranking(claimed, knowledge, hands));
  if (verdict.kind === "pass") return pass(verdict, hands);
  const turn = pacer(to, earliest, now());
  if (turn.kind === "later") return putOff({ claimed, until: turn.at });
  await wait(turn.at - now(), stop);
  const ends = now() + timing.sendMs;
  // Another process goes on from here.
  if (stop.aborted || ends > claimed.lease) return putOff({ claimed, until: next.at });
  const begun = await begin({ subscription: id, date: next.date, tip: verdict.tip.id, ends });
  if (begun === undefined || now() >= ends) return putOff({ claimed, until: ends });
  if (begun.attempt === 1) count("due");
  await send(claimed, { ...verdict, ends }, begun, hands);
}

/** A person's own tips follow what they should learn next. */
async function ranking(
  { subscription }: Claimed,
  knowledge: Knowledge,
  { store, now }: DeliverParts,
): Promise<((tip: Tip) => number) | undefined> {
  const { by } = subscription;
  if (by === undefined || !isOwn(subscription)) return undefined;
  const { facts } = await store.recall(by, by, now());
  return rankFor(knowledge, learnerOf(facts, renamedSteps(knowledge.roadmap)));
}

async function pass(
  { because, settlement }: Extract<Verdict, { kind: "pass" }>,
  hands: Hands,
): Promise<void> {
  const { id, next } = settlement.claimed.subscription;
  if (because === "late") for (const outcome of ["due", "late"] as const) hands.count(outcome);
  hands.log.info({ subscription: id, date: next.date, because }, "no tip was sent");
  await tell(settlement, hands);
  await hands.keep(settlement);
}

async function send(
  claimed: Claimed,
  { tip: chosen, told, ends }: Extract<Verdict, { kind: "send" }> & { readonly ends: number },
  begun: Begun,
  hands: Hands,
): Promise<void> {
  const { adapter, now, log, count, keep } = hands;
  const { knowledge } = hands.mind();
  const { id, to, next } = claimed.subscription;
  // An earlier attempt may have sent another one: what was learnt since changes what is best.
  const tip = knowledge.tip(begun.tip) ?? chosen;
  const { attempt, since } = begun;
  const about = { subscription: id, date: next.date, tip: tip.id, attempt };
  try {
    const delivery = { key: slotKey(id, next.date), attempt, since, ends };
    await within(ends - now(), adapter.send(to, dailyReply(tip, knowledge), delivery));
  } catch (err) {
    log.warn({ err, ...about }, "a tip was not delivered");
    return fail(claimed, begun, err, hands);
  }
  count("sent");
  log.debug(about, "a tip was delivered");
  await keep(delivered(claimed, { ...told, sent: [...told.sent.slice(0, -1), tip.id] }, now()));
}

async function fail(claimed: Claimed, { attempt }: Begun, err: unknown, hands: Hands): Promise<void> {
  const { now, timing, count, keep, putOff } = hands;
  if (err instanceof UnreachableError) {
    count("failed");
    const settlement = undeliverable(claimed, now());
    await tell(settlement, hands);
    return keep(settlement);
  }
  const until = retryAt(claimed, attempt, now(), timing.retryMs);
  if (until !== undefined) return putOff({ claimed, until });
  count("failed");
  await keep(passed(claimed, now()));
}

/** Tells whoever set it up that it pauses, before that is kept: should this process end here, they are told again, under the same key.
 *  So the adapter is to look for it each time. */
async function tell(
  { claimed: { subscription }, paused }: Settlement,
  { adapter, now, timing, log }: Hands,
): Promise<void> {
  const { id, by, next } = subscription;
  if (paused === undefined) return;
  log.warn({ subscription: id, why: paused.why }, "a subscription pauses");
  // Who cannot be reached cannot be told either.
  if (by === undefined || (paused.why === "unreachable" && isOwn(subscription))) return;
  const ends = now() + timing.sendMs;
  const delivery = { key: `${slotKey(id, next.date)}/paused`, attempt: 2, since: next.at, ends };
  await within(timing.sendMs, adapter.send(by, pausedReply(subscription, paused), delivery)).catch(
    (err: unknown) => log.warn({ err, subscription: id }, "nobody could be told that it pauses"),
  );
}

/** Throws when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
