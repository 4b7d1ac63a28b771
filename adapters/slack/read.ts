import type { BlockElementAction, SlashCommand } from "@slack/bolt";
import {
  type Action,
  decodeAction,
  findCommand,
  type MessageBody,
  type PersonId,
  type PlaceId,
} from "../../src/index.ts";
import { commandOf, prefixed } from "./prefix.ts";
import { words } from "./words.ts";

/** What people do in Slack → what it means. */

export const personOf = (team: string, user: string): PersonId => `slack:${team}/${user}`;
export const placeOf = (team: string, channel: string): PlaceId => `slack:${team}/${channel}`;

/** What a typed command asks for. */
export type Wish =
  | {
      readonly kind: "ask";
      readonly body: Extract<MessageBody, { kind: "command" }>;
      /** Everything behind the command. */
      readonly typed: string;
      /** The person the answer is meant for. */
      readonly meant?: string;
    }
  /** It cannot be asked like this; `text` says how. */
  | { readonly kind: "hint"; readonly text: string };

/** The first option takes everything behind the command, and a person named there is the one the answer is for. */
export function readCommand({ command: typed, text }: Typed, prefix: string): Wish {
  const command = findCommand(commandOf(typed, prefix) ?? "");
  if (command === undefined) return { kind: "hint", text: prefixed(words.unknownCommand, prefix) };
  const rest = wordsIn(text);
  const [option] = command.options;
  if (option?.required && rest === "")
    return { kind: "hint", text: words.sayMore(prefix + command.name, option.description) };
  const options = option === undefined || rest === "" ? {} : { [option.name]: rest };
  const body = { kind: "command", name: command.name, options } as const;
  const meant = command.audience === "open" ? /<@([UW][A-Z0-9]+)(\||>)/.exec(text)?.[1] : undefined;
  return { kind: "ask", body, typed: rest, ...(meant === undefined ? {} : { meant }) };
}

type Typed = Pick<SlashCommand, "command" | "text">;

/** Slack's markup → the words a person wrote: no mentions, no emoji, of a link what it shows. */
export const wordsIn = (markup: string): string =>
  markup
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, shown?: string) => readLink(target, shown))
    .replace(/(?<![^\s:]):[a-z0-9_+'-]+:(?![^\s:])/gi, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[^\S\n]+/g, " ")
    .trim();

function readLink(target: string, shown: string | undefined): string {
  if (/^[@#!]/.test(target)) return target.startsWith("!date") ? (shown ?? "") : " ";
  return shown ?? target.replace(/^mailto:/, "");
}

/** What was pressed or picked; undefined for what this version does not know. */
export function readPress(action: BlockElementAction): Action | undefined {
  switch (action.type) {
    case "button":
    case "feedback_buttons":
      return decodeAction(action.value ?? "");
    case "static_select":
      return decodeAction(action.selected_option.value);
    case "icon_button":
    case "users_select":
    case "multi_users_select":
    case "multi_static_select":
    case "conversations_select":
    case "multi_conversations_select":
    case "channels_select":
    case "multi_channels_select":
    case "external_select":
    case "multi_external_select":
    case "overflow":
    case "datepicker":
    case "timepicker":
    case "radio_buttons":
    case "checkboxes":
    case "plain_text_input":
    case "rich_text_input":
      return undefined;
  }
}
