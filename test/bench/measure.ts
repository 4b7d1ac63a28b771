import { readFileSync } from "node:fs";

export interface Row {
  readonly text: string;
  /** null: out of scope. */
  readonly label: string | null;
}

export const readRows = (file: string): Row[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);

/** Rows with a label: what an engine can learn from. */
export const inScope = (rows: readonly Row[]): Row[] => rows.filter(({ label }) => label !== null);

/** A question's best label and how sure the engine is. */
export type Engine = (text: string) => Answer | Promise<Answer>;

interface Answer {
  readonly label: string | null;
  readonly confidence: number;
}

/** Confidence from which an engine counts as answering, for `answered`, `precision` and `oosRecall`. */
const answersFrom = 0.2;

/** Runs every question once and sums up. Times are milliseconds a question. */
export async function measure(questions: readonly Row[], ask: Engine) {
  for (const { text } of questions.slice(0, 200)) await ask(text);
  const times: number[] = [];
  const rows: (Answer & { readonly expected: string | null })[] = [];
  for (const { text, label } of questions) {
    const start = performance.now();
    const answer = await ask(text);
    times.push(performance.now() - start);
    rows.push({ ...answer, expected: label });
  }
  times.sort((a, b) => a - b);
  const inside = rows.filter(({ expected }) => expected !== null);
  const outside = rows.filter(({ expected }) => expected === null);
  const answered = rows.filter(({ confidence }) => confidence >= answersFrom);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
  return {
    n: rows.length,
    accuracy: share(inside.filter(({ label, expected }) => label === expected).length, inside.length),
    answered: share(answered.length, rows.length),
    precision: share(answered.filter(({ label, expected }) => label === expected).length, answered.length),
    oosRecall: share(outside.filter(({ confidence }) => confidence < answersFrom).length, outside.length),
    auroc:
      outside.length === 0
        ? null
        : round(
            auroc(
              inside.map((r) => r.confidence),
              outside.map((r) => r.confidence),
            ),
          ),
    p50Ms: round(times[Math.floor(times.length * 0.5)] ?? 0),
    p99Ms: round(times[Math.floor(times.length * 0.99)] ?? 0),
  };
}

const round = (x: number): number => Math.round(x * 10_000) / 10_000;

/** The chance that an in-scope question gets more confidence than one out of scope; ties count half. */
function auroc(inside: readonly number[], outside: readonly number[]): number {
  const all = [...inside.map((c) => ({ c, i: 1 })), ...outside.map((c) => ({ c, i: 0 }))].sort(
    (a, b) => a.c - b.c,
  );
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.c === all[from]?.c) to++;
    const inTie = all.slice(from, to).filter(({ i }) => i === 1).length;
    ranks += inTie * ((from + to + 1) / 2);
    from = to;
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length);
}
