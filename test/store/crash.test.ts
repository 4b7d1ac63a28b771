import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { PersonId } from "../../src/message.ts";
import { openStore } from "../../src/store/open.ts";
import { newPlace } from "./places.ts";

/** Runs what `npm test` has built. */
const program = fileURLToPath(new URL("writer.mjs", import.meta.url));
const processes = 20;
const atOnce = 5;

/** Lets a process write, kills it after `acknowledged` writes or a few more, and returns the last one it heard back of. */
async function writeAndDie(url: string, person: PersonId, acknowledged: number): Promise<number> {
  const child = spawn(process.execPath, [program, url, person], { stdio: ["ignore", "pipe", "inherit"] });
  const left = once(child, "exit");
  let last = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === acknowledged) child.kill("SIGKILL");
  }
  expect(await left).toEqual([null, "SIGKILL"]);
  return last;
}

/** Which writes are there: number → the parts of it that are. */
async function written(url: string, person: PersonId): Promise<Map<number, string>> {
  const store = await openStore(url);
  const { facts } = await store.recall(person, "terminal:here", 0);
  await store.close();
  const parts = new Map<number, string>();
  for (const { id } of facts) {
    const [n, part] = id.split("-");
    parts.set(Number(n), `${parts.get(Number(n)) ?? ""}${part}`);
  }
  return parts;
}

describe.each(["libsql", "postgres"] as const)("in %s", (kind) => {
  test(`${processes} processes killed in the middle of writing lose nothing that was acknowledged`, async () => {
    const place = await newPlace[kind]();
    const numbers = Array.from({ length: processes }, (_, n) => n);
    const queue = numbers.values();
    const last = new Map<PersonId, number>();
    const work = async () => {
      for (const n of queue) {
        const person: PersonId = `terminal:${n}`;
        last.set(person, await writeAndDie(place.url, person, 3 + 2 * n));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    expect(last.size).toBe(processes);
    for (const [person, acknowledged] of last) {
      const parts = await written(place.url, person);
      // The write that was under way is there whole or not at all.
      expect([acknowledged + 1, acknowledged + 2]).toContain(parts.size);
      expect([...parts]).toEqual(Array.from({ length: parts.size }, (_, n) => [n, "ab"]));
    }
    await place.remove();
  }, 120_000);
});
