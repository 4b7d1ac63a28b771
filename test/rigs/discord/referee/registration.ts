import { ApplicationCommandOptionType as Option, ApplicationCommandType as Type } from "discord.js";
import type { CommandBody, CommandOption } from "./command.ts";
import { duplicate, invalid, longerThan, notOneOf, required } from "./complaints.ts";
import { limits, locales } from "./limits.ts";
import { check, type Path, type Problem } from "./problem.ts";

const typeOf = ({ type }: CommandBody): number => type ?? Type.ChatInput;

/** What the documented limits find wrong with the commands of a place together. */
export function setProblems(commands: readonly CommandBody[]): readonly Problem[] {
  const keys = commands.map((command) => `${typeOf(command)} ${command.name}`);
  const more = (type: Type, most: number): boolean =>
    commands.filter((one) => typeOf(one) === type).length > most;
  const { chatCommands, userCommands, messageCommands } = limits;
  return check(
    [],
    [
      [more(Type.ChatInput, chatCommands), [], longerThan(chatCommands)],
      [more(Type.User, userCommands), [], longerThan(userCommands)],
      [more(Type.Message, messageCommands), [], longerThan(messageCommands)],
      ...keys.map((key, at) => [keys.indexOf(key) < at, [at, "name"], duplicate.command] as const),
    ],
  );
}

const badName = invalid(
  "APPLICATION_COMMAND_INVALID_NAME",
  "Name is invalid: lower case letters, digits, - and _.",
);

/** What they find wrong with one command. */
export function commandProblems(command: CommandBody): readonly Problem[] {
  const chat = typeOf(command) === Type.ChatInput;
  const size = sizeOf(command);
  const noText = invalid(
    "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
    "Context menu commands cannot have description",
  );
  const noOptions = invalid(
    "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
    "Context menu commands cannot have options",
  );
  const large = `Command exceeds maximum size (${size} > ${limits.commandText})`;
  return [
    ...check(
      [],
      [
        [chat && !namesOf(command).every(isName), ["name"], badName],
        [chat && !command.description?.trim(), ["description"], required],
        [!chat && Boolean(command.description), ["description"], noText],
        [!chat && Boolean(command.options?.length), ["options"], noOptions],
        [size > limits.commandText, [], invalid("APPLICATION_COMMAND_TOO_LARGE", large)],
      ],
    ),
    ...localeProblems(command, []),
    ...optionsProblems(command.options ?? [], ["options"], 0),
  ];
}

const namesOf = ({ name, name_localizations }: CommandBody | CommandOption): readonly string[] => [
  name,
  ...Object.values(name_localizations ?? {}),
];

/** Discord's own pattern for names; a letter that has a lower case must be in it. */
const isName = (name: string): boolean =>
  /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) && name === name.toLowerCase();

const nests = ({ type }: CommandOption): boolean =>
  type === Option.Subcommand || type === Option.SubcommandGroup;

function optionsProblems(options: readonly CommandOption[], path: Path, depth: number): readonly Problem[] {
  const names = options.map(({ name }) => name);
  const optional = options.findIndex((option) => !nests(option) && !option.required);
  const mixed = invalid(
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    "Sub-commands and other options cannot mix",
  );
  const order = invalid(
    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    "Required options must be placed before non-required options",
  );
  const late = ({ required }: CommandOption, at: number): boolean =>
    Boolean(required) && optional >= 0 && optional < at;
  return [
    ...check(path, [
      [options.some(nests) && !options.every(nests), [], mixed],
      ...options.map((option, at) => [late(option, at), [at], order] as const),
      ...names.map((name, at) => [names.indexOf(name) < at, [at, "name"], duplicate.option] as const),
    ]),
    ...options.flatMap((option, at) => optionProblems(option, [...path, at], depth)),
  ];
}

function optionProblems(option: CommandOption, path: Path, depth: number): readonly Problem[] {
  const choices = option.choices ?? [];
  const names = choices.map(({ name }) => name);
  const { min_value, max_value, min_length, max_length } = option;
  const order = invalid(
    "APPLICATION_COMMAND_OPTIONS_MIN_LARGER_THAN_MAX",
    "The minimum is larger than the maximum",
  );
  const both = invalid(
    "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE",
    "autocomplete and choices exclude each other",
  );
  const deep = invalid("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep");
  const most = limits.choiceValue;
  return [
    ...check(path, [
      [!namesOf(option).every(isName), ["name"], badName],
      [!option.description?.trim(), ["description"], required],
      [Boolean(option.autocomplete) && choices.length > 0, ["choices"], both],
      [(min_value ?? -Infinity) > (max_value ?? Infinity), ["min_value"], order],
      [(min_length ?? 0) > (max_length ?? Infinity), ["min_length"], order],
      [nests(option) && depth > (option.type === Option.Subcommand ? 1 : 0), ["type"], deep],
      ...choices.map(
        ({ value }, at) => [String(value).length > most, ["choices", at, "value"], longerThan(most)] as const,
      ),
      ...names.map(
        (name, at) => [names.indexOf(name) < at, ["choices", at, "name"], duplicate.choice] as const,
      ),
    ]),
    ...localeProblems(option, path),
    ...optionsProblems(option.options ?? [], [...path, "options"], depth + 1),
  ];
}

const localeProblems = (one: CommandBody | CommandOption, path: Path): readonly Problem[] =>
  (["name_localizations", "description_localizations"] as const).flatMap((field) =>
    check(
      path,
      Object.keys(one[field] ?? {}).map(
        (locale) => [!locales.has(locale), [field, locale], notOneOf([...locales])] as const,
      ),
    ),
  );

/** All that counts towards the limit: each text at the length of its longest translation. */
function sizeOf(one: CommandBody | CommandOption): number {
  const longest = (
    text: string | null | undefined,
    others: Record<string, string> | null | undefined,
  ): number => Math.max(text?.length ?? 0, ...Object.values(others ?? {}).map(({ length }) => length));
  const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0);
  return (
    longest(one.name, one.name_localizations) +
    longest(one.description, one.description_localizations) +
    sum((one.options ?? []).map((option) => sizeOf(option) + sum((option.choices ?? []).map(choiceSize))))
  );

  function choiceSize({
    name,
    name_localizations,
    value,
  }: NonNullable<CommandOption["choices"]>[number]): number {
    return longest(name, name_localizations) + String(value).length;
  }
}
