import type { Drawn } from "../../../adapters/discord/draw.ts";
import type { PersonId } from "../../../src/message.ts";
import { readLine } from "../../adapters/discord/reader.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";
import { commandIds, sharer } from "./draw.ts";
import { evil, marker, victims } from "./nasty.ts";

/** What Discord, or a rule of this house, has against a message, and what of the asker's would be obeyed there. */
export function judgeDiscord({ payload, files }: Drawn, meant: PersonId | undefined): readonly string[] {
  const told = meant?.startsWith("discord:") ? [meant.slice("discord:".length)] : [];
  const named = files.map(({ name }, at) => ({ name, index: String(at) }));
  const { users = [], parse } = payload.allowed_mentions;
  const stranger = users.find((id) => !told.includes(id));
  return [
    ...refuse("message", payload, { files: named }),
    ...(stranger === undefined && parse.length === 0 ? [] : [`may ping ${stranger ?? parse}`]),
    ...textsIn(payload.components).flatMap((text) => liveIn(text, [...told, sharer])),
  ].map((one) => `Discord: ${one}`);
}

/** What is Markdown of the asker's, a link of theirs, or a mention. `known`: ids that may be shown. */
export function liveIn(markdown: string, known: readonly string[]): readonly string[] {
  const lines = markdown.replace(/^```\n[\s\S]*?\n```$/gm, "").split("\n");
  return lines.flatMap((line) =>
    readLine(line).flatMap(({ kind, text, url = "" }) => {
      const theirs = `${text}${url}`.includes(marker) || `${text}${url}`.includes(evil);
      const alive = isAlive(kind, text, known) || (kind !== "text" && theirs);
      return alive ? [`live ${kind}: ${text.slice(0, 60)}`] : [];
    }),
  );
}

/** Whether it is something that this house never says. */
function isAlive(kind: string, text: string, known: readonly string[]): boolean {
  switch (kind) {
    case "everyone":
    case "emoji":
    case "time":
    case "spoiler":
    case "struck":
      return true;
    case "mention":
      return (
        text.includes(victims.discord) || !(/^<#\d+>$/.test(text) || known.some((id) => text === `<@${id}>`))
      );
    case "command":
      return ![...commandIds.values()].some((id) => text.endsWith(`:${id}>`));
    default:
      return false;
  }
}

/** The texts of a message, wherever they stand in it. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "content" in value && typeof value.content === "string" ? [value.content] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}
