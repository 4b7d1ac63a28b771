import type { CompleterResult } from "node:readline";
import { type Advisor, findCommand, type PersonId } from "../../src/index.ts";
import { clean } from "./clean.ts";
import { names } from "./read.ts";

/** A line typed so far → what Tab offers, and the end of the line that an offer takes the place of. */
export async function complete(line: string, advisor: Advisor, from: PersonId): Promise<CompleterResult> {
  const [, name, typed] = /^\/([a-z]*)(?:\s+(.*))?$/s.exec(line) ?? [];
  if (name === undefined) return [[], line];
  if (typed === undefined)
    return [names.map((other) => `/${other} `).filter((other) => other.startsWith(line)), line];
  const command = findCommand(name);
  const option = command?.options[0];
  if (command === undefined || !option?.suggests) return [[], typed];
  const choices = await advisor.suggest(command.name, option.name, typed, from);
  return [choices.map((choice) => clean(choice.value)), typed];
}
