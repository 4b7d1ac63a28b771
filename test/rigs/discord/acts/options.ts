import { ApplicationCommandOptionType as Type } from "discord.js";
import type { CommandOption } from "../referee/command.ts";
import type { Json } from "../referee/problem.ts";
import type { Resolving } from "./resolved.ts";

/** What somebody gives for an option: people, channels and roles by name. */
export type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** The option somebody is typing, and what stands in it so far. */
export interface Focus {
  readonly option: string;
  readonly typed: string;
}

/** The options of a command as an interaction has them. Throws where Discord's own client would not let it be sent: an
 *  unknown option, a missing one, a value of the wrong kind or outside its bounds. */
export function fillOptions(
  defined: readonly CommandOption[],
  given: OptionValues,
  resolving: Resolving,
  focus?: Focus,
): readonly Json[] {
  const unknown = Object.keys(given).find((name) => !defined.some((one) => one.name === name));
  if (unknown !== undefined) throw new Error(`there is no option ${unknown}`);
  return defined.flatMap((one): readonly Json[] => {
    const { name, type } = one;
    if (focus?.option === name) return [focused(one, focus.typed)];
    const value = given[name];
    if (value !== undefined) return [{ name, type, value: accepted(one, value, resolving) }];
    if (one.required && !focus) throw new Error(`option ${name} is required`);
    return [];
  });
}

function focused({ name, type, autocomplete }: CommandOption, typed: string): Json {
  if (!autocomplete) throw new Error(`option ${name} has no autocomplete`);
  return { name, type, value: typed, focused: true };
}

function accepted(option: CommandOption, value: OptionValue, resolving: Resolving): OptionValue {
  const { name, type, choices } = option;
  if (choices?.length && !choices.some((one) => one.value === value))
    throw new Error(`${value} is no choice of ${name}`);
  switch (type) {
    case Type.String:
      return bounded(
        name,
        text(name, value),
        text(name, value).length,
        option.min_length,
        option.max_length ?? 6000,
      );
    case Type.Integer:
    case Type.Number: {
      const isNumber = typeof value === "number" && (type === Type.Number || Number.isInteger(value));
      if (!isNumber) throw new Error(`option ${name} needs a number`);
      return bounded(name, value, value, option.min_value, option.max_value);
    }
    case Type.Boolean:
      if (typeof value !== "boolean") throw new Error(`option ${name} needs true or false`);
      return value;
    case Type.User:
    case Type.Mentionable:
      return resolving.person(text(name, value));
    case Type.Channel:
      return resolving.channel(text(name, value), option.channel_types);
    case Type.Role:
      return resolving.role(text(name, value));
    default:
      throw new Error(`the rig knows no options of type ${type}`);
  }
}

function text(name: string, value: OptionValue): string {
  if (typeof value !== "string") throw new Error(`option ${name} needs a text`);
  return value;
}

type Bound = number | null | undefined;

function bounded<T>(name: string, value: T, size: number, least: Bound, most: Bound): T {
  if (size < (least ?? -Infinity) || size > (most ?? Infinity))
    throw new Error(`${size} is out of bounds for ${name}`);
  return value;
}
