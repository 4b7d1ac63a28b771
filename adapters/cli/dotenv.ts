import { chmod, chown, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { parseEnv } from "node:util";

/** The file `.env`: read, changed line by line, and written whole or not at all. */

/** Name → value; undefined takes a setting out of use. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** What Node makes of such a file. */
export const settingsIn = (text: string): Readonly<Record<string, string | undefined>> => parseEnv(text);

/** The text of a file; undefined where there is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Changes settings where they stand and adds the others at the end. Comments and all other lines stay as they are; what is
 *  taken out of use becomes a comment. */
export function edited(text: string, changes: Changes): string {
  const left = new Map(Object.entries(changes));
  const pieces = piecesOf(text).flatMap(({ name, raw }) => {
    if (name === undefined || !(name in changes)) return [raw];
    const value = changes[name];
    // Of a setting that stands there twice, Node takes the last: after this there is one.
    const done = !left.delete(name);
    if (value === undefined) return raw.split("\n").map((line) => `# ${line}`);
    return done ? [] : [lineOf(name, value)];
  });
  const added = [...left].flatMap(([name, value]) => (value === undefined ? [] : [lineOf(name, value)]));
  while (added.length > 0 && pieces.at(-1) === "") pieces.pop();
  return `${[...pieces, ...added].join("\n").replace(/\n+$/, "")}\n`;
}

interface Piece {
  /** Of a setting. */
  readonly name?: string;
  /** The line; more than one where a value in quotes runs on. */
  readonly raw: string;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, name, rest = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      pieces.push({ raw: line });
      continue;
    }
    const quote = /^["'`]/.exec(rest)?.[0];
    const runsOn = quote !== undefined && !rest.includes(quote, 1);
    const end = runsOn ? lines.findIndex((one, index) => index > at && one.includes(quote)) : at;
    const last = end < 0 ? at : end;
    pieces.push({ name, raw: lines.slice(at, last + 1).join("\n") });
    at = last;
  }
  return pieces;
}

/** A value that Node would read otherwise stands in the quotes it does not hold. */
function lineOf(name: string, value: string): string {
  if (/^[\w./:@%+,=&?~-]*$/.test(value)) return `${name}=${value}`;
  const quote = ["'", '"', "`"].find((one) => !value.includes(one)) ?? '"';
  return `${name}=${quote}${value}${quote}`;
}

/** Writes a file that only its owner can read. Whatever happens, either the old or the new one is there, whole. */
export async function writeSecret(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => undefined);
  const beside = `${target}.${process.pid}.new`;
  try {
    const file = await open(beside, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(beside, 0o600);
    // Set up by root, a service of its own still has to read it.
    if (before !== undefined) await chown(beside, before.uid, before.gid).catch(() => {});
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
