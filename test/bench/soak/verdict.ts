import type { Fact } from "../../../src/store/learner.ts";
import type { Deed, Done } from "./deed.ts";
import type { Instance } from "./instance.ts";

/** What became of everything that people did. */
export interface Verdict {
  readonly done: number;
  readonly answered: number;
  /** Told that something went wrong, as while Postgres is away. */
  readonly sorry: number;
  /** Never acknowledged: because a process was killed, and for no reason. */
  readonly lostByKill: number;
  readonly lost: number;
  /** Acknowledged, or written, and never answered: likewise. */
  readonly unansweredByKill: number;
  readonly unanswered: number;
  readonly doubled: number;
  /** Milliseconds until it was acknowledged. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Milliseconds: what is said before a process is killed may be in its hands, and its death takes a while to be seen. */
const slack = { before: 5_000, after: 1_000 } as const;

export function judge(deeds: readonly Deed[], instances: readonly Instance[]): Verdict {
  const killed = (deed: Deed): boolean =>
    instances.some(({ downs }, place) =>
      downs.some(({ from, to = Number.POSITIVE_INFINITY }) => isOver(deed, place, from, to)),
    );
  const lost = deeds.filter(({ acknowledged }) => acknowledged === undefined);
  const unanswered = deeds.filter(
    ({ acknowledged, answers, apologies }) => acknowledged !== undefined && answers + apologies === 0,
  );
  const times = deeds.flatMap(({ acknowledged }) => acknowledged ?? []).sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const count = (some: readonly Deed[], byKill: boolean) =>
    some.filter((deed) => killed(deed) === byKill).length;
  return {
    done: deeds.length,
    answered: deeds.filter(({ answers }) => answers > 0).length,
    sorry: deeds.filter(({ answers, apologies }) => answers === 0 && apologies > 0).length,
    lostByKill: count(lost, true),
    lost: count(lost, false),
    unansweredByKill: count(unanswered, true),
    unanswered: count(unanswered, false),
    doubled: deeds.filter(({ answers }) => answers > 1).length,
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
  };
}

/** Whether it was done while the process was away that should have heard of it. Where another one is there as well, only what the
 *  killed one held is lost. */
function isOver({ at, heardBy }: Deed, place: number, from: number, to: number): boolean {
  if (!heardBy.includes(place)) return false;
  const until = heardBy.length > 1 ? from + slack.after : to + slack.after;
  return at > from - slack.before && at < until;
}

/** What was said to be done, and is not in the database. */
export async function missing(
  said: readonly Done[],
  factsOf: (person: Done["person"]) => Promise<readonly Fact[]>,
): Promise<readonly Done[]> {
  const people = [...new Set(said.map(({ person }) => person))];
  const gone: Done[] = [];
  for (const one of people) {
    const facts = await factsOf(one);
    const isKept = ({ step }: Done) =>
      facts.some((fact) => fact.kind === "step" && fact.step === step && fact.state === "done");
    gone.push(...said.filter((done) => done.person === one && !isKept(done)));
  }
  return gone;
}

/** The medians of the four quarters of a run, of what was measured at instants from 0 to 1. */
export function quarters(samples: readonly (readonly [at: number, value: number])[]): readonly number[] {
  return [0, 1, 2, 3].map((quarter) => {
    const inside = samples.filter(([at]) => Math.min(3, Math.floor(at * 4)) === quarter);
    const values = inside.map(([, value]) => value).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? 0;
  });
}
