import { execFile } from "node:child_process";
import { basename, resolve } from "node:path";
import { promisify } from "node:util";
import type { Problem } from "../errors.ts";
import { patternOf } from "./files.ts";
import { type Given, idsIn } from "./ids.ts";
import type { Register } from "./register.ts";
import { readYaml } from "./yaml.ts";

/** Ids that lasted at a git ref and that nothing bears now, not even under `was`. */
export async function findVanished(dir: string, ref: string, register: Register): Promise<Problem[]> {
  const folder = basename(resolve(dir));
  const commit = await commitOf(dir, ref);
  if ("message" in commit) return [{ file: folder, line: 1, column: 1, message: commit.message }];
  const paths = (await git(dir, "ls-tree", "-r", "-z", "--name-only", commit.hash, ".")).split("\0");
  const old = await Promise.all(
    paths.map(async (path) => {
      const pattern = patternOf(path);
      if (pattern === undefined) return [];
      const read = readYaml(path, await git(dir, "show", `${commit.hash}:./${path}`));
      // What did not parse was never loaded, so nobody's progress points there.
      if (read.places === undefined) return [];
      return idsIn(pattern, read.raw).map((given) => ({ given, file: `${folder}/${path}` }));
    }),
  );
  return old.flat().flatMap(({ given, file }) => vanished(given, file, ref, register));
}

function vanished(given: Given, file: string, ref: string, register: Register): Problem[] {
  if (!given.forever || !register.complete(given.kind)) return [];
  const step = given.step && bearer(given.step.kind, given.step.id, register);
  if (given.step && !step) return [];
  return [given.id, ...given.was].flatMap((id): Problem[] => {
    if (bearer(given.kind, id, register, step?.id)) return [];
    const owner = step ? ` of step \`${step.id}\`` : "";
    const message = `${given.kind} \`${id}\`${owner} was here at ${ref} and is gone; put it back, or add it under \`was\` of the entry that took its place`;
    return [{ file, line: 1, column: 1, message }];
  });
}

const bearer = (kind: Given["kind"], id: string, register: Register, step?: string) =>
  register.living(kind, id, step) ?? register.renamed(kind, id, step);

/** The commit a ref names, or why there is none. A ref never becomes an option of git. */
async function commitOf(
  dir: string,
  ref: string,
): Promise<{ readonly hash: string } | { readonly message: string }> {
  try {
    await git(dir, "rev-parse", "--git-dir");
  } catch {
    return {
      message: "this folder is in no git repository, so --since has nothing to compare with; leave it out",
    };
  }
  try {
    if (ref.startsWith("-")) throw new RangeError("A ref begins with no hyphen.");
    return { hash: (await git(dir, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`)).trim() };
  } catch {
    return { message: `git knows no ref \`${ref}\`; name a branch, tag or commit, and fetch it first` };
  }
}

async function git(dir: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { cwd: dir, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}
