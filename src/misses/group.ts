import { createHash } from "node:crypto";
import type { Miss, MissReason } from "../store/store.ts";
import type { Portrait } from "../understand/portrait.ts";
import { cluster } from "./cluster.ts";
import { linkAll } from "./link.ts";

/** Missed questions that ask the same. Made of words and counts: it holds nothing of who asked, or where. */
export interface Group {
  /** Short. Any question of a group finds it again, see {@link findGroup}. */
  readonly id: string;
  /** The question that stands for the others. */
  readonly text: string;
  /** All of them, those asked most first. */
  readonly texts: readonly string[];
  /** How often they were asked and are still open. How many people that were, nobody knows. */
  readonly times: number;
  /** In how many places. */
  readonly places: number;
  /** When one was asked last, in UTC milliseconds. */
  readonly last: number;
  readonly reasons: Readonly<Record<MissReason, number>>;
  /** Topics that were offered or answered, and did not fit. */
  readonly refused: readonly string[];
  /** Out of scope or dismissed before, so that more of the same is no news. */
  readonly quiet: boolean;
  /** Those that are open. */
  readonly open: readonly Miss[];
}

/** Groups missed questions by what they ask; every miss is in exactly one group. The same misses make the same groups, in
 *  whatever order they come. Groups come by how often they were asked. Yields again and again, so that whoever runs it can do
 *  something else in between. */
export function* groupMisses(
  misses: readonly Miss[],
  portray: (text: string) => Portrait,
): Generator<void, readonly Group[]> {
  const byText = new Map<string, Miss[]>();
  for (const miss of misses) {
    const those = byText.get(miss.text);
    if (those) those.push(miss);
    else byText.set(miss.text, [miss]);
  }
  const texts = [...byText.keys()].sort();
  const portraits: Portrait[] = [];
  for (const [i, text] of texts.entries()) {
    portraits.push(portray(text));
    if (i % 64 === 0) yield;
  }
  const clusters = yield* cluster(yield* linkAll(portraits), leastAlike);
  const groups: Group[] = [];
  for (const [i, members] of clusters.entries()) {
    groups.push(groupOf(members.map((i) => byText.get(texts[i] ?? "") ?? [])));
    if (i % 64 === 0) yield;
  }
  return groups.sort((a, b) => b.times - a.times || b.last - a.last || (a.id < b.id ? -1 : 1));
}

/** Questions are brought together while they are so alike on average. Chosen on questions that were grouped by hand, for groups
 *  without strangers: what is missed in one group makes a second one, what is wrong in it makes a wrong answer. */
const leastAlike = 0.36;

/** Runs without a pause. */
export function groupAtOnce(misses: readonly Miss[], portray: (text: string) => Portrait): readonly Group[] {
  const steps = groupMisses(misses, portray);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The group of that id, or the one that the question it stood for is in now. */
export const findGroup = (groups: readonly Group[], id: string): Group | undefined =>
  groups.find((group) => group.id === id) ??
  groups.find(({ texts }) => texts.some((text) => shortOf(text) === id));

/** Stands for a text in the id of a button and on a command line: letters and digits. */
export const shortOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 10);

/** `asked`: the misses by their text. */
function groupOf(asked: readonly (readonly Miss[])[]): Group {
  const ranked = [...asked].sort(
    (a, b) =>
      openOf(b).length - openOf(a).length || lengthOf(a) - lengthOf(b) || (textOf(a) < textOf(b) ? -1 : 1),
  );
  const all = ranked.flat();
  const open = openOf(all).sort((a, b) => b.at - a.at || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const text = textOf(ranked[0] ?? []);
  const reasons = { abstained: 0, "none-of-these": 0, "not-helpful": 0 };
  for (const { reason } of open) reasons[reason]++;
  const refused = open.filter(({ reason }) => reason !== "abstained").flatMap(({ topics }) => topics);
  return {
    id: shortOf(text),
    text,
    texts: ranked.map(textOf),
    // One question can be missed in two ways.
    times: new Set(open.map(keyOf)).size,
    places: new Set(open.map(({ place }) => place)).size,
    last: open[0]?.at ?? 0,
    reasons,
    refused: [...new Set(refused)].sort(),
    quiet: all.some(({ settled }) => settled === "outside" || settled === "dismissed"),
    open,
  };
}

const openOf = (misses: readonly Miss[]): Miss[] => misses.filter(({ settled }) => settled === undefined);
const textOf = (misses: readonly Miss[]): string => misses[0]?.text ?? "";
const lengthOf = (misses: readonly Miss[]): number => textOf(misses).length;
const keyOf = ({ at, place, text }: Miss): string => JSON.stringify([at, place, text]);
