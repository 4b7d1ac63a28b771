/** What is known of a learner: a list of facts, and what they add up to. */

export type StepState = "doing" | "done" | "skipped";

/** What a person may tell about themselves. Everything is optional, and ids are those of the knowledge. */
export interface Profile {
  /** First language: an option of the step `first-language`. */
  readonly language?: string;
  /** A goal of the vocabulary: job-ready, cloud, data-engineering, ai-integration, leadership. */
  readonly goal?: string;
  /** A level of the roadmap. */
  readonly level?: string;
  readonly hoursAWeek?: number;
  /** `YYYY-MM-DD`. */
  readonly goalDate?: string;
  /** IANA time zone. */
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
}

/** Progress as it is exported and imported: step id → state, and the options chosen. */
export interface Standing {
  readonly state?: StepState;
  readonly options?: readonly string[];
}

/** Something that happened, kept for good. Recording a fact twice (same `id`) does no harm. */
export type Fact = { readonly id: string /** UTC milliseconds. */; readonly at: number } & Happening;

export type Happening =
  /** The state of a step changed; without a state it is open again. */
  | { readonly kind: "step"; readonly step: string; readonly state?: StepState }
  /** Options of a choice were picked; none means the choice is open again. */
  | { readonly kind: "choice"; readonly step: string; readonly options: readonly string[] }
  /** These parts of the profile changed; null clears a part. */
  | { readonly kind: "profile"; readonly profile: { readonly [K in keyof Profile]?: Profile[K] | null } }
  /** All progress was replaced: by what was imported, or by nothing. */
  | { readonly kind: "progress"; readonly steps: Readonly<Record<string, Standing>> }
  /** The last fact that still holds was taken back. */
  | { readonly kind: "undo" };

/** What the facts add up to. */
export interface Learner {
  readonly profile: Profile;
  /** Step id → what holds of it; a step that was never touched is absent. */
  readonly steps: ReadonlyMap<string, Standing>;
  /** The fact that `undo` would take back. */
  readonly last?: Fact;
}

/** Ids that a fact may carry → the ids they became: one for a renamed or merged step, several for a split one, none for
 *  a step that is gone. */
export type Renamed = (id: string) => readonly string[];

/** Adds up facts, oldest first. `undo` takes back the latest fact that is not taken back yet. */
export function learnerOf(facts: readonly Fact[], renamed: Renamed): Learner {
  const holding: Fact[] = [];
  for (const fact of facts) {
    if (fact.kind === "undo") holding.pop();
    else holding.push(fact);
  }
  const steps = new Map<string, Standing>();
  for (const fact of holding) move(steps, fact, renamed);
  const profile = holding.reduce(
    (before: Profile, fact) => (fact.kind === "profile" ? merge(before, fact.profile) : before),
    {},
  );
  const last = holding.at(-1);
  return last === undefined ? { profile, steps } : { profile, steps, last };
}

/** Applies what a fact says of progress. */
function move(steps: Map<string, Standing>, fact: Fact, renamed: Renamed): void {
  switch (fact.kind) {
    case "step":
      for (const id of renamed(fact.step)) steps.set(id, withState(steps.get(id), fact.state));
      return;
    case "choice":
      for (const id of renamed(fact.step)) steps.set(id, withOptions(steps.get(id), fact.options));
      return;
    case "progress":
      steps.clear();
      for (const [old, standing] of Object.entries(fact.steps)) {
        for (const id of renamed(old)) steps.set(id, standing);
      }
      return;
    case "profile":
    case "undo":
      return;
  }
}

function withState(before: Standing | undefined, state: StepState | undefined): Standing {
  const { options } = before ?? {};
  return { ...(options === undefined ? {} : { options }), ...(state === undefined ? {} : { state }) };
}

function withOptions(before: Standing | undefined, options: readonly string[]): Standing {
  const { state } = before ?? {};
  return { ...(state === undefined ? {} : { state }), ...(options.length === 0 ? {} : { options }) };
}

function merge(before: Profile, change: { readonly [K in keyof Profile]?: Profile[K] | null }): Profile {
  const entries = Object.entries({ ...before, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(entries);
}
