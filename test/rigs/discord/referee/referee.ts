import { InteractionResponseType as Response } from "discord.js";
import { z } from "zod";
import { bodySchema } from "../message.ts";
import { choiceProblems, choicesSchema } from "./choices.ts";
import { commandSchema } from "./command.ts";
import { invalid, notOneOf } from "./complaints.ts";
import { type Carrier, isEmpty, messageProblems, type Surroundings } from "./message.ts";
import { modalProblems, modalSchema } from "./modal.ts";
import { check, inWords, type Problem } from "./problem.ts";
import { commandProblems, setProblems } from "./registration.ts";
import { againstSpec, type SpecName } from "./spec.ts";

/** What a body is for: a channel's message and its edit, the answer to an interaction, the messages that follow and their
 *  edits, one command, its change, or all commands at once. */
export type Kind =
  | "message"
  | "edit"
  | "callback"
  | "follow-up"
  | "webhook-edit"
  | "command"
  | "command-edit"
  | "commands";

export interface Judging extends Surroundings {
  /** The type of the option that autocomplete fills, if known. */
  readonly optionType?: number;
  /** The house rule, default true: everything sent says whom it may ping. */
  readonly mentions?: boolean;
}

/** What Discord answers with 50006 instead of 50035. */
export const emptyMessage = invalid("EMPTY_MESSAGE", "Cannot send an empty message");

/** What is wrong with a body, in words; empty when Discord and this house would take it. */
export const refuse = (kind: Kind, body: unknown, around: Judging = {}): string[] =>
  inspect(kind, body, around).map(inWords);

/** What is wrong with a body: by Discord's published schemas, by its documented limits, and by the rules of this house. */
export function inspect(kind: Kind, body: unknown, around: Judging = {}): readonly Problem[] {
  return distinct(everything(kind, body, around));
}

function everything(kind: Kind, body: unknown, around: Judging): readonly Problem[] {
  switch (kind) {
    case "message":
      return [...againstSpec(kind, body), ...message(body, "message", around)];
    case "edit":
    case "webhook-edit":
      return [...againstSpec(kind, body), ...message(body, "edit", around)];
    case "follow-up":
      return [...againstSpec(kind, body), ...message(body, "reply", around)];
    case "callback":
      return callback(body, around);
    case "command":
    case "command-edit":
      return command(kind, body);
    case "commands":
      return commands(body);
  }
}

function message(body: unknown, carrier: Carrier, around: Judging): readonly Problem[] {
  const read = bodySchema.safeParse(body);
  if (!read.success) return [];
  const sent = carrier !== "deferred";
  const known = carrier !== "edit" || around.edited !== undefined;
  const unspoken = sent && (around.mentions ?? true) && !read.data.allowed_mentions;
  const house = {
    ...invalid("HOUSE_MENTIONS", "Every message says whom it may ping."),
    house: true,
  } as const;
  return [
    ...messageProblems(read.data, carrier, around),
    ...check([], [[sent && known && isEmpty(read.data, around), [], emptyMessage]]),
    ...(unspoken ? [{ ...house, path: ["allowed_mentions"] }] : []),
  ];
}

const callbackSchema = z.looseObject({ type: z.number(), data: z.unknown().optional() });

function callback(body: unknown, around: Judging): readonly Problem[] {
  const read = callbackSchema.safeParse(body);
  if (!read.success) return againstSpec("reply", body);
  const { type, data = {} } = read.data;
  const within = (problems: readonly Problem[]): readonly Problem[] =>
    problems.map((one) => ({ ...one, path: ["data", ...one.path] }));
  switch (type) {
    case Response.ChannelMessageWithSource:
      return [...againstSpec("reply", body), ...within(message(data, "reply", around))];
    case Response.DeferredChannelMessageWithSource:
      return [...againstSpec("reply", body), ...within(message(data, "deferred", around))];
    case Response.UpdateMessage:
      return [...againstSpec("update", body), ...within(message(data, "edit", around))];
    case Response.DeferredMessageUpdate:
      return againstSpec("update", body);
    case Response.ApplicationCommandAutocompleteResult: {
      const { success, data: given } = choicesSchema.safeParse(data);
      return [
        ...againstSpec("choices", body),
        ...within(success ? choiceProblems(given.choices ?? [], around.optionType) : []),
      ];
    }
    case Response.Modal: {
      const { success, data: given } = modalSchema.safeParse(data);
      return [...againstSpec("modal", body), ...within(success ? modalProblems(given) : [])];
    }
    default:
      return check([], [[true, ["type"], notOneOf([4, 5, 6, 7, 8, 9])]]);
  }
}

/** The schemas want a number for the permissions, Discord and discord.js have a string. */
function command(spec: SpecName, body: unknown): readonly Problem[] {
  const read = commandSchema.partial({ name: true }).safeParse(body);
  if (!read.success) return againstSpec(spec, body);
  const { name } = read.data;
  return [
    ...againstSpec(spec, { ...read.data, default_member_permissions: undefined }),
    ...(name === undefined ? [] : commandProblems({ ...read.data, name })),
  ];
}

function commands(body: unknown): readonly Problem[] {
  const list = z.array(z.unknown()).safeParse(body);
  if (!list.success)
    return check([], [[true, [], invalid("BASE_TYPE_WRONG", "Must be a list of commands.")]]);
  const read = z.array(commandSchema).safeParse(body);
  return [
    ...list.data.flatMap((one, at) =>
      command("listed-command", one).map((found) => ({ ...found, path: [at, ...found.path] })),
    ),
    ...(read.success ? setProblems(read.data) : []),
  ];
}

/** Schema and limits often find the same. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => seen.size < seen.add(inWords(one)).size);
}
