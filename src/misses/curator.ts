import { setImmediate } from "node:timers/promises";
import type { Edit } from "../knowledge/edit.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Proposal } from "../knowledge/propose.ts";
import type { Survey } from "../knowledge/survey.ts";
import type { PersonId } from "../message.ts";
import { createRehearsal, type Rehearse } from "../rehearse.ts";
import type { Miss, Received, Settlement, Store } from "../store/store.ts";
import type { KnowledgeHealth } from "../training/reload.ts";
import type { Understanding } from "../understand/understand.ts";
import { type Group, groupMisses, shortOf } from "./group.ts";
import { guess } from "./guess.ts";
import type { Row } from "./view.ts";

/** Looks after the questions that were missed, and makes the knowledge better by them. */
export interface Curator {
  /** Whether the person may see all missed questions and change the knowledge. */
  operates(person: PersonId): boolean;
  /** Groups with something open, those asked most first: of all places, of a community, or of one of its places. */
  groups(within?: string): Promise<readonly Group[]>;
  /** The group with what it may be. */
  row(group: Group): Row;
  /** What a change would do, and whether it may be made here. Takes seconds, in a process of its own. Throws KnowledgeError. */
  propose(edit: Edit): Promise<{ readonly proposal: Proposal; readonly how: "apply" | "patch" }>;
  /** Makes the change; it is taken up by itself. `changed`: the file is another one than it was when this was proposed. */
  apply(proposal: Proposal): Promise<Applied>;
  /** Says what was made of missed questions: they do not come back. */
  settle(misses: readonly Miss[], as: Settlement): Promise<void>;
  /** How the answers were received lately, by topic. */
  received(): Promise<readonly Received[]>;
  readonly rehearse: Rehearse;
  /** What the files on the disk say, and every problem of them. Takes seconds, in a process of its own, once for each version.
   *  Throws KnowledgeError. */
  survey(): Promise<Survey>;
  /** Whether what is on the disk is in use. */
  standing(): Promise<Standing>;
  readonly knowledge: Knowledge;
  /** UTC milliseconds. */
  now(): number;
}

/** `refused`: what is on the disk does not hold together, and the last good version stays in use. */
export interface Standing {
  readonly kind: "in-use" | "learning" | "refused";
  /** Since when, in UTC milliseconds; while learning, since when the version before it is in use. */
  readonly since: number;
}

export type Applied = "written" | "changed" | "failed";

export interface CuratorParts {
  readonly store: Pick<Store, "misses" | "record" | "received">;
  readonly mind: () => { readonly knowledge: Knowledge; readonly understanding: Understanding };
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly operators: readonly PersonId[];
  /** Several processes may answer, each from a folder of its own: then nothing is written here. */
  readonly several: boolean;
  readonly propose: (edit: Edit) => Promise<Proposal>;
  readonly apply: (proposal: Proposal) => Promise<Applied>;
  readonly survey: () => Promise<Survey>;
  /** Names what is on the disk now; undefined when there is nothing to be read. */
  readonly version: () => Promise<string | undefined>;
  readonly health: () => KnowledgeHealth;
}

export function createCurator(parts: CuratorParts): Curator {
  const { store, mind, now, several } = parts;
  const grouped = createGrouped(mind);
  const surveyed = createSurveyed(parts);
  return {
    operates: (person) => parts.operators.includes(person),
    groups: async (within) => {
      const community = within?.split("/")[0];
      const all = await store.misses(now(), within === undefined ? undefined : community);
      const misses = within === community ? all : all.filter(({ place }) => place === within);
      const groups = await grouped(misses, within ?? "");
      return groups.filter(({ quiet, times }) => !quiet && times > 0);
    },
    row: (group) => {
      const { knowledge, understanding } = mind();
      const ask = (text: string) => understanding.understand({ kind: "text", text }, {});
      const guessed = guess(group, ask, knowledge);
      const choices = guessed.nearest.map((topic) => ({ topic, short: shortOf(topic) }));
      return { group, guessed, choices };
    },
    propose: async (edit) => {
      const proposal = await parts.propose(edit);
      return { proposal, how: several || !proposal.writable ? "patch" : "apply" };
    },
    apply: parts.apply,
    // Neither a person nor a place is remembered with it.
    settle: (misses, as) =>
      store.record("terminal:local", "terminal:local", [{ kind: "settled", misses, as }], now()),
    received: () => store.received(now()),
    rehearse: createRehearsal({ mind, now }),
    survey: surveyed,
    standing: async () => {
      const { version, loadedAt, lastError } = parts.health();
      if ((await parts.version()) === version) return { kind: "in-use", since: loadedAt };
      return lastError === undefined
        ? { kind: "learning", since: loadedAt }
        : { kind: "refused", since: lastError.at };
    },
    get knowledge() {
      return mind().knowledge;
    },
    now,
  };
}

/** Surveys each version once, however many ask. */
function createSurveyed({ survey, version }: Pick<CuratorParts, "survey" | "version">) {
  let last: { readonly version: string | undefined; readonly survey: Promise<Survey> } | undefined;
  return async (): Promise<Survey> => {
    const current = await version();
    if (last === undefined || last.version !== current) {
      const made = { version: current, survey: survey() };
      last = made;
      // What failed is tried again.
      made.survey.catch(() => {
        if (last === made) last = undefined;
      });
    }
    return last.survey;
  };
}

/** Milliseconds that may go by until whoever waits for an answer has their turn. */
const turn = 10;

/** Groups, a little at a time. What was grouped last is kept: one press follows the other. */
function createGrouped(mind: CuratorParts["mind"]) {
  let last: { readonly key: string; readonly groups: readonly Group[] } | undefined;
  return async (misses: readonly Miss[], scope: string): Promise<readonly Group[]> => {
    const { knowledge, understanding } = mind();
    const key = JSON.stringify([
      scope,
      knowledge.version,
      misses.length,
      misses[0]?.at,
      misses.filter(({ settled }) => settled).length,
    ]);
    if (last?.key === key) return last.groups;
    const steps = groupMisses(misses, understanding.portray);
    let since = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        last = { key, groups: step.value };
        return step.value;
      }
      if (performance.now() - since < turn) continue;
      await setImmediate();
      since = performance.now();
    }
  };
}
