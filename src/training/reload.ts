import { formatProblem, KnowledgeError } from "../errors.ts";
import { type Differences, differencesBetween } from "../knowledge/prints.ts";
import type { Logger } from "../log.ts";
import type { Mind } from "./training.ts";
import { createWatching, type Pace } from "./watch.ts";

/** How the knowledge stands. */
export interface KnowledgeHealth {
  /** Of what is in use. */
  readonly version: string;
  /** Since when, in UTC milliseconds. */
  readonly loadedAt: number;
  /** Why what is on the disk now is not in use. */
  readonly lastError?: { readonly at: number; readonly problems: readonly string[] };
}

/** The knowledge in use, kept up to date. */
export interface Reloader {
  /** Whole, and replaced as a whole. */
  mind(): Mind;
  health(): KnowledgeHealth;
  /** Takes up what is on the disk now, if it is sound; resolves when that is done. Never rejects. */
  look(): Promise<void>;
  /** From now on changes are taken up as they are made. */
  watch(): void;
  /** Stops watching and learning. Safe to call twice. */
  close(): Promise<void>;
}

export interface ReloaderParts {
  /** The folder to watch. */
  readonly dir: string;
  readonly first: Mind;
  /** Names what is on the disk now; undefined when there is nothing to be read. */
  readonly version: () => Promise<string | undefined>;
  /** Loads what is on the disk now. Throws KnowledgeError. */
  readonly prepare: (signal: AbortSignal) => Promise<Mind>;
  readonly log: Logger;
  /** Told of every version that is taken up. */
  readonly onSwap?: (mind: Mind) => void;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly pace?: Pace;
}

const usualPace: Pace = { quiet: 300, patience: 3_000, every: 30_000 };

/** Learning goes on in another process while questions are answered; what is broken leaves the last good version in use. */
export function createReloader(parts: ReloaderParts): Reloader {
  const { log, now, first } = parts;
  const stop = new AbortController();
  let mind = first;
  let loadedAt = now();
  let lastError: KnowledgeHealth["lastError"];
  /** What was looked at last, and needs no second look. */
  let settled: string | undefined = first.knowledge.version;

  const swap = (next: Mind, ms: number): void => {
    const { version } = next.knowledge;
    const differences = shortened(differencesBetween(mind.prints, next.prints));
    [mind, loadedAt, lastError, settled] = [next, now(), undefined, version];
    parts.onSwap?.(next);
    log.info({ ms: Math.round(ms), version, ...differences }, "knowledge reloaded");
  };
  const refuse = (error: unknown, seen: string | undefined): void => {
    const broken = error instanceof KnowledgeError ? error : undefined;
    const problems = broken?.problems.slice(0, most).map(formatProblem) ?? [String(error)];
    lastError = { at: now(), problems };
    if (broken) settled = broken.version ?? seen;
    const { version } = mind.knowledge;
    log.error(
      broken ? { version, problems } : { version, err: error },
      "knowledge refused; the last good version stays in use",
    );
  };
  const settle = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const seen = await parts.version();
      if (seen === settled) return;
      if (seen === mind.knowledge.version) {
        [settled, lastError] = [seen, undefined];
        log.info({ version: seen }, "knowledge is again what is in use");
        return;
      }
      const started = performance.now();
      const next = await parts.prepare(stop.signal).catch((error: unknown) => ({ error }));
      if (stop.signal.aborted) return;
      if (!("error" in next)) swap(next, performance.now() - started);
      else {
        refuse(next.error, seen);
        // What is not the fault of the files may be over when somebody looks again.
        if (!(next.error instanceof KnowledgeError)) return;
      }
    }
  };

  const look = oneByOne(() => settle().catch((error: unknown) => refuse(error, settled)));
  const watching = createWatching(parts.dir, look, parts.pace ?? usualPace);
  return {
    mind: () => mind,
    health: () => ({
      version: mind.knowledge.version,
      loadedAt,
      ...(lastError === undefined ? {} : { lastError }),
    }),
    look,
    watch: watching.start,
    close: async () => {
      watching.close();
      stop.abort(new Error("Roadmate stops."));
      await look();
    },
  };
}

/** So many problems, and so many names of what changed, are told. */
const most = 20;

const shortened = ({ added, changed, removed }: Differences): Differences => ({
  added: firstOf(added),
  changed: firstOf(changed),
  removed: firstOf(removed),
});
const firstOf = (names: readonly string[]): readonly string[] =>
  names.length <= most ? names : [...names.slice(0, most), `and ${names.length - most} more`];

/** Runs one at a time; whoever asks meanwhile gets the run after. */
function oneByOne(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (running === undefined) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}
