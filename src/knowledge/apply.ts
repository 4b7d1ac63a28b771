import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Proposal } from "./propose.ts";

/** Writes the file as proposed: whole, or not at all. False when it has changed since it was looked at; then nothing is written. */
export async function applyProposal(
  dir: string,
  { file, before, after, problems }: Proposal,
): Promise<boolean> {
  if (problems.length > 0) throw new RangeError("A proposal that breaks the knowledge is not applied.");
  const path = await realpath(pathOf(dir, file));
  if ((await readFile(path, "utf8")) !== before) return false;
  const { mode } = await stat(path);
  // Hidden, so that whoever reads the folder meanwhile passes over it.
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    const handle = await open(temporary, "w", mode);
    try {
      await handle.writeFile(after);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  return true;
}

/** `knowledge/tips.yaml` → where it stands. */
export const pathOf = (dir: string, name: string): string => join(dirname(resolve(dir)), name);
