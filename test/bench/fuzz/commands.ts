import { ApplicationCommandOptionType as Kinds } from "discord.js";
import { readCommand as readDiscord } from "../../../adapters/discord/read.ts";
import { readCommand as readSlack } from "../../../adapters/slack/read.ts";
import { complete } from "../../../adapters/terminal/complete.ts";
import { offersFor } from "../../../adapters/web/offers.ts";
import type { PersonId } from "../../../src/message.ts";
import type { Choice } from "../../../src/suggest.ts";
import { type Command, commands, findCommand } from "../../../src/understand/commands.ts";
import { answer, type Setting, tell } from "./answer.ts";
import { type Asker, anyAsker, openTalk } from "./asker.ts";
import type { Kind, World } from "./kind.ts";
import { say } from "./messages.ts";
import { marker } from "./nasty.ts";
import type { Random } from "./random.ts";
import { hostile, twisted } from "./stir.ts";

/** Commands with hostile values, what completes them, and check-lists to bring back. */

export const commandKinds = (world: World): readonly Kind[] => [
  {
    name: "commands",
    share: 200,
    make: (random) => [
      random.once(20) ? hostile(random) : random.pick(commands).name,
      ...random.some(0, 3, () => valueFor(random, world)),
    ],
    run: ([name = "", ...values], random, watch) => use(name, values, anyAsker(random), world, random, watch),
  },
  {
    name: "completion",
    share: 50,
    make: (random) => [random.pick(suggesting).name, valueFor(random, world)],
    run: async ([name = "", typed = ""], random, watch) => {
      const { advisor } = openTalk(anyAsker(random), world);
      const command = findCommand(name);
      const option = command?.options.find(({ suggests }) => suggests);
      if (command === undefined || option === undefined) return [];
      switch (random.pick(["choices", "line", "offers"] as const)) {
        case "choices":
          return judgeChoices(await watch(() => advisor.suggest(command.name, option.name, typed, person)));
        case "line":
          return repeating((await watch(() => complete(`/${name} ${typed}`, advisor, person)))[0]);
        case "offers":
          return repeating(await watch(() => offersFor(`/${name} ${typed}`, person, advisor)));
      }
    },
  },
  {
    name: "check-lists",
    share: 50,
    make: (random) => [checkList(random, world)],
    run: async ([text = ""], random, watch) => {
      const asker = anyAsker(random);
      if (asker.platform !== "discord") return say(`/import ${text}`, asker, { random, watch }, world);
      return use("import", [text], asker, world, random, watch);
    },
  },
];

const person: PersonId = "discord:80351110224678912";

const repeating = (offers: unknown): readonly string[] =>
  JSON.stringify(offers).includes(marker) ? ["an offer repeats the asker's words"] : [];
const suggesting = commands.filter(({ options }) => options.some(({ suggests }) => suggests));

/** Mostly hostile, now and then nearly right. */
const valueFor = (random: Random, { knowledge, questions }: World): string => {
  if (!random.once(4)) return hostile(random);
  const { title } = random.pick(knowledge.roadmap.steps);
  const { term } = random.pick(knowledge.terms);
  return twisted(random.pick([title, term, random.pick(questions)]), random, 3);
};

async function use(
  name: string,
  values: readonly string[],
  asker: Asker,
  world: World,
  random: Random,
  watch: Setting["watch"],
): Promise<readonly string[]> {
  const text = values.join(" ");
  const setting = { asker, talk: openTalk(asker, world), random, watch };
  switch (asker.platform) {
    case "terminal":
    case "web":
      return say(`/${name} ${text}`, asker, setting, world);
    case "discord": {
      await setting.talk.past();
      const given = givenTo(findCommand(name), values, random);
      const read = watch(() => readDiscord(name, given, asker.from));
      return read === undefined ? [] : answer(read.body, text, setting);
    }
    case "slack": {
      await setting.talk.past();
      const wish = watch(() => readSlack({ command: `/rm-${name}`, text }, "rm-"));
      return wish.kind === "hint" ? tell(wish.text, setting) : answer(wish.body, wish.typed, setting);
    }
  }
}

/** The values in the options of the command; of the wrong kind or in none of its options now and then. */
const givenTo = (command: Command | undefined, values: readonly string[], random: Random) =>
  values.map((value, at) => ({
    name: random.once(15) ? random.pick(["for", "__proto__", value]) : (command?.options[at]?.name ?? "more"),
    type: random.once(15) ? Kinds.User : Kinds.String,
    value: random.once(15) ? random.pick([0, true]) : value,
  }));

const judgeChoices = (choices: readonly Choice[]): readonly string[] => [
  ...(choices.length > 25 ? ["over 25 offers"] : []),
  ...(choices.some(({ label, value }) => Math.max(label.length, value.length) > 100) ? ["a long offer"] : []),
  ...repeating(choices),
];

/** A check-list as it is exported, with slips; or none at all. */
function checkList(random: Random, { knowledge }: World): string {
  if (random.once(3)) return hostile(random);
  const { steps } = knowledge.roadmap;
  const rows = random.some(0, random.once(30) ? 600 : 40, () => {
    const { id, title, one_of = [] } = random.pick(steps);
    const options = random.some(0, 3, () => (one_of.length === 0 ? "x" : random.pick(one_of).id));
    return { id, title, options, mark: random.pick(["x", " ", "~", "-", "/", "X", "", "??", "\u0000"]) };
  });
  const list = rows.map(
    ({ id, title, options, mark }) =>
      `- [${mark}] ${title} <!-- ${id}${options.length > 0 ? `: ${options.join(", ")}` : ""} -->`,
  );
  const states = Object.fromEntries(
    rows.map(({ id, options, mark }) => [id, { state: mark === "x" ? "done" : "skipped", options }]),
  );
  const json = JSON.stringify({ roadmate: 1, steps: states });
  return twisted(random.once(3) ? json : list.join("\n"), random, 6);
}
