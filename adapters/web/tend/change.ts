import { createHash } from "node:crypto";
import {
  type Curator,
  type Edit,
  findGroup,
  type Group,
  mostTexts,
  type Proposal,
  readDraft,
  settlementOf,
} from "../../../src/index.ts";
import { valuesIn } from "../read.ts";
import { type Around, notThere, type Shown } from "./frame.ts";
import { draftView, groupView } from "./group.ts";
import { drawProposed, drawRefused } from "./proposed.ts";
import { words } from "./words.ts";

/** What comes of a form that was sent. */
export type Outcome =
  | { readonly kind: "shown"; readonly shown: Shown }
  /** It is done: the address of what to show. */
  | { readonly kind: "done"; readonly to: string }
  | { readonly kind: "patch"; readonly text: string };

/** Does what was pressed about missed questions, or about a phrasing that was tried. Nothing of it is kept between two presses, so
 *  any process can take the next one: what is to be applied is proposed again, and is made when it is what was looked at. */
export async function change(sent: URLSearchParams, around: Around): Promise<Outcome> {
  const { curator } = around;
  const id = sent.get("group");
  const group = id === null ? undefined : findGroup(await curator.groups(), id);
  if (id !== null && group === undefined) return show(notThere("questions"));
  if (sent.get("do") === "dismiss" && group !== undefined) {
    await curator.settle(group.open, "dismissed");
    return { kind: "done", to: "/tend?done=dismissed" };
  }
  const read = await editIn(sent, group, around);
  if ("shown" in read) return show(read.shown);
  return take(sent, { edit: read.edit, group }, around);
}

const show = (shown: Shown): Outcome => ({ kind: "shown", shown });

/** What is wanted, and what asked for it. */
export interface Wanted {
  readonly edit: Edit;
  readonly group: Group | undefined;
}

async function take(sent: URLSearchParams, wanted: Wanted, around: Around): Promise<Outcome> {
  const { curator } = around;
  const { edit, group } = wanted;
  const step = sent.get("step");
  if (step === "settle") {
    if (group) await curator.settle(group.open, settlementOf[edit.kind]);
    return { kind: "done", to: `/tend?done=${settlementOf[edit.kind]}` };
  }
  const { proposal, how } = await curator.propose(edit);
  if (proposal.problems.length > 0) return show(drawRefused(proposal, wanted));
  if (step === "patch") return { kind: "patch", text: proposal.diff };
  const look = (proposal: Proposal, how: "apply" | "patch", again: boolean): Outcome =>
    show(drawProposed({ proposal, print: printOf(proposal), how, again, sent }, wanted, around));
  if (step !== "apply" || how === "patch") return look(proposal, how, false);
  if (sent.get("print") !== printOf(proposal)) return look(proposal, how, true);
  const done = await curator.apply(proposal);
  if (done === "failed") return look(proposal, "patch", false);
  if (done === "changed") {
    const { proposal, how } = await curator.propose(edit);
    return proposal.problems.length > 0 ? show(drawRefused(proposal, wanted)) : look(proposal, how, true);
  }
  if (group) await curator.settle(group.open, settlementOf[edit.kind]);
  const back = group === undefined ? "/tend/try" : "/tend";
  return { kind: "done", to: `${back}?${new URLSearchParams({ done: "written", ...topicOf(edit) })}` };
}

const topicOf = (edit: Edit) =>
  edit.kind === "phrasings" ? { topic: edit.topic } : edit.kind === "topic" ? { topic: edit.topic.id } : {};

/** The same change of the same file has the same. */
const printOf = ({ file, before, after }: Proposal): string =>
  createHash("sha256")
    .update(JSON.stringify([file, before, after]))
    .digest("base64url");

/** What was sent as an edit, or what to show instead. */
async function editIn(
  sent: URLSearchParams,
  group: Group | undefined,
  around: Around,
): Promise<{ readonly edit: Edit } | { readonly shown: Shown }> {
  const { curator } = around;
  // A button can name the topic.
  const [what, pressed] = (sent.get("do") ?? "").split(":");
  if (what === "draft" && group !== undefined) return draftIn(sent, group, around);
  // In the list of groups there are no wordings to tick: the first ones are taken.
  const texts = sent.has("topic") ? sent.getAll("text") : (group?.texts ?? []);
  const some = texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .slice(0, mostTexts);
  const mend = async (problem: string) => ({
    shown: group === undefined ? notThere("try") : await groupView(group.id, around, problem),
  });
  if (some.length === 0) return mend(words.tick);
  if (what === "outside") return { edit: { kind: "outside", texts: some } };
  const topic = curator.knowledge.topic(pressed ?? sent.get("topic") ?? "")?.id;
  if (what !== "add" || topic === undefined) return mend(words.pick);
  return { edit: { kind: "phrasings", topic, texts: some } };
}

async function draftIn(sent: URLSearchParams, group: Group, around: Around) {
  const values = valuesIn(sent);
  const read = readDraft(values, drafting(group, around.curator));
  if (!("problems" in read)) return { edit: { kind: "topic", ...read } } as const;
  const problems = Object.fromEntries(
    Object.entries(read.problems).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
  return { shown: await draftView(group.id, around, { values, problems }) };
}

const drafting = (group: Group, curator: Curator) => ({
  knowledge: curator.knowledge,
  nearest: curator.row(group).guessed.nearest,
  today: new Date(curator.now()).toISOString().slice(0, 10),
});
