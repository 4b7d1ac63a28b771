import {
  type Curator,
  type Edit,
  findGroup,
  formatProblem,
  type Group,
  type Guess,
  missesWording,
  mostTexts,
  type Row,
  readableDay,
  settlementOf,
} from "../../src/index.ts";

/** What was typed. */
export interface Listing {
  /** Groups asked so often, or more. */
  readonly least: number;
  /** A community or one of its places. */
  readonly place?: string;
  readonly json: boolean;
}

/** Missed questions in groups, those asked most first: lines to read, or rows of JSON. */
export async function listMisses(
  curator: Curator,
  { least, place, json }: Listing,
): Promise<readonly string[]> {
  const groups = (await curator.groups(place)).filter(({ times }) => times >= least);
  const rows = groups.map(curator.row);
  if (json) return rows.map((row) => JSON.stringify(rowOf(row)));
  if (rows.length === 0) return [least > 1 ? missesWording.noneTwice : missesWording.none];
  return [missesWording.summary(rows.length, least), ...rows.flatMap((row) => linesOf(row, curator)), howTo];
}

const howTo =
  "\nroadmate misses accept ID --topic TOPIC, --draft NEW-ID or --outside shows what would change, and changes it.";

const rowOf = ({ group, guessed }: Row) => ({
  id: group.id,
  text: group.text,
  texts: group.texts,
  times: group.times,
  places: group.places,
  last: new Date(group.last).toISOString(),
  reasons: group.reasons,
  guess: guessed.guess,
  nearest: guessed.nearest,
});

function linesOf({ group, guessed }: Row, curator: Curator): string[] {
  const day = readableDay(new Date(group.last).toISOString().slice(0, 10));
  const also = group.texts.slice(1, 4).map((text) => `"${text}"`);
  return [
    `\n${group.id}  ${missesWording.asked(group.times, group.places)}, last on ${day}`,
    `  "${group.text}"`,
    ...(also.length > 0 ? [`  ${missesWording.alsoAsked.toLowerCase()} ${also.join(", ")}`] : []),
    `  ${guessOf(guessed.guess, curator)}`,
    ...(guessed.nearest.length > 0 ? [`  near: ${guessed.nearest.join(", ")}`] : []),
  ];
}

function guessOf(guess: Guess, { knowledge }: Curator): string {
  const title = (id: string): string => knowledge.topic(id)?.title ?? id;
  switch (guess.kind) {
    case "phrasing":
      return `${missesWording.phrasing(title(guess.topic), guess.confidence)} (${guess.topic})`;
    case "outside":
      return missesWording.outside;
    case "new":
      return missesWording.new;
    case "answered":
      return `${missesWording.answered(title(guess.topic))} (${guess.topic})`;
  }
}

/** What to do with a group: an edit, made from its questions. */
export type Wanted = (group: Group) => Edit | Promise<Edit>;

export const asPhrasings =
  (topic: string): Wanted =>
  ({ texts }) => ({ kind: "phrasings", topic, texts: texts.slice(0, mostTexts) });
export const asOutside: Wanted = ({ texts }) => ({ kind: "outside", texts: texts.slice(0, mostTexts) });

export interface Accepting {
  readonly print: (line: string) => void;
  /** Whether to go on, once the change is shown. */
  readonly confirm: () => Promise<boolean>;
}

/** Shows what would change, and changes it when that is wanted. Returns a problem, if there is one. */
export async function acceptMiss(
  curator: Curator,
  id: string,
  wanted: Wanted,
  { print, confirm }: Accepting,
): Promise<string | undefined> {
  const group = findGroup(await curator.groups(), id);
  if (group === undefined) return noGroup(id);
  const edit = await wanted(group);
  const { proposal } = await curator.propose(edit);
  if (proposal.problems.length > 0)
    return [missesWording.refused, ...proposal.problems.map(formatProblem)].join("\n");
  print(proposal.diff.trimEnd());
  if (!(await confirm())) return undefined;
  const done = proposal.writable ? await curator.apply(proposal) : "failed";
  if (done === "changed") return `${proposal.file} has changed meanwhile: run this again.`;
  if (done === "failed") return `${proposal.file} cannot be written: apply the patch above by hand.`;
  await curator.settle(group.open, settlementOf[edit.kind]);
  print(`\nWritten to ${proposal.file}. A Roadmate that runs here takes it up by itself.`);
  return undefined;
}

/** Takes a group off the list, and more of the same. Returns a problem, if there is one. */
export async function dismissMiss(curator: Curator, id: string): Promise<string | undefined> {
  const group = findGroup(await curator.groups(), id);
  if (group === undefined) return noGroup(id);
  await curator.settle(group.open, "dismissed");
  return undefined;
}

const noGroup = (id: string): string => `No missed questions go by ${id}: roadmate misses lists them.`;
