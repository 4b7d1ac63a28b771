import { readText } from "../../../adapters/discord/read.ts";
import { wordsIn } from "../../../adapters/slack/read.ts";
import { read as readTerminal } from "../../../adapters/terminal/read.ts";
import { drawPage } from "../../../adapters/web/page.ts";
import { read as readWeb, type Wish } from "../../../adapters/web/read.ts";
import { said } from "../../../adapters/web/talk.ts";
import type { MessageBody } from "../../../src/message.ts";
import { answer, type Setting, tell } from "./answer.ts";
import { type Asker, anyAsker, openTalk } from "./asker.ts";
import { elementsOf } from "./judge-markup.ts";
import type { Kind, Watch, World } from "./kind.ts";
import { hostile, twisted } from "./stir.ts";

/** Messages: hostile ones, and questions with slips in them. */

export const messageKinds = (world: World): readonly Kind[] => [
  {
    name: "messages",
    share: 250,
    make: (random) => [hostile(random)],
    run: ([text = ""], random, watch) => say(text, anyAsker(random), { random, watch }, world),
  },
  {
    name: "questions with slips",
    share: 175,
    make: (random) => [twisted(random.pick(world.questions), random, 6)],
    run: ([text = ""], random, watch) => say(text, anyAsker(random), { random, watch }, world),
  },
];

/** Types it on the asker's platform. */
export async function say(
  text: string,
  asker: Asker,
  { random, watch }: Pick<Setting, "random" | "watch">,
  world: World,
): Promise<readonly string[]> {
  const setting = { asker, talk: openTalk(asker, world), random, watch };
  await setting.talk.past();
  const wish = watch(() => readTyped(text, asker));
  const page = asker.platform === "web" ? judgePage(text, watch) : [];
  switch (wish.kind) {
    case "ask":
      return [...page, ...(await answer(wish.body, text, setting))];
    case "hint":
      return [...page, ...tell(wish.text, setting)];
    case "open":
      return page;
  }
}

/** What a line or a message of a platform asks for. */
function readTyped(text: string, { platform }: Asker): Wish {
  const words = (given: string): Wish => ({ kind: "ask", body: { kind: "text", text: given } });
  switch (platform) {
    case "discord":
      return words(readText(text));
    case "slack":
      return words(wordsIn(text));
    case "web":
      return readWeb(new URLSearchParams({ text }));
    case "terminal": {
      const wish = readTerminal(text, [{ verb: "topic", id: "degree-needed" }]);
      const help: MessageBody = { kind: "command", name: "help", options: {} };
      return wish.kind === "ask" || wish.kind === "hint" ? wish : { kind: "ask", body: help };
    }
  }
}

/** The page shows what was asked: as text, whatever it is. */
function judgePage(asked: string, watch: Watch): readonly string[] {
  const page = watch(() => pageWith(asked));
  return elementsOf(page) === harmlessElements() && !/\p{Bidi_Control}|\p{Cs}/u.test(page)
    ? []
    : ["page: the question is not shown as text"];
}

const pageWith = (asked: string): string =>
  String(drawPage("0".repeat(32), { asked, answer: said("").html }));

let harmless: string | undefined;
function harmlessElements(): string {
  harmless ??= elementsOf(pageWith("do i need a degree"));
  return harmless;
}
