import { ComponentType } from "discord.js";
import { z } from "zod";
import type { Drawn } from "../../../adapters/discord/draw.ts";
import { type Component, componentSchema, type Message } from "../../rigs/discord/message.ts";

/** A message as people see it: text, pictures and files in angle brackets, menus and buttons in square ones, a line at the
 *  left for the frame. */
export const seen = ({ components, attachments }: Pick<Message, "components" | "attachments">): string =>
  [
    ...components.flatMap(linesOf),
    ...(attachments.length > 0 ? [`(${attachments.map(({ filename }) => filename).join(", ")})`] : []),
  ].join("\n");

/** The same of messages that were drawn and not sent. */
export const seenDrawn = (drawn: readonly Drawn[]): string =>
  drawn
    .map((one) => {
      const files = one.files.length > 0 ? `\n(${one.files.map(({ name }) => name).join(", ")})` : "";
      return componentsOf(one).flatMap(linesOf).join("\n") + files;
    })
    .join("\n\n");

export const componentsOf = ({ payload }: Drawn): readonly Component[] =>
  z.array(componentSchema).parse(payload.components);

function linesOf(part: Component): readonly string[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return (part.content ?? "").split("\n");
    case ComponentType.Container:
      return (part.components ?? []).flatMap(linesOf).map((line) => `│ ${line}`.trimEnd());
    case ComponentType.Separator:
      return ["───"];
    case ComponentType.MediaGallery:
      return (part.items ?? []).map(({ description }) => `<${description}>`);
    case ComponentType.File:
      return [`<${part.file?.url.split("/").at(-1)}>`];
    case ComponentType.ActionRow:
      return [(part.components ?? []).map(controlOf).join(" ")];
    default:
      return [`? ${part.type}`];
  }
}

const controlOf = ({ type, label, placeholder, options }: Component): string =>
  type === ComponentType.Button
    ? `[${label}]`
    : `[${placeholder} ▾ ${(options ?? []).map((option) => option.label).join(" | ")}]`;
