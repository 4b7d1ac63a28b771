import { type Action, commands, findCommand, type MessageBody } from "../../src/index.ts";
import { clean } from "./clean.ts";

/** What a typed line asks for. */
export type Wish =
  | { readonly kind: "nothing" }
  | { readonly kind: "leave" }
  | { readonly kind: "ask"; readonly body: MessageBody }
  /** It cannot be asked like this; `text` says how. It quotes the line, made harmless. */
  | { readonly kind: "hint"; readonly text: string };

/** A typed line → what to do. `listed` is what can be picked: number 1 is the first. */
export function read(line: string, listed: readonly Action[]): Wish {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (/^(quit|exit|\/(quit|exit)(\s.*)?)$/is.test(text)) return { kind: "leave" };
  const action = pick(text, listed);
  if (action !== undefined) return { kind: "ask", body: { kind: "press", action } };
  const [, name, rest] = /^\/([a-z-]*)(?:\s+(.*))?$/is.exec(text) ?? [];
  if (name !== undefined) return readCommand(name.toLowerCase(), rest ?? "");
  return { kind: "ask", body: { kind: "text", text } };
}

/** The names a line can begin with, without the slash. */
export const names: readonly string[] = [...commands.map((command) => command.name), "quit"];

/** `2`, `[2]` or `2.`; a number that is not listed is text like any other. */
function pick(text: string, listed: readonly Action[]): Action | undefined {
  const [, number] = /^\[?(\d{1,3})[\].)]?$/.exec(text) ?? [];
  return number === undefined ? undefined : listed[Number(number) - 1];
}

/** The first option takes everything after the name. */
function readCommand(name: string, rest: string): Wish {
  const command = findCommand(name);
  if (command === undefined) return { kind: "hint", text: hintUnknown(name) };
  const [option] = command.options;
  if (option?.required && rest === "") {
    return { kind: "hint", text: `Say more after /${name}. ${option.description}.` };
  }
  const options = option === undefined || rest === "" ? {} : { [option.name]: rest };
  return { kind: "ask", body: { kind: "command", name: command.name, options } };
}

function hintUnknown(name: string): string {
  const near = nearest(name);
  const way = near === undefined ? "" : ` Did you mean /${near}?`;
  const what =
    name === ""
      ? "A command has a name after the slash."
      : `There is no command /${clean(name).slice(0, 20)}.`;
  return `${what}${way} /help shows them all.`;
}

/** The name that was meant: one that begins like it, or is at most two slips away. */
function nearest(typed: string): string | undefined {
  if (typed === "") return undefined;
  const [near] = names
    .map((name) => ({ name, slips: name.startsWith(typed) ? 0 : distance(name, typed) }))
    .filter(({ name, slips }) => slips <= 2 && slips < name.length - 1)
    .sort((a, b) => a.slips - b.slips);
  return near?.name;
}

/** Letters added, lost, changed or swapped with their neighbour (optimal string alignment). */
function distance(name: string, typed: string): number {
  // Only words of about the same length are near, and what was typed may be very long.
  if (Math.abs(name.length - typed.length) > 2) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: typed.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= name.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= typed.length; column += 1) {
      const change = at(row - 1, column - 1) + (name[row - 1] === typed[column - 1] ? 0 : 1);
      const swapped = name[row - 1] === typed[column - 2] && name[row - 2] === typed[column - 1];
      const swap = swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[row]?.push(Math.min(change, swap, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(name.length, typed.length);
}
