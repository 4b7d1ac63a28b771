import { createHash } from "node:crypto";
import type { TurnId } from "./action.ts";
import { decide } from "./decide/decide.ts";
import { renamedSteps } from "./decide/renamed.ts";
import type { Form, FormName } from "./form.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Message, MessageBody, PersonId } from "./message.ts";
import type { Reply } from "./reply.ts";
import { learnerOf } from "./store/learner.ts";
import type { Store } from "./store/store.ts";
import { type Choice, suggest } from "./suggest.ts";
import type { CommandName } from "./understand/commands.ts";
import type { Intent, Wish } from "./understand/intent.ts";
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
    const { facts, ...conversation } = await store.recall(from, place, at);
    const learner = learnerOf(facts, renamedSteps(knowledge.roadmap));
    const intent = understanding.understand(body, conversation);
    const under = turnUnder(body, intent);
    const turn = under === undefined ? undefined : await store.turn(under, at);
    const stored = isOwn(intent, "mydata") ? await store.mydata(from) : undefined;
    const { reply, changes } = decide(intent, {
      knowledge,
      learner,
      now: at,
      place,
      turnId: turnIdOf(message),
      ...(turn === undefined ? {} : { turn }),
      ...(stored === undefined ? {} : { stored }),
    });
    if (isOwn(intent, "forget")) await store.forget(from);
    else await store.record(from, place, changes, at);
    return { intent, reply };
  };
  return {
    explain,
    answer: async (message) => (await explain(message)).reply,
    suggest: async (command, option, typed) => suggest(command, option, typed, mind()),
    form: async (name) => forms[name],
  };
}

const isOwn = (intent: Intent, kind: Wish["kind"]): boolean =>
  intent.kind === "own" && intent.wish.kind === kind;

/** The turn under which a button was pressed, or which the words mean: "none of those". */
const turnUnder = (body: MessageBody, intent: Intent): TurnId | undefined =>
  body.kind === "press" ? body.action.turn : intent.kind === "none" ? intent.turn : undefined;

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
