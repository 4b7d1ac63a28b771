import { type CommandName, commands, findCommand } from "../../src/index.ts";

/** A workspace has one `/help`, whoever it belongs to: a prefix makes Roadmate's commands its own. */

const pattern = new RegExp(
  String.raw`(?<![\w/])/(${commands.map(({ name }) => name).join("|")})(?![\w/-])`,
  "g",
);

/** Text in which commands are named → the same with the names they have in this workspace. */
export const prefixed = (text: string, prefix: string): string =>
  prefix === "" ? text : text.replace(pattern, (_, name: string) => `/${prefix}${name}`);

/** `/rm-ask` → `ask`; undefined for a command that is none of Roadmate's. */
export function commandOf(typed: string, prefix: string): CommandName | undefined {
  const start = `/${prefix}`;
  return typed.startsWith(start) ? findCommand(typed.slice(start.length))?.name : undefined;
}
