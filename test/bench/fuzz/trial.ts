import type { Kind, Watch } from "./kind.ts";
import { createRandom, type Random, seedOf } from "./random.ts";
import { smaller } from "./smaller.ts";

/** One case: the same seed and number make it again. */
export interface Case {
  readonly kind: Kind;
  /** For what the kind decides beside the parts. */
  readonly dice: number;
  readonly parts: readonly string[];
}

export interface Outcome {
  /** That Roadmate's own work took. */
  readonly ms: number;
  /** What is wrong, in words. */
  readonly complaints: readonly string[];
}

/** Milliseconds that one case may take. */
const patience = 100;

export function caseOf(seed: number, at: number, kinds: readonly Kind[]): Case {
  const random = createRandom(seedOf(seed, at));
  const kind = kindBy(random, kinds);
  return { kind, dice: random.below(2 ** 31), parts: kind.make(random) };
}

function kindBy(random: Random, kinds: readonly Kind[]): Kind {
  let left = random.below(kinds.reduce((sum, { share }) => sum + share, 0));
  for (const kind of kinds) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  throw new Error("there are no kinds");
}

/** Tries a case, which may take `most` milliseconds. On a busy machine anything may take long once: what is slow is tried three
 *  times more, and the quickest counts. */
export async function trial(one: Case, most = patience): Promise<Outcome> {
  const first = await attempt(one, passing);
  if (first.ms <= most) return first;
  let ms = first.ms;
  for (let more = 0; more < 3 && ms > most; more += 1) ms = Math.min(ms, (await attempt(one, computing)).ms);
  const slow = ms > most ? [`slow: it takes ${Math.round(ms)} ms`] : [];
  return { ms, complaints: [...first.complaints, ...slow] };
}

/** Started, it tells the milliseconds since. */
type Clock = () => () => number;

const passing: Clock = () => {
  const started = performance.now();
  return () => performance.now() - started;
};

/** Counts what this process has computed, if that is less than what has passed; asking for it takes its time. */
const computing: Clock = () => {
  const passed = passing();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(passed(), (user + system) / 1_000);
  };
};

async function attempt({ kind, dice, parts }: Case, clock: Clock): Promise<Outcome> {
  let ms = 0;
  const watch: Watch = (work) => {
    const since = clock();
    const stop = () => {
      ms += since();
    };
    const result = work();
    if (result instanceof Promise) result.then(stop, stop);
    else stop();
    return result;
  };
  try {
    return { complaints: await kind.run(parts, createRandom(dice), watch), ms };
  } catch (error) {
    return { complaints: [`thrown: ${thrown(error)}`], ms };
  }
}

const thrown = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" ") : String(error);

/** Milliseconds for making one case smaller, and for all of them. */
const efforts = { each: 5_000, all: 60_000 } as const;

/** Makes a smaller case that fails in the same way, by leaving out halves. When there are too many, they stay as they are. */
export function createShrinker(): (failing: Case, complaints: readonly string[]) => Promise<Case> {
  let left: number = efforts.all;
  return async (failing, complaints) => {
    const started = performance.now();
    const spent = () => performance.now() - started;
    const smallest = await shrink(
      failing,
      natureOf(complaints[0] ?? ""),
      () => spent() > efforts.each || spent() > left,
    );
    left -= spent();
    return smallest;
  };
}

async function shrink(failing: Case, wanted: string, enough: () => boolean): Promise<Case> {
  for (const parts of smaller(failing.parts)) {
    if (enough()) break;
    const next = { ...failing, parts };
    const { complaints } = await trial(next);
    if (complaints.some((complaint) => natureOf(complaint) === wanted)) return shrink(next, wanted, enough);
  }
  return failing;
}

/** A complaint without its particulars. */
const natureOf = (complaint: string): string => complaint.replace(/\d+/g, "").slice(0, 30);
