import { draw as drawDiscord } from "../../../adapters/discord/draw.ts";
import { drawForm as drawDiscordForm } from "../../../adapters/discord/modal.ts";
import { createPreviews } from "../../../adapters/previews.ts";
import {
  drawHome,
  drawModal,
  draw as drawSlack,
  drawText as drawSlackText,
} from "../../../adapters/slack/draw.ts";
import { drawForm as drawSlackForm } from "../../../adapters/slack/form.ts";
import { words as slackWords } from "../../../adapters/slack/words.ts";
import { draw as drawTerminal } from "../../../adapters/terminal/draw.ts";
import { draw as drawWeb } from "../../../adapters/web/draw.ts";
import { drawForm as drawWebForm, type Sent } from "../../../adapters/web/fill.ts";
import { drawViews } from "../../../adapters/web/preview.ts";
import type { Form } from "../../../src/form.ts";
import type { Reply } from "../../../src/reply.ts";
import { commands } from "../../../src/understand/commands.ts";
import type { Random } from "./random.ts";

/** A reply as every adapter draws it. */
export type Drawings = ReturnType<typeof drawEverywhere>;

const previews = createPreviews();
const png = new Uint8Array([137, 80, 78, 71]);
export const commandIds: ReadonlyMap<string, string> = new Map(
  commands.map(({ name }, at) => [name, String(1_573_880_073_952_428_043n + BigInt(at))]),
);
export const team = "T0HOME";
/** Who is named in a note. */
export const sharer = "80351110224678919";

/** How the drawings differ from case to case. */
export const anyLook = (random: Random) => ({
  pictures: random.once(2),
  offers: { share: random.once(2), askOn: random.once(2) },
  note: random.once(3),
  simple: random.once(3),
  width: random.pick([0, 20, 40, 88, 200]),
  views: random.once(4),
});

/** `typed`: what a note in Slack repeats of the question. */
export function drawEverywhere(reply: Reply, look: ReturnType<typeof anyLook>, typed: string) {
  const { offers, width, simple } = look;
  const names = reply.blocks.flatMap((block) => (block.kind === "picture" ? [block.name] : []));
  const drawn = look.pictures ? names : [];
  const slackLook = {
    names: { prefix: "rm-", team },
    offers,
    mentions: true,
    ...(look.note ? { note: slackWords.asked("asha", typed) } : {}),
  };
  const uploaded = new Map(drawn.map((name) => [name, "F0123456789"]));
  const terminal = { width, firstNumber: 1 };
  return {
    discord: drawDiscord(reply, new Map(drawn.map((name) => [name, png])), {
      ids: commandIds,
      offers,
      ...(look.note ? { note: `Shared by <@${sharer}>` } : {}),
    }),
    slack: drawSlack(reply, uploaded, slackLook, simple),
    slackText: drawSlackText(reply, slackLook),
    home: drawHome(reply, uploaded, slackLook),
    modal: drawModal(reply, uploaded, slackLook, "{}"),
    terminal: drawTerminal(reply, { ...terminal, color: false }).text,
    painted: drawTerminal(reply, { ...terminal, color: true }).text,
    web: String(drawWeb(reply, "a1")) + (look.views ? String(drawViews(reply, "a1", previews)) : ""),
  };
}

/** A form as every adapter draws it. */
export type FormDrawings = ReturnType<typeof drawFormEverywhere>;

/** `sent`: what was filled in, where something is wrong with it. */
export const drawFormEverywhere = (form: Form, sent?: Sent) => ({
  discord: drawDiscordForm(form),
  slack: drawSlackForm(form, "{}", team),
  web: String(drawWebForm(form, "a1", sent)),
});
