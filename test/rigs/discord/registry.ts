import { ApplicationCommandType as Type } from "discord.js";
import type { Ids } from "./ids.ts";
import type { CommandBody, CommandPatch } from "./referee/command.ts";

/** The guild that commands are for; undefined is everywhere. */
export type Scope = string | undefined;

/** A command as it is registered. */
export interface Command extends CommandBody {
  readonly id: string;
  readonly guildId: Scope;
  readonly type: number;
}

/** The commands that are registered, and how often they were. */
export interface Registry {
  /** Every request that changed something. */
  readonly changes: number;
  in(scope: Scope): readonly Command[];
  find(scope: Scope, id: string): Command | undefined;
  /** The command that somebody in a guild would get: the guild's own comes first. */
  named(name: string, type: Type, guildId: Scope): Command | undefined;
  /** Puts the bodies in the place of all; those that were there keep their ids. */
  replace(scope: Scope, bodies: readonly CommandBody[]): readonly Command[];
  /** Adds one, or replaces the one of the same name and type. */
  put(scope: Scope, body: CommandBody): { readonly command: Command; readonly isNew: boolean };
  change(command: Command, body: CommandPatch): Command;
  remove(command: Command): void;
}

const typeOf = ({ type }: Pick<CommandBody, "type">): number => type ?? Type.ChatInput;

export function createRegistry(ids: Ids, changed: () => void): Registry {
  const scopes = new Map<Scope, readonly Command[]>();
  let changes = 0;
  const all = (scope: Scope): readonly Command[] => scopes.get(scope) ?? [];
  const same = (scope: Scope, body: CommandBody): Command | undefined =>
    all(scope).find((one) => one.name === body.name && one.type === typeOf(body));
  const made = (scope: Scope, body: CommandBody): Command => {
    const id = same(scope, body)?.id ?? ids.next();
    return { ...body, id, guildId: scope, type: typeOf(body) };
  };
  const without = ({ id, guildId }: Command): readonly Command[] =>
    all(guildId).filter((one) => one.id !== id);
  const keep = (scope: Scope, commands: readonly Command[]): readonly Command[] => {
    scopes.set(scope, commands);
    changes++;
    changed();
    return commands;
  };
  return {
    get changes() {
      return changes;
    },
    in: all,
    find: (scope, id) => all(scope).find((one) => one.id === id),
    named: (name, type, guildId) => {
      const offered = [...(guildId === undefined ? [] : all(guildId)), ...all(undefined)];
      return offered.find((one) => one.name === name && one.type === type);
    },
    replace: (scope, bodies) =>
      keep(
        scope,
        bodies.map((body) => made(scope, body)),
      ),
    put: (scope, body) => {
      const isNew = same(scope, body) === undefined;
      const command = made(scope, body);
      keep(scope, [...without(command), command]);
      return { command, isNew };
    },
    change: (command, body) => {
      const { id, guildId, type } = command;
      const after: Command = { ...command, ...body, name: body.name ?? command.name, id, guildId, type };
      keep(guildId, [...without(command), after]);
      return after;
    },
    remove: (command) => {
      keep(command.guildId, without(command));
    },
  };
}
