import { type AdvisorParts, createAdvisor } from "./advisor.ts";
import type { Reply } from "./reply.ts";
import { createMemoryStore } from "./store/memory.ts";
import type { Intent } from "./understand/intent.ts";

/** What a question would be answered, and why. Nothing of it is remembered, counted or missed. */
export type Rehearse = (text: string) => Promise<{ readonly intent: Intent; readonly reply: Reply }>;

/** Somebody new asks each time. */
export const createRehearsal =
  (parts: Pick<AdvisorParts, "mind" | "now">): Rehearse =>
  (text) =>
    createAdvisor({ ...parts, store: createMemoryStore() }).explain({
      id: "rehearsal",
      from: "terminal:rehearsal",
      place: "terminal:rehearsal",
      mayManage: false,
      audience: "private",
      body: { kind: "text", text },
    });
