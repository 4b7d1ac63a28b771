import { ApplicationCommandOptionType as Type } from "discord.js";
import { z } from "zod";
import { invalid, longerThan, notBetween } from "./complaints.ts";
import { limits } from "./limits.ts";
import { check, type Problem } from "./problem.ts";

export const choicesSchema = z.looseObject({
  choices: z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })).nullish(),
});

/** One of what autocomplete offers. */
export type Choice = { readonly name: string; readonly value: string | number };

/** What the documented limits find wrong with what autocomplete offers, for an option of a type if that is known. */
export function choiceProblems(choices: readonly Choice[], type?: number): readonly Problem[] {
  const { choiceName, choiceValue } = limits;
  const wrong = invalid("APPLICATION_COMMAND_OPTIONS_VALUE_INVALID", "Is not of the option's type.");
  return check(
    ["choices"],
    [
      [choices.length > limits.choices, [], longerThan(limits.choices)],
      ...choices.flatMap(
        ({ name, value }, at) =>
          [
            [!fits(name, choiceName), [at, "name"], notBetween(1, choiceName)],
            [!fits(String(value), choiceValue), [at, "value"], notBetween(1, choiceValue)],
            [
              type !== undefined && (type === Type.String) !== (typeof value === "string"),
              [at, "value"],
              wrong,
            ],
          ] as const,
      ),
    ],
  );
}

const fits = (text: string, most: number): boolean => text.trim().length > 0 && text.length <= most;
