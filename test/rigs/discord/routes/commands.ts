import { z } from "zod";
import type { Platform } from "../platform.ts";
import { type CommandBody, commandPatchSchema, commandSchema } from "../referee/command.ts";
import { setProblems } from "../referee/registration.ts";
import { formRefusal, refusal } from "../refusal.ts";
import type { Command, Scope } from "../registry.ts";
import { type Call, judge, noContent, ok, type Route } from "../router.ts";

/** How a bot registers its commands, everywhere and for a guild. */
export const commandRoutes = (platform: Platform): readonly Route[] => [
  ...scopedRoutes(platform, "/applications/:app/commands", () => undefined),
  ...scopedRoutes(platform, "/applications/:app/guilds/:guild/commands", (call) => {
    const guild = platform.world.guildById(call.param("guild"));
    if (!guild?.joined) throw refusal(50001);
    return guild.id;
  }),
];

function scopedRoutes(platform: Platform, list: string, scopeOf: (call: Call) => Scope): readonly Route[] {
  const { registry, world } = platform;
  const one = `${list}/:command`;
  const raw = (command: Command, localised = true): object => rawCommand(command, world.bot.id, localised);
  const route = (
    method: string,
    path: string,
    handle: (call: Call, scope: Scope) => ReturnType<Route["handle"]>,
  ): Route => ({
    method,
    path,
    handle: (call) => {
      if (call.param("app") !== world.bot.id) throw refusal(50001);
      return handle(call, scopeOf(call));
    },
  });
  const found = (call: Call, scope: Scope): Command => {
    const command = registry.find(scope, call.param("command"));
    if (!command) throw refusal(10063);
    return command;
  };
  return [
    route("GET", list, (call, scope) =>
      ok(registry.in(scope).map((command) => raw(command, call.query.get("with_localizations") === "true"))),
    ),
    route("GET", one, (call, scope) => ok(raw(found(call, scope)))),
    route("PUT", list, (call, scope) => {
      judge(platform, call, "commands");
      return ok(
        registry.replace(scope, z.array(commandSchema).parse(call.body)).map((command) => raw(command)),
      );
    }),
    route("POST", list, (call, scope) => {
      judge(platform, call, "command");
      const body = commandSchema.parse(call.body);
      refuseTooMany([
        ...registry.in(scope).filter(({ name, type }) => name !== body.name || type !== (body.type ?? 1)),
        body,
      ]);
      const { command, isNew } = registry.put(scope, body);
      return { status: isNew ? 201 : 200, body: raw(command) };
    }),
    route("PATCH", one, (call, scope) => {
      const before = found(call, scope);
      judge(platform, call, "command-edit");
      const body = commandPatchSchema.parse(call.body);
      return ok(raw(registry.change(before, body)));
    }),
    route("DELETE", one, (call, scope) => {
      registry.remove(found(call, scope));
      return noContent;
    }),
  ];
}

function refuseTooMany(commands: readonly CommandBody[]): void {
  const problems = setProblems(commands);
  if (problems.length > 0) throw formRefusal(problems);
}

function rawCommand({ guildId, ...command }: Command, application: string, localised: boolean): object {
  const { name_localizations, description_localizations, ...plain } = command;
  return {
    ...plain,
    application_id: application,
    version: command.id,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(localised && {
      name_localizations: name_localizations ?? null,
      description_localizations: description_localizations ?? null,
    }),
    description: command.description ?? "",
    default_member_permissions: command.default_member_permissions ?? null,
    dm_permission: true,
    nsfw: false,
    contexts: command.contexts ?? null,
    integration_types: command.integration_types ?? [0],
  };
}
