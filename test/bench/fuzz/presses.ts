import { type ModalData, ComponentType as Parts } from "discord.js";
import { readForm as readDiscordForm } from "../../../adapters/discord/modal.ts";
import { readPress as readDiscord, readFilled } from "../../../adapters/discord/read.ts";
import { readForm as readSlackForm } from "../../../adapters/slack/form.ts";
import { readPress as readSlack } from "../../../adapters/slack/read.ts";
import { fieldName, read as readWeb } from "../../../adapters/web/read.ts";
import { type Action, decodeAction, encodeAction, type Verb } from "../../../src/action.ts";
import { decodeForm } from "../../../src/form.ts";
import type { MessageBody, Platform } from "../../../src/message.ts";
import { answer, tell } from "./answer.ts";
import { anyAsker, openTalk } from "./asker.ts";
import { drawFormEverywhere, team } from "./draw.ts";
import { judgeForms } from "./judge.ts";
import type { Kind, World } from "./kind.ts";
import type { Random } from "./random.ts";
import { hostile, twisted } from "./stir.ts";

/** Forged presses and forged forms. */

export const pressKinds = (world: World): readonly Kind[] => [
  {
    name: "presses",
    share: 100,
    make: (random) => [
      random.once(30) ? hostile(random) : random.pick(verbs),
      idFor(random, world),
      random.pick(["", "", last, "0123456789abcdef", hostile(random)]),
    ],
    run: async ([verb = "", id = "", turn = ""], random, watch) => {
      const asker = anyAsker(random);
      const talk = openTalk(asker, world);
      const setting = { asker, talk, random, watch };
      const before = await talk.past();
      const under = turn === last ? (before?.share?.turn ?? turn) : turn;
      const forged = under === "" ? `${verb}:${id}` : `${verb}:${id}:${under}`;
      const wish = watch(() => readForged(forged, asker.platform));
      if (typeof wish === "string") return tell(wish, setting);
      if (wish === undefined) return [];
      if (!comesBack(forged)) return ["an action does not come back as it was"];
      if (wish.verb !== "form") return answer({ kind: "press", action: wish }, id, setting);
      const form = await watch(() => talk.advisor.form(wish.id, asker.from, asker.place));
      return form === undefined ? [] : judgeForms(watch(() => drawFormEverywhere(form)));
    },
  },
  {
    name: "forms",
    share: 75,
    make: (random) => [
      random.once(10) ? hostile(random) : random.pick(formIds),
      ...random
        .some(0, 6, () => [random.once(10) ? hostile(random) : random.pick(fields), fillingFor(random)])
        .flat(),
    ],
    run: async ([id = "", ...filled], random, watch) => {
      const asker = anyAsker(random);
      const setting = { asker, talk: openTalk(asker, world), random, watch };
      await setting.talk.past();
      const body = watch(() => readFilling(id, pairsOf(filled), asker.platform));
      return body === undefined ? [] : answer(body, filled.join(" "), setting);
    },
  },
];

const verbs: readonly Verb[] = [
  "topic",
  "pick",
  "none",
  "helpful",
  "step",
  "term",
  "certification",
  "theme",
  "start",
  "done",
  "skip",
  "open",
  "option",
  "undo",
  "next",
  "roadmap",
  "share",
  "form",
  "tips",
  "miss",
  "command",
];

function comesBack(forged: string): boolean {
  const action = decodeAction(forged);
  return action === undefined || encodeAction(action) === forged;
}

/** Stands for the turn of the last answer. */
const last = "(last)";

/** An id that there is, one that there nearly is, or anything. */
function idFor(random: Random, { knowledge }: World): string {
  const step = random.pick(knowledge.roadmap.steps);
  const known = random.pick([
    random.pick(knowledge.topics).id,
    random.pick(knowledge.themes).id,
    random.pick(knowledge.terms).id,
    random.pick(knowledge.certifications).id,
    step.id,
    `${step.id}.${step.one_of?.[0]?.id ?? "x"}`,
    ...formIds,
    "yes",
    "all",
    "answer",
    "topic.degree-needed",
    `step.${step.id}`,
    "pause.x",
    "show.x",
    "list.2.0",
    "apply.x",
    "preview.",
    "show",
  ]);
  return random.pick([known, known, twisted(known, random), hostile(random), "x".repeat(3_000), "__proto__"]);
}

