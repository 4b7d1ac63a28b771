import { setTimeout as sleep } from "node:timers/promises";
import { words } from "../../../adapters/slack/words.ts";
import { type Action, decodeAction } from "../../../src/action.ts";
import type { Delivery } from "../../rigs/slack/delivery.ts";
import type { Effect } from "../../rigs/slack/journal.ts";
import { nodesOf, textOf } from "../../rigs/slack/json.ts";
import type { Slack } from "../../rigs/slack/slack.ts";
import type { Message, User } from "../../rigs/slack/workspace.ts";
import { type Crowd, type Deed, turnsOf, waits } from "./deed.ts";

/** Slack's people, whose requests either process may get. */
export function slackCrowd(slack: Slack, questions: readonly string[], tell: (deed: Deed) => void): Crowd {
  const { team } = slack;
  const nextPerson = turnsOf(Array.from({ length: 60 }, (_, at) => team.user(`user-${at}`)));
  const nextChannel = turnsOf(Array.from({ length: 20 }, (_, at) => team.channel(`room-${at}`)));
  const nextQuestion = turnsOf(questions);
  let count = 0;
  const act = async (): Promise<void> => {
    count += 1;
    const [user, channel, text] = [nextPerson(), nextChannel(), nextQuestion()];
    if (count % 4 === 0) {
      const said = count % 8 === 0 ? slack.dm({ user, text }) : slack.mention({ user, channel, text });
      if (count % 20 === 0) void slack.again(said, 1).acked();
      await settle(said, { what: "message" }, tell);
      return;
    }
    const learning = count % 4 === 1;
    const asked = learning
      ? slack.command({ user, channel, command: "/next", text: "" })
      : slack.command({ user, channel, command: "/ask", text });
    const answer = await settle(asked, { what: "command" }, tell);
    if (learning && answer !== undefined) await pressDone(slack, answer, user, tell);
  };
  return { act: () => act().catch((error: unknown) => console.error("Slack's people:", error)) };
}

async function pressDone(slack: Slack, on: Message, user: User, tell: (deed: Deed) => void): Promise<void> {
  const buttons = nodesOf(on.blocks, "").flatMap(({ fields }): { action: Action; value: string }[] => {
    const value = fields.type === "button" ? textOf(fields.value) : "";
    const action = decodeAction(value);
    return action === undefined ? [] : [{ action, value }];
  });
  const button =
    buttons.find(({ action }) => action.verb === "done") ??
    buttons.find(({ action }) => action.verb === "option");
  if (button === undefined) return;
  const { verb, id: step } = button.action;
  const person = `slack:${user.team.id}/${user.id}` as const;
  const pressed = slack.press({ user, on, action: button.value });
  await settle(pressed, { what: "press", ...(verb === "done" ? { fact: { person, step } } : {}) }, tell);
}

/** Waits for what comes of it → the answer. */
async function settle(
  delivery: Delivery,
  { fact, what }: Pick<Deed, "what" | "fact">,
  tell: (deed: Deed) => void,
): Promise<Message | undefined> {
  const at = performance.now();
  const ack = await delivery.acked();
  const answers = () => delivery.effects.flatMap(messageIn);
  while (answers().length === 0 && performance.now() - at < waits.answer) await sleep(250);
  await sleep(waits.second);
  const found = answers();
  const answered = found.filter(({ text }) => !text.includes(words.sorry));
  const [answer] = answered;
  tell({
    platform: "slack",
    what,
    at,
    heardBy: [0, 1],
    acknowledged: ack.kind === "acked" ? ack.ms : undefined,
    answers: answered.length,
    apologies: found.length - answered.length,
    ...(fact === undefined || answer === undefined ? {} : { fact }),
  });
  return answer;
}

const messageIn = (effect: Effect): readonly Message[] =>
  effect.kind === "posted" || effect.kind === "ephemeral" || effect.kind === "updated"
    ? [effect.message]
    : [];
