import type { Fault as DiscordFault } from "../../rigs/discord/faults.ts";
import type { Fault as SlackFault } from "../../rigs/slack/faults.ts";

/** What a platform does to a request. `busy` 429 · `failed` 500, not carried out · `broken` the connection is cut, not carried out ·
 *  `unanswered` the connection is cut, and it was carried out · `silent` there is never an answer, and it is not carried out ·
 *  `late` the answer comes after whoever asked has given up · `slow` it comes, but who asked may be killed meanwhile. Slack has carried
 *  those two out at once, Discord does so when it answers: there the nonce protects. */
export type Outcome = (typeof outcomes)[number];
const outcomes = ["busy", "failed", "broken", "unanswered", "silent", "late", "slow"] as const;

/** Out of a hundred requests. */
export type Chances = Readonly<Partial<Record<Outcome, number>>>;

export interface Dice {
  /** A number from 0 to 1. */
  readonly random: () => number;
  /** After how long what is late comes. */
  readonly lateMs: number;
  /** Is told what was drawn. */
  readonly count: (outcome: Outcome) => void;
}

/** Reading what was said fails less often than saying, and nothing is lost by it. */
export const readingChances = ({ busy = 0, failed = 0, silent = 0 }: Chances): Chances => ({
  busy: busy / 2,
  failed: failed / 2,
  silent: silent / 2,
});

export const discordFaults = (chances: Chances, dice: Dice) => (): DiscordFault | undefined => {
  const { random, lateMs } = dice;
  const outcome = drawn(chances, dice);
  switch (outcome) {
    case "busy":
      return { kind: "rate-limit", retryAfterMs: Math.round(100 + 900 * random()) };
    case "failed":
      return { kind: "status", status: 500 };
    case "broken":
    case "unanswered":
      // discord.js tries again by itself after the one, not after the other.
      return { kind: "cut", carriedOut: outcome === "unanswered", by: random() < 0.5 ? "reset" : "end" };
    case "silent":
      return { kind: "silence" };
    case "late":
      return { kind: "hang", ms: lateMs };
    case "slow":
      return { kind: "hang", ms: slowMs(random) };
    case undefined:
      return undefined;
  }
};

export const slackFaults = (chances: Chances, dice: Dice) => (): SlackFault | undefined => {
  const outcome = drawn(chances, dice);
  switch (outcome) {
    case "busy":
      return { kind: "rateLimited", seconds: 1 };
    case "failed":
      return { kind: "status", status: 500 };
    case "broken":
    case "unanswered":
      return { kind: "cut", when: outcome === "broken" ? "before" : "after" };
    case "silent":
      return { kind: "silence" };
    case "late":
      return { kind: "hang", ms: dice.lateMs };
    case "slow":
      return { kind: "hang", ms: slowMs(dice.random) };
    case undefined:
      return undefined;
  }
};

const slowMs = (random: () => number): number => Math.round(50 + 450 * random());

function drawn(chances: Chances, { random, count }: Dice): Outcome | undefined {
  let left = random() * 100;
  for (const outcome of outcomes) {
    left -= chances[outcome] ?? 0;
    if (left >= 0) continue;
    count(outcome);
    return outcome;
  }
  return undefined;
}
