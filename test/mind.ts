import { readdir, readFile } from "node:fs/promises";
import { inject } from "vitest";
import { createAdvisor } from "../src/advisor.ts";
import { type Knowledge, knowledgeOf } from "../src/knowledge/knowledge.ts";
import type { Message, MessageBody } from "../src/message.ts";
import { createMemoryStore } from "../src/store/memory.ts";
import { readCache } from "../src/training/cache.ts";
import { unpackModel } from "../src/understand/model.ts";
import { createUnderstanding, type Understanding } from "../src/understand/understand.ts";
import { openVectors } from "../src/understand/vectors.ts";

/** The shipped knowledge with the model that was trained before the tests; see `setup.ts`. */
export async function shippedMind(): Promise<{ knowledge: Knowledge; understanding: Understanding }> {
  const cacheDir = `${inject("dataDir")}/cache`;
  const key = (await readdir(cacheDir)).find((name) => name.endsWith(".mind"))?.replace(".mind", "");
  const built = await readCache(cacheDir, key ?? "");
  if (built === undefined) throw new Error("There is no model to test with: was `npm run build` run?");
  const vectors = openVectors(await readFile("src/understand/words.bin"));
  const knowledge = knowledgeOf(built.data);
  return { knowledge, understanding: createUnderstanding(knowledge, unpackModel(built.model), vectors) };
}

/** A whole advisor on the shipped knowledge, with a store of its own and a clock to set. */
export async function shippedAdvisor() {
  const mind = await shippedMind();
  const store = createMemoryStore();
  const clock = { now: Date.UTC(2027, 0, 1, 9) };
  const advisor = createAdvisor({ store, mind: () => mind, now: () => clock.now });
  return { ...mind, advisor, store, clock };
}

let messages = 0;

/** A message of someone, somewhere; each has an id of its own. */
export function messageOf(body: MessageBody, rest: Partial<Message> = {}): Message {
  messages += 1;
  return {
    id: `event-${messages}`,
    from: "terminal:asha",
    place: "terminal:here",
    mayManage: false,
    audience: "private",
    body,
    ...rest,
  };
}

/** A message of plain words. */
export const said = (text: string, rest: Partial<Message> = {}): Message =>
  messageOf({ kind: "text", text }, rest);
