import { z } from "zod";
import { removeFromGuild } from "../acts/guild.ts";
import type { Platform } from "../platform.ts";
import { rawChannel, rawGuild, rawMember, rawRoles, rawUser } from "../raw.ts";
import { refusal } from "../refusal.ts";
import { type Call, noContent, ok, type Route } from "../router.ts";
import type { Channel, Guild, Person } from "../world.ts";
import { visible } from "./messages.ts";

/** What a bot asks about itself, about people and about guilds. */
export function peopleRoutes(platform: Platform): readonly Route[] {
  const { world, options } = platform;
  const url = (): string => `${platform.origin.replace("http", "ws")}/gateway`;
  const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
  const get = (path: string, answer: (call: Call) => object): Route => ({
    method: "GET",
    path,
    handle: (call) => ok(answer(call)),
  });
  return [
    { ...get("/gateway", () => ({ url: url() })), open: true },
    get("/gateway/bot", () => ({ url: url(), shards: options.shards, session_start_limit: limit })),
    get("/users/@me", () => ({
      ...rawUser(world.bot),
      verified: true,
      email: null,
      mfa_enabled: false,
      flags: 0,
    })),
    get("/users/@me/guilds", () => world.guilds.filter(({ joined }) => joined).map(rawGuild)),
    get("/users/:user", (call) => rawUser(world.personById(call.param("user")) ?? unknown(10013))),
    get("/applications/@me", () => application(platform)),
    get("/oauth2/applications/@me", () => application(platform)),
    get("/channels/:channel", (call) => rawChannel(visible(platform, call), world.bot)),
    get("/guilds/:guild", (call) => rawGuild(guildOf(platform, call))),
    get("/guilds/:guild/roles", (call) => rawRoles(guildOf(platform, call))),
    get("/guilds/:guild/channels", (call) =>
      guildOf(platform, call)
        .channels.filter(({ kind }) => kind === "guild")
        .map((channel) => rawChannel(channel, world.bot)),
    ),
    get("/guilds/:guild/members/search", (call) => search(guildOf(platform, call), call)),
    get("/guilds/:guild/members/:user", (call) => member(platform, call)),
    {
      method: "POST",
      path: "/users/@me/channels",
      handle: (call) => ok(rawChannel(directTo(platform, call), world.bot)),
    },
    {
      method: "DELETE",
      path: "/users/@me/guilds/:guild",
      handle: (call) => {
        removeFromGuild(platform, guildOf(platform, call).id);
        return noContent;
      },
    },
  ];
}

function unknown(code: Parameters<typeof refusal>[0]): never {
  throw refusal(code);
}

/** The guild of a call, if the bot is in it. */
function guildOf({ world }: Platform, call: Call): Guild {
  const guild = world.guildById(call.param("guild")) ?? unknown(10004);
  return guild.joined ? guild : unknown(50001);
}

function application({ world }: Platform): object {
  const { bot } = world;
  const owner = { ...rawUser(bot), id: "1", username: "owner", bot: false };
  return {
    id: bot.id,
    name: bot.name,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: 0,
    owner,
    team: null,
    bot: rawUser(bot),
    approximate_guild_count: world.guilds.length,
    integration_types_config: { "0": {}, "1": {} },
  };
}

const wholeMember = (person: Person, guild: Guild): object => ({
  ...rawMember(person, guild),
  user: rawUser(person),
});

function member(platform: Platform, call: Call): object {
  const guild = guildOf(platform, call);
  const person = platform.world.personById(call.param("user")) ?? unknown(10013);
  return person.bot || guild.members.includes(person) ? wholeMember(person, guild) : unknown(10007);
}

const search = (guild: Guild, { query }: Call): readonly object[] =>
  guild.members
    .filter(({ name }) => name.toLowerCase().startsWith((query.get("query") ?? "").toLowerCase()))
    .slice(0, Number(query.get("limit") ?? 1))
    .map((person) => wholeMember(person, guild));

const recipient = z.looseObject({ recipient_id: z.string() });

function directTo({ world }: Platform, call: Call): Channel {
  const person = world.personById(recipient.parse(call.body).recipient_id) ?? unknown(10013);
  return person.bot ? unknown(50007) : world.channel("dm", person);
}
