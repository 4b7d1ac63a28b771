import type { Case, Outcome } from "./trial.ts";

/** A case that failed, as small as it could be made. */
export interface Failure {
  readonly kind: string;
  /** Number of the case. */
  readonly at: number;
  readonly complaints: readonly string[];
  readonly parts: readonly string[];
}

/** What one shard found. */
export interface Tally {
  /** Kind → milliseconds of each case. */
  readonly times: Map<string, number[]>;
  readonly failures: Failure[];
}

export const emptyTally = (): Tally => ({ times: new Map(), failures: [] });

export function count(tally: Tally, { kind }: Case, { ms }: Outcome): void {
  const times = tally.times.get(kind.name);
  if (times === undefined) tally.times.set(kind.name, [ms]);
  else times.push(ms);
}

export function join(into: Tally, from: Tally): void {
  for (const [kind, times] of from.times) into.times.set(kind, [...(into.times.get(kind) ?? []), ...times]);
  into.failures.push(...from.failures);
}

/** A line for each kind, and one for all. Times are milliseconds. */
export function table({ times, failures }: Tally): Record<string, object> {
  const row = (all: readonly number[], failed: number) => {
    const sorted = [...all].sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
    return { cases: all.length, p50: at(0.5), p99: at(0.99), max: at(1), failed };
  };
  const rows = [...times].map(([kind, all]) => [
    kind,
    row(all, failures.filter((one) => one.kind === kind).length),
  ]);
  return { ...Object.fromEntries(rows), all: row([...times.values()].flat(), failures.length) };
}

/** A failure in a few lines. */
export const shown = ({ kind, at, complaints, parts }: Failure): string =>
  [
    `case ${at}, ${kind}:`,
    ...complaints.slice(0, 5).map((complaint) => `  ${complaint.slice(0, 500)}`),
    `  ${shortened(JSON.stringify(parts))}`,
  ].join("\n");

const shortened = (text: string): string =>
  text.length <= 600 ? text : `${text.slice(0, 500)} … ${text.slice(-80)} (${text.length} characters)`;
