import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { type Command, commands } from "../../src/index.ts";
import { words } from "./words.ts";

/** What Discord is told about the commands. */

/** The command table → Discord's command JSON, for every server and every person who installs Roadmate for themselves. */
export const commandJson = (
  table: readonly Command[] = commands,
): readonly RESTPostAPIApplicationCommandsJSONBody[] => [
  ...table.map(chatCommand),
  { type: ApplicationCommandType.Message, name: words.answerThis, ...everywhere },
];

const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Who may manage the server may change who sees these, in its settings. */
const forManagers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};

function chatCommand(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  const { name, description, audience, managers } = command;
  const options = [
    ...command.options.map(({ name, description, required, suggests }) => ({
      type: ApplicationCommandOptionType.String as const,
      name,
      description,
      required,
      autocomplete: suggests,
    })),
    ...(audience === "open" ? [forSomebody] : []),
  ];
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    // Discord wants those that are required first.
    options: [...options].sort((a, b) => Number(b.required) - Number(a.required)),
    ...(managers ? forManagers : everywhere),
  };
}

/** The name of the option that says whom an answer is for. */
export const forName = "for";

const forSomebody = {
  type: ApplicationCommandOptionType.User as const,
  name: forName,
  description: words.forOption,
  required: false,
};

/** Whether what is registered differs from what should be. What Discord adds of its own does not count. */
export function differ(
  registered: readonly unknown[],
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): boolean {
  const inOrder = (all: readonly unknown[]): string => JSON.stringify(all.map(normal).sort());
  return inOrder(registered) !== inOrder(wanted);
}

/** A command as text that is the same for commands that mean the same. */
const normal = (command: unknown): string => JSON.stringify(essence(command));

const counting = [
  "type",
  "name",
  "description",
  "options",
  "required",
  "autocomplete",
  "integration_types",
  "contexts",
  "default_member_permissions",
] as const;

/** What counts, always in the same order; false, empty and absent are one. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(essence);
    return items.every((item) => typeof item === "number") ? [...items].sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return counting.flatMap((key) => {
    const inside = essence(Reflect.get(value, key));
    const absent = inside === undefined || inside === null || inside === false || inside === "";
    return absent || (Array.isArray(inside) && inside.length === 0) ? [] : [[key, inside]];
  });
}
