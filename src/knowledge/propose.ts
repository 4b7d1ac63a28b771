import { access, constants, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { Problem } from "../errors.ts";
import { pathOf } from "./apply.ts";
import { diffOf } from "./diff.ts";
import { type Edit, editFolder } from "./edit.ts";
import { readFolder } from "./files.ts";
import { checkFolder } from "./load.ts";

/** A change of one knowledge file, looked at before it is made. */
export interface Proposal {
  /** As a person types it from beside the folder: `knowledge/tips.yaml`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** A patch for `git apply` beside the folder. */
  readonly diff: string;
  /** What would be wrong with the whole knowledge afterwards; none when it may be made. */
  readonly problems: readonly Problem[];
  /** Whether the file can be written from here. */
  readonly writable: boolean;
}

/** What an edit would do. The whole knowledge is checked with it, which takes seconds; nothing is written. Throws KnowledgeError
 *  when there is no folder. */
export async function proposeEdit(dir: string, edit: Edit): Promise<Proposal> {
  const folder = await readFolder(dir);
  const edited = editFolder(folder, edit);
  if ("problem" in edited) {
    const problem = { file: edited.file, line: 1, column: 1, message: edited.problem };
    return { file: edited.file, before: "", after: "", diff: "", problems: [problem], writable: false };
  }
  const { file, before, after } = edited;
  const files = folder.files.map((one) => (one.name === file ? { ...one, text: after } : one));
  return {
    file,
    before,
    after,
    diff: diffOf(file, before, after),
    problems: checkFolder({ ...folder, files }),
    writable: await canWrite(pathOf(dir, file)),
  };
}

/** The file, and the folder it is in, for it is replaced. */
async function canWrite(path: string): Promise<boolean> {
  try {
    const target = await realpath(path);
    await Promise.all([target, dirname(target)].map((one) => access(one, constants.W_OK)));
    return true;
  } catch {
    return false;
  }
}
