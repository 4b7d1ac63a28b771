import type { Method } from "./api.ts";
import type { Args } from "./args.ts";
import type { Fields } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** The scopes that the rig grants. */
const scope = "app_mentions:read,chat:write,commands,files:read,files:write,im:history,im:write,users:read";

const connect = (world: World, args: Args): Fields => {
  if (args.token === undefined) throw new Refusal("not_authed");
  if (args.token !== world.appToken) throw new Refusal("invalid_auth");
  const ticket = encodeURIComponent(world.grants.ticket());
  return { url: `${world.base.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${world.appId}` };
};

/** Exchanges the code of an install for the bot's token; the team counts as installed again. */
const access = (world: World, args: Args): Fields => {
  if (args.text("client_id") !== world.clientId) throw new Refusal("invalid_client_id");
  if (args.text("client_secret") !== world.clientSecret) throw new Refusal("bad_client_secret");
  const team = world.grants.useCode(args.text("code") ?? "");
  if (team === undefined) throw new Refusal("invalid_code");
  team.installed = true;
  const installer = [...team.users.values()].find(({ isBot }) => !isBot) ?? team.user("installer");
  return {
    app_id: world.appId,
    authed_user: { id: installer.id },
    scope,
    token_type: "bot",
    access_token: team.botToken,
    bot_user_id: team.bot.id,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
};

/** Methods that need no bot token. */
export const openMethods: Readonly<Record<string, (world: World, args: Args) => Fields>> = {
  "api.test": () => ({}),
  "apps.connections.open": connect,
  "oauth.v2.access": access,
};

const revoke: Method = (world, args, team) => {
  if (!args.flag("test")) {
    team.installed = false;
    world.journal.add({ kind: "revoked", team, via: "api", at: world.now() });
  }
  return { revoked: !args.flag("test") };
};

export const installMethods: Readonly<Record<string, Method>> = { "auth.revoke": revoke };