const formIds = [
  "follow-up",
  "profile",
  "plan",
  "tips",
  "tips.me",
  "tips.here",
  "tips.k3v9",
  "tips.__proto__",
  "settings",
  "settings.x",
  "draft.x",
];
const fields = [
  "question",
  "language",
  "goal",
  "level",
  "hours",
  "date",
  "by",
  "zone",
  "locale",
  "time",
  "weekdays",
  "about",
  "until",
  "channels",
  "mentions",
  "audience",
  "__proto__",
  "toString",
];

const fillingFor = (random: Random): string =>
  random.pick([
    hostile(random),
    twisted(
      random.pick(["10", "09:00", "2028-12-31", "Asia/Kolkata", "1,2,3", "job-ready", "Python", "on"]),
      random,
    ),
    random.pick(["discord:1/2", "discord:81384788765712384/5>x", "slack:T0HOME/C0X", "private", "everyone"]),
  ]);

/** What was pressed; a sentence where the adapter says that there is nothing to press. */
function readForged(forged: string, platform: Platform): Action | string | undefined {
  const text = { type: "plain_text", text: "x" } as const;
  const common = { block_id: "b", action_id: "press-1", action_ts: "1" };
  switch (platform) {
    case "discord":
      return readDiscord(forged);
    case "slack":
      return readSlack({ ...common, type: "button", text, value: forged });
    case "terminal":
      return decodeAction(forged);
    case "web": {
      const wish = readWeb(new URLSearchParams({ press: forged }));
      if (wish.kind === "hint") return wish.text;
      if (wish.kind === "open") return decodeAction(forged);
      return wish.body.kind === "press" ? wish.body.action : undefined;
    }
  }
}

const pairsOf = (filled: readonly string[]): readonly (readonly [string, string])[] =>
  filled.flatMap((name, at) => (at % 2 === 0 ? [[name, filled[at + 1] ?? ""] as const] : []));

/** A form as the platform sends it → what it means; undefined for one that nobody knows. */
function readFilling(
  id: string,
  pairs: readonly (readonly [string, string])[],
  platform: Platform,
): MessageBody | undefined {
  switch (platform) {
    case "discord":
    case "terminal":
      return readFilled(`form:${id}`, readDiscordForm(pairs.map(modalData), "81384788765712384"));
    case "slack": {
      const form = decodeForm(id);
      const state = Object.fromEntries(
        pairs.map(([name, value]) => [name, { value: slackInput(name, value) }]),
      );
      return form === undefined ? undefined : { kind: "form", ...form, values: readSlackForm(state, team) };
    }
    case "web": {
      const sent = new URLSearchParams({ form: id });
      for (const [name, value] of pairs) sent.append(fieldName(name), value);
      const wish = readWeb(sent);
      return wish.kind === "ask" ? wish.body : undefined;
    }
  }
}

function modalData([customId, value]: readonly [string, string], at: number): ModalData {
  if (customId === "channels")
    return { id: at, type: Parts.ChannelSelect, customId, values: value.split(",") };
  if (/^(weekdays|about)$/.test(customId))
    return { id: at, type: Parts.StringSelect, customId, values: value.split(",") };
  return { id: at, type: Parts.TextInput, customId, value };
}

const slackInput = (name: string, value: string): object => {
  if (name === "channels") return { selected_conversations: value.split(",") };
  if (/^(weekdays|about)$/.test(name))
    return { selected_options: value.split(",").map((one) => ({ value: one })) };
  return name === "audience" ? { selected_option: { value } } : { value };
};
