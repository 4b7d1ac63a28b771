import type { Verb } from "../../src/action.ts";
import { createAdvisor } from "../../src/advisor.ts";
import { renamedSteps } from "../../src/decide/renamed.ts";
import type { Message } from "../../src/message.ts";
import { plainText } from "../../src/plain.ts";
import type { Reply } from "../../src/reply.ts";
import { learnerOf } from "../../src/store/learner.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { CommandName, CommandOptions } from "../../src/understand/commands.ts";
import { messageOf, type shippedMind } from "../mind.ts";

export const asha = "terminal:asha";
export const here = "terminal:here";

/** A learner's commands from the message to the store and back, a second apart from each other. */
export function openOwn(mind: Awaited<ReturnType<typeof shippedMind>>) {
  const clock = { now: Date.UTC(2027, 0, 1, 9) };
  const store = createMemoryStore();
  const advisor = createAdvisor({ store, mind: () => mind, now: () => clock.now });
  const answer = (message: Message): Promise<Reply> => {
    clock.now += 1_000;
    return advisor.answer(message);
  };
  const facts = async () => (await store.recall(asha, here, clock.now)).facts;
  const learner = async () => learnerOf(await facts(), renamedSteps(mind.knowledge.roadmap));
  return {
    clock,
    store,
    answer,
    facts,
    learner,
    standing: async (step: string) => (await learner()).steps.get(step),
    command: (name: CommandName, options: CommandOptions = {}) =>
      answer(messageOf({ kind: "command", name, options })),
    press: (verb: Verb, id: string) => answer(messageOf({ kind: "press", action: { verb, id } })),
  };
}

export const textOf = ({ blocks }: Reply): string => plainText(blocks);

export const codeOf = ({ blocks }: Reply): string =>
  blocks.flatMap((block) => (block.kind === "code" ? [block.text] : [])).join("\n");

/** `verb id` of everything that can be pressed. */
export const pressable = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => {
    const all = block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];
    return all.map(({ action: { verb, id } }) => `${verb} ${id}`);
  });
