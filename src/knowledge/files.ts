import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { KnowledgeError, type Problem } from "../errors.ts";
import { type FilePattern, filePatterns } from "./patterns.ts";
import { decodeText } from "./text.ts";

/** A knowledge file as read: its text is sound, what it says is not looked at yet. */
export interface KnowledgeFile {
  /** As a person types it from beside the folder: `knowledge/tips.yaml`. */
  readonly name: string;
  readonly pattern: FilePattern;
  readonly text: string;
}

/** What a knowledge folder holds. */
export interface Folder {
  /** See {@link hashKnowledge}. */
  readonly hash: string;
  readonly files: readonly KnowledgeFile[];
  readonly problems: readonly Problem[];
  /** Patterns of which a file is missing or could not be read: what those files name is unknown. */
  readonly unread: ReadonlySet<FilePattern>;
}

/** Files bigger than this are refused: about twenty times the largest one shipped. */
const largestFile = 2 * 1024 * 1024;

/** Reads every YAML file of a knowledge folder; whatever cannot be used is among the problems. */
export async function readFolder(dir: string): Promise<Folder> {
  const contents = await readContents(dir);
  const read = contents.map((content) => judge(dir, content));
  const files = read.flatMap((one) => (one.file ? [one.file] : []));
  const missing = filePatterns.filter((pattern) => !contents.some(({ path }) => patternOf(path) === pattern));
  const failed = read.flatMap((one) => (one.file || !one.pattern ? [] : [one.pattern]));
  return {
    hash: hashOf(contents),
    files,
    problems: [
      ...read.flatMap((one) => one.problems),
      ...missing.map((pattern) => missingFile(dir, pattern)),
    ],
    unread: new Set([...missing, ...failed]),
  };
}

/** SHA-256 over the names and bytes of every YAML file, in hex. Parses nothing; throws KnowledgeError without a folder. */
export const hashKnowledge = async (dir: string): Promise<string> => hashOf(await readContents(dir));

/** A file's bytes, or why there are none to be had. */
interface Content {
  readonly path: string;
  readonly bytes: Uint8Array | { readonly unreadable: string };
}

async function readContents(dir: string): Promise<readonly Content[]> {
  const paths = await listYaml(dir);
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readBytes(dir, path) })));
}

function hashOf(contents: readonly Content[]): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of contents) {
    if (bytes instanceof Uint8Array) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    else hash.update(`${path}\0unreadable\0`);
  }
  return hash.digest("hex");
}

/** The pattern a path inside the folder falls under. */
export const patternOf = (path: string): FilePattern | undefined =>
  filePatterns.find((pattern) => {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) return path === pattern;
    const name = path.slice(before.length, -after.length);
    return path.startsWith(before) && path.endsWith(after) && name !== "" && !name.includes("/");
  });

/** Paths of all YAML files, `/` between folders, sorted. Hidden files, `schema/` and everything else are left alone. */
async function listYaml(dir: string, under = ""): Promise<string[]> {
  const entries = await readdir(join(dir, under), { withFileTypes: true }).catch((error: unknown) => {
    const message = `this folder cannot be opened (${codeOf(error)}); check the path and that it may be read`;
    throw new KnowledgeError([{ file: join(dir, under), line: 1, column: 1, message }]);
  });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = under + entry.name;
      if (entry.name.startsWith(".") || path === "schema") return [];
      if (entry.isDirectory() || (await isLinkedFolder(dir, path))) return listYaml(dir, `${path}/`);
      return /\.ya?ml$/i.test(entry.name) || patternOf(`${path}/x.yaml`) ? [path] : [];
    }),
  );
  return found.flat().sort();
}

/** `questions/` may be a link to a folder: Kubernetes mounts them so. Others are not followed, for they may lead in circles. */
const isLinkedFolder = async (dir: string, path: string): Promise<boolean> =>
  patternOf(`${path}/x.yaml`) !== undefined &&
  (await stat(join(dir, path)).catch(() => undefined))?.isDirectory() === true;

interface ReadFile {
  readonly file?: KnowledgeFile;
  readonly pattern?: FilePattern | undefined;
  readonly problems: readonly Problem[];
}

function judge(dir: string, { path, bytes }: Content): ReadFile {
  const pattern = patternOf(path);
  const name = nameIn(dir, path);
  if (!(bytes instanceof Uint8Array)) return { pattern, problems: [wholeFile(name, bytes.unreadable)] };
  if (pattern === undefined)
    return { problems: [wholeFile(name, `no knowledge file is called this; ${naming}`)] };
  const { text, problems } = decodeText(bytes, name);
  return text === undefined ? { pattern, problems } : { file: { name, pattern, text }, pattern, problems };
}

async function readBytes(dir: string, path: string): Promise<Content["bytes"]> {
  try {
    const [root, target] = await Promise.all([realpath(dir), realpath(join(dir, path))]);
    if (!target.startsWith(root + sep))
      return { unreadable: "this link leads out of the folder; copy the file here instead" };
    const stats = await stat(target);
    if (!stats.isFile()) return { unreadable: "this is not a file; put the YAML file itself here" };
    if (stats.size > largestFile) return { unreadable: "the file is over 2 MB; split it" };
    return await readFile(target);
  } catch (error) {
    return { unreadable: `the file cannot be read (${codeOf(error)}); check what it is and its permissions` };
  }
}

const naming = `the names are ${filePatterns.join(", ")}`;
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
const nameIn = (dir: string, path: string): string => `${basename(resolve(dir))}/${path}`;
const wholeFile = (file: string, message: string): Problem => ({ file, line: 1, column: 1, message });
const missingFile = (dir: string, pattern: FilePattern): Problem =>
  wholeFile(
    nameIn(dir, pattern),
    "there is no such file; add it, the schema of the same name says what goes in",
  );
