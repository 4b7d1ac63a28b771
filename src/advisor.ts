import { createHash } from "node:crypto";
import type { TurnId } from "./action.ts";
import { decide } from "./decide/decide.ts";
import type { Form, FormName } from "./form.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Message, PersonId } from "./message.ts";
import type { Reply } from "./reply.ts";
import type { Store } from "./store/store.ts";
import { type Choice, suggest } from "./suggest.ts";
import type { CommandName } from "./understand/commands.ts";
import type { Intent } from "./understand/intent.ts";
import type { Understanding } from "./understand/understand.ts";

/** What an adapter is given. */
export interface Advisor {
  answer(message: Message): Promise<Reply>;
  /** Like {@link Advisor.answer}, and says how the message was understood. */
  explain(message: Message): Promise<{ readonly intent: Intent; readonly reply: Reply }>;
  /** Up to 25 values for a command's option, best first; popular ones when nothing is typed. */
  suggest(command: CommandName, option: string, typed: string, from: PersonId): Promise<readonly Choice[]>;
  form(name: FormName, from: PersonId): Promise<Form>;
}

export interface AdvisorParts {
  readonly store: Store;
  /** Asked at every message, for a reload swaps both at once. */
  readonly mind: () => { readonly knowledge: Knowledge; readonly understanding: Understanding };
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** Recall, understand, decide, record: every message goes this way. */
export function createAdvisor({ store, mind, now }: AdvisorParts): Advisor {
  const explain: Advisor["explain"] = async (message) => {
    const { knowledge, understanding } = mind();
    const at = now();
    const { from, place, body } = message;
    const conversation = await store.recall(from, place, at);
    const under = body.kind === "press" ? body.action.turn : undefined;
    const turn = under === undefined ? undefined : await store.turn(under, at);
    const intent = understanding.understand(body, conversation);
    const situation = { knowledge, now: at, place, turnId: turnIdOf(message) };
    const { reply, changes } = decide(intent, turn === undefined ? situation : { ...situation, turn });
    await store.record(from, place, changes, at);
    return { intent, reply };
  };
  return {
    explain,
    answer: async (message) => (await explain(message)).reply,
    suggest: async (command, option, typed) => suggest(command, option, typed, mind()),
    form: async (name) => forms[name],
  };
}

/** The same message always makes the same turn, so that handling it twice does no harm. */
const turnIdOf = ({ id, place }: Message): TurnId =>
  createHash("sha256")
    .update(JSON.stringify([place, id]))
    .digest("base64url")
    .slice(0, 16);

const forms: Readonly<Record<FormName, Form>> = {
  "follow-up": {
    name: "follow-up",
    title: "Ask on",
    fields: [{ name: "question", label: "Your question", kind: "text", required: true, maxLength: 1_000 }],
  },
};
