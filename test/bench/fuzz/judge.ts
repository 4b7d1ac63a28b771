import { createHash } from "node:crypto";
import { encodeAction } from "../../../src/action.ts";
import type { PersonId } from "../../../src/message.ts";
import { plainText } from "../../../src/plain.ts";
import type { Button, Reply } from "../../../src/reply.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";
import { refuseView } from "../../rigs/slack/referee.ts";
import type { Drawings, FormDrawings } from "./draw.ts";
import { judgeDiscord } from "./judge-discord.ts";
import { judgeMarkup } from "./judge-markup.ts";
import { judgeSlack } from "./judge-slack.ts";
import { marker } from "./nasty.ts";

/** What is wrong with what Roadmate says, in words. */

/** What a reply may do. */
export interface Leave {
  /** The one who may be told. */
  readonly meant?: PersonId | undefined;
  /** Whether it may repeat, to themselves, what the person sent. */
  readonly quotes: boolean;
}

/** Replies come again and again; each drawing is judged once. */
const judged = new Map<string, readonly string[]>();

function once(what: unknown, allowed: string, judge: () => readonly string[]): readonly string[] {
  const text = typeof what === "string" ? what : JSON.stringify(what);
  const key = createHash("sha1").update(`${allowed}\0`).update(text).digest("base64");
  const known = judged.get(key);
  if (known !== undefined) return known;
  const found = judge();
  judged.set(key, found);
  return found;
}

export function judgeReply(reply: Reply, { meant, quotes }: Leave): readonly string[] {
  const buttons = reply.blocks.flatMap((block): readonly Button[] =>
    block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [],
  );
  return [
    ...(reply.mention === meant ? [] : ["the reply mentions somebody else"]),
    ...(plainText(reply.blocks).trim() === "" ? ["the reply says nothing"] : []),
    ...(buttons.some(({ label }) => label.length > 75) ? ["a label has over 75 characters"] : []),
    ...(buttons.some(({ action }) => encodeAction(action).length > 100) ? ["an action is too long"] : []),
    ...(!quotes && JSON.stringify(reply).includes(marker) ? ["the reply repeats the asker's words"] : []),
  ];
}

export function judgeDrawings(drawings: Drawings, meant: PersonId | undefined): readonly string[] {
  const { discord, slack, slackText, home, modal, terminal, painted, web } = drawings;
  const allowed = meant ?? "";
  return [
    ...discord.flatMap((drawn) => once(drawn.payload, allowed, () => judgeDiscord(drawn, meant))),
    ...(discord.length < 1 || discord.length > 5 ? [`Discord: ${discord.length} messages`] : []),
    ...once([slack, slackText, home, modal], allowed, () =>
      judgeSlack({ messages: slack, texts: slackText, views: [home, modal] }, meant),
    ),
    ...once(terminal, "", () => judgeTerminal(terminal)),
    ...once(painted, "", () => judgeTerminal(painted.replace(styles, ""))),
    ...once(web, "", () => judgeMarkup(web)),
  ];
}

export const judgeForms = ({ discord, slack, web }: FormDrawings): readonly string[] => [
  ...once(discord, "", () => refuse("callback", { type: 9, data: discord }).map((one) => `Discord: ${one}`)),
  ...once(slack, "", () => refuseView(slack).map((one) => `Slack: ${one}`)),
  ...once(web, "", () => judgeMarkup(web)),
];

/** The styles a terminal is told. */
const styles = /\x1b\[(?:1|2|3|4|22|23|24|36|39)m/g;

const judgeTerminal = (text: string): readonly string[] => {
  const [found] = /(?!\n)\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.exec(text) ?? [];
  return found === undefined ? [] : [`terminal: a control character, U+${found.charCodeAt(0).toString(16)}`];
};
