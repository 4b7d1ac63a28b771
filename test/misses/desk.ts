import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Action } from "../../src/action.ts";
import { createAdvisor } from "../../src/advisor.ts";
import type { FormValues } from "../../src/form.ts";
import { applyProposal } from "../../src/knowledge/apply.ts";
import { hashKnowledge } from "../../src/knowledge/files.ts";
import { proposeEdit } from "../../src/knowledge/propose.ts";
import { surveyKnowledge } from "../../src/knowledge/survey.ts";
import type { Message, MessageBody } from "../../src/message.ts";
import { createCare } from "../../src/misses/care.ts";
import { type CuratorParts, createCurator } from "../../src/misses/curator.ts";
import { plainText } from "../../src/plain.ts";
import type { Block, Button, Reply } from "../../src/reply.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Miss, Store } from "../../src/store/store.ts";
import { soundFiles, writeFiles } from "../knowledge/folder.ts";
import { messageOf } from "../mind.ts";
import { mindOf } from "../training/minds.ts";

export const now = Date.UTC(2027, 0, 1);
export const miss = (text: string, rest: Partial<Miss> = {}): Miss => ({
  at: now - 1_000,
  place: "discord:1/2",
  text,
  reason: "abstained",
  topics: [],
  ...rest,
});

/** Who asks, and where. */
export type Who = Partial<Pick<Message, "from" | "place" | "mayManage">>;
export const operator: Who = { from: "discord:99999", place: "discord:99999" };
export const manager: Who = { from: "discord:11111", place: "discord:1/2", mayManage: true };
export const member: Who = { from: "discord:22222", place: "discord:1/2" };

/** An advisor on a small folder of its own, with somebody who looks after it. */
export async function openDesk(rest: Partial<CuratorParts> = {}) {
  const parent = await mkdtemp(join(tmpdir(), "roadmate-desk-"));
  const dir = join(parent, "knowledge");
  await writeFiles(dir, soundFiles());
  const mind = await mindOf(dir);
  const store = createMemoryStore();
  const curator = createCurator({
    store,
    mind: () => mind,
    now: () => now,
    operators: ["discord:99999"],
    several: false,
    version: () => hashKnowledge(dir),
    health: () => ({ version: mind.knowledge.version, loadedAt: now }),
    survey: () => surveyKnowledge(dir),
    propose: (edit) => proposeEdit(dir, edit),
    apply: async (proposal) => ((await applyProposal(dir, proposal)) ? "written" : "changed"),
    ...rest,
  });
  const advisor = createAdvisor({ store, mind: () => mind, care: createCare(curator), now: () => now });
  const tell = (body: MessageBody, who: Who): Promise<Reply> => advisor.answer(messageOf(body, who));
  const command = (who: Who) => tell({ kind: "command", name: "misses", options: {} }, who);
  return {
    advisor,
    curator,
    store,
    dir,
    command,
    press: (action: Action, who: Who) => tell({ kind: "press", action }, who),
    fill: (subject: string, values: FormValues, who: Who) =>
      tell({ kind: "form", name: "draft", subject, values }, who),
    read: (path: string) => readFile(join(dir, path), "utf8"),
    /** Opens the only group there is. */
    open: async (who: Who) => tell({ kind: "press", action: pressing(await command(who), "show.") }, who),
    close: () => rm(parent, { recursive: true, force: true }),
  };
}

export const keep = (store: Store, ...misses: readonly Miss[]): Promise<void> =>
  store.record(
    "discord:22222",
    "discord:1/2",
    misses.map((miss) => ({ kind: "miss", miss })),
    now,
  );

export const textOf = ({ blocks }: Reply): string => plainText(blocks);
const buttonsOf = (block: Block): readonly Button[] =>
  block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];
export const labels = ({ blocks }: Reply): string[] => blocks.flatMap(buttonsOf).map(({ label }) => label);

/** What the button does whose id begins so, or that is called so. */
export function pressing({ blocks }: Reply, wanted: string): Action {
  const all = blocks.flatMap(buttonsOf);
  const found = all.find(({ label, action }) => label === wanted || action.id.startsWith(wanted));
  if (found === undefined)
    throw new Error(`There is no button ${wanted} among ${labels({ blocks }).join(", ")}`);
  return found.action;
}
