import { setTimeout as sleep } from "node:timers/promises";
import type { AutocompleteInteraction } from "discord.js";
import { findCommand, type PersonId } from "../../src/index.ts";
import { shorten } from "./clean.ts";
import type { Desk } from "./desk.ts";
import { toLog } from "./failures.ts";
import { limits } from "./limits.ts";
import { personOf } from "./read.ts";
import type { Handle } from "./wire.ts";

/** Milliseconds. Discord waits for three seconds. */
const patience = 2_000;

/** Offers values while somebody types. Late or failing, it offers none: what was typed can be sent all the same. */
export async function complete(
  interaction: AutocompleteInteraction,
  handle: Handle,
  desk: Desk,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const problem = (error: unknown) =>
    desk.log.warn({ interaction: interaction.id, ...toLog(error) }, "nothing was offered");
  const offered = suggested(interaction.commandName, name, value, personOf(interaction.user.id), desk);
  const late = sleep(patience, [], { ref: false });
  const choices = await Promise.race([offered, late]).catch((error: unknown) => {
    problem(error);
    return [];
  });
  await desk.wire.offer(handle, choices).catch(problem);
}

async function suggested(command: string, option: string, typed: string, from: PersonId, { advisor }: Desk) {
  const name = findCommand(command)?.name;
  const found = name === undefined ? [] : await advisor.suggest(name, option, typed, from);
  return found
    .filter(({ label, value }) => label.trim() !== "" && value.length <= limits.option)
    .slice(0, limits.options)
    .map(({ label, value }) => ({ name: shorten(label, limits.option), value }));
}
