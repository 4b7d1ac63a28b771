import { setTimeout as sleep } from "node:timers/promises";
import { words } from "../../../adapters/discord/words.ts";
import { decodeAction } from "../../../src/action.ts";
import { controls, type Message, said } from "../../rigs/discord/message.ts";
import type { Outcome } from "../../rigs/discord/outcome.ts";
import type { Rig } from "../../rigs/discord/rig.ts";
import { type Crowd, type Deed, type Done, turnsOf, waits } from "./deed.ts";

/** What Discord is like in the soak: two servers, each on a shard of its own, with rooms to talk in. */
export const servers = ["One", "Two"] as const;
export const rooms = Array.from({ length: 10 }, (_, at) => `room-${at}`);
export const people = Array.from({ length: 60 }, (_, at) => `user-${at}`);

export function discordCrowd(rig: Rig, questions: readonly string[], tell: (deed: Deed) => void): Crowd {
  let count = 0;
  const nextPerson = turnsOf(people);
  const nextRoom = turnsOf(rooms.flatMap((room) => servers.map((server) => ({ room, server }))));
  const nextQuestion = turnsOf(questions);
  const act = async (): Promise<void> => {
    count += 1;
    const { room, server } = nextRoom();
    const [user, question] = [nextPerson(), nextQuestion()];
    const place = { user, channel: `${server}/${room}` };
    const heardBy = [servers.indexOf(server)];
    const again = count % 20 === 0;
    if (count % 4 === 0) return mention(rig, { ...place, question, heardBy, again }, tell);
    const learning = count % 4 === 1;
    const used = learning ? { name: "next" } : { name: "ask", options: { question } };
    const asked = rig.command({ ...used, ...place });
    if (again) asked.redeliver();
    const answer = await settle(asked, { what: "command", heardBy }, tell);
    if (!learning || answer === undefined) return;
    const person = `discord:${rig.world.person(user).id}` as const;
    await pressDone(rig, answer, person, heardBy, tell);
  };
  return { act: () => act().catch((error: unknown) => console.error("Discord's people:", error)) };
}

/** Presses what says that the step is done, or what there is to choose first. */
async function pressDone(
  rig: Rig,
  message: Message,
  person: Done["person"],
  heardBy: readonly number[],
  tell: (deed: Deed) => void,
): Promise<void> {
  const actions = controls(message).flatMap(({ custom_id }) => {
    const customId = custom_id ?? "";
    const action = decodeAction(customId);
    return action === undefined ? [] : [{ customId, action }];
  });
  const button =
    actions.find(({ action }) => action.verb === "done") ??
    actions.find(({ action }) => action.verb === "option");
  if (button === undefined) return;
  const { verb, id: step } = button.action;
  const pressed = rig.press({ message, customId: button.customId, user: person.slice("discord:".length) });
  await settle(
    pressed,
    { what: "press", heardBy, ...(verb === "done" ? { fact: { person, step } } : {}) },
    tell,
  );
}

type About = Pick<Deed, "what" | "heardBy" | "fact">;

/** Waits for what comes of an interaction → the answer. */
async function settle(
  outcome: Outcome,
  { fact, ...about }: About,
  tell: (deed: Deed) => void,
): Promise<Message | undefined> {
  const at = performance.now();
  const acknowledged = await outcome.acknowledged().then(
    ({ ms }) => ms,
    () => undefined,
  );
  // Beside a press, an apology follows.
  const following = outcome.followUps().then(([first]) => first);
  const answer =
    acknowledged === undefined
      ? undefined
      : await Promise.any([outcome.reply(), following]).catch(() => undefined);
  following.catch(() => {});
  await sleep(waits.second);
  const followed = await Promise.race([outcome.followUps(), Promise.resolve([])]).catch(() => []);
  const all = answer === undefined ? followed : [answer, ...followed.filter(({ id }) => id !== answer.id)];
  const [first] = all.filter(isAnswer);
  const answers = all.filter(isAnswer).length;
  tell({
    ...about,
    platform: "discord",
    at,
    acknowledged,
    answers,
    apologies: all.length - answers,
    ...(fact === undefined || first === undefined ? {} : { fact }),
  });
  return first;
}

const isAnswer = (message: Message): boolean => !said(message).includes(words.sorry);

interface Mention {
  readonly user: string;
  readonly channel: string;
  readonly question: string;
  readonly heardBy: readonly number[];
  /** Whether Discord tells of it twice. */
  readonly again: boolean;
}

/** What answers a message refers to it. */
async function mention(
  rig: Rig,
  { user, channel, question, heardBy, again }: Mention,
  tell: (deed: Deed) => void,
): Promise<void> {
  const at = performance.now();
  const { message, redeliver } = rig.say({ content: question, mentions: ["bot"], user, channel });
  if (again) redeliver();
  const answers = () =>
    rig
      .messages(channel)
      .slice(-200)
      .filter((one) => one.message_reference !== undefined && refers(one, message.id));
  while (answers().length === 0 && performance.now() - at < waits.answer) await sleep(250);
  await sleep(waits.second);
  const found = answers();
  const answered = found.filter(isAnswer).length;
  const counted = { answers: answered, apologies: found.length - answered };
  tell({ platform: "discord", what: "message", at, heardBy, acknowledged: null, ...counted });
}

const refers = ({ message_reference: to }: Message, id: string): boolean =>
  to !== undefined && "message_id" in to && to.message_id === id;
