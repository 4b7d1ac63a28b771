import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { Built } from "./build.ts";

/** Layout: CRC-32 of all that follows (u32) · length of the JSON (u32) · the knowledge and its prints as JSON, padded with
 *  blanks to four · the packed model. The sum costs three milliseconds, and finds what a power cut leaves. */

/** Names what was learnt: from which knowledge, by which engine, with how large a table of words. A new table has another
 *  size; reading it all for a hash would cost every start ten milliseconds. */
export const keyOf = (knowledge: string, engine: string, wordsSize: number): string =>
  createHash("sha256").update(`${knowledge} ${engine} ${wordsSize}`).digest("hex").slice(0, 24);

const fileOf = (dir: string, key: string): string => `${dir}/${key}.mind`;

/** What was built for this key; undefined when absent or damaged, for then it is simply built anew. */
export async function readCache(dir: string, key: string): Promise<Built | undefined> {
  try {
    const bytes = await readFile(fileOf(dir, key));
    if (crc32(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return undefined;
    const jsonEnd = 8 + bytes.readUInt32LE(4);
    const text = JSON.parse(bytes.toString("utf8", 8, jsonEnd)) as Omit<Built, "model">;
    return { ...text, model: bytes.subarray(jsonEnd) };
  } catch {
    return undefined;
  }
}

/** Keeps what was built, and removes what was kept for other keys. A folder that cannot be written costs only time
 *  at the next start: false then. */
export async function writeCache(dir: string, key: string, { model, ...text }: Built): Promise<boolean> {
  const temporary = `${fileOf(dir, key)}.${process.pid}`;
  try {
    await mkdir(dir, { recursive: true });
    const json = Buffer.from(JSON.stringify(text));
    const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, " ")]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(padded.length);
    const content = Buffer.concat([length, padded, model]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(content));
    await writeFile(temporary, [sum, content]);
    await rename(temporary, fileOf(dir, key));
    for (const name of await readdir(dir)) {
      if (/\.mind(\.\d+)?$/.test(name) && name !== `${key}.mind`) await rm(`${dir}/${name}`, { force: true });
    }
    return true;
  } catch {
    // A disk that is full, say: what was begun must not stay on it.
    await rm(temporary, { force: true }).catch(() => {});
    return false;
  }
}
