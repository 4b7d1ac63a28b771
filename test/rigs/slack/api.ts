import type { IncomingMessage, ServerResponse } from "node:http";
import { answering } from "./answering.ts";
import { type Args, readArgs, readBody } from "./args.ts";
import { chatMethods } from "./chat.ts";
import { fileMethods } from "./files.ts";
import { installMethods, openMethods } from "./install.ts";
import type { Call } from "./journal.ts";
import type { Fields } from "./json.ts";
import { lookupMethods } from "./lookups.ts";
import { Refusal } from "./refusal.ts";
import { screenMethods } from "./screens.ts";
import type { Team } from "./workspace.ts";
import type { World } from "./world.ts";

/** A method of the Web API, called with the token of a team's bot: what it answers beside `ok: true`. Throws a `Refusal`. */
export type Method = (world: World, args: Args, team: Team) => Fields;

const methods = new Map<string, Method>(
  Object.entries({ ...chatMethods, ...lookupMethods, ...screenMethods, ...fileMethods, ...installMethods }),
);

/** Answers a call of the Web API. */
export async function serveApi(
  world: World,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = readArgs(await readBody(request), request);
  const team = [...world.teams.values()].find(({ botToken }) => botToken === args.token);
  const call: Call = { method, args: args.fields, team, at: world.now() };
  world.journal.calls.push(call);
  await answering(world, method, response, () => {
    call.answer = carryOut(world, method, args, team);
    return { status: 200, body: call.answer };
  });
}

function carryOut(world: World, method: string, args: Args, team: Team | undefined): Fields {
  try {
    const open = openMethods[method];
    if (open !== undefined) return { ok: true, ...open(world, args) };
    const known = methods.get(method);
    if (known === undefined) {
      world.journal.violate("method", method, "is not known to the rig");
      throw new Refusal("unknown_method");
    }
    if (args.token === undefined) throw new Refusal("not_authed");
    if (team === undefined) throw new Refusal("invalid_auth");
    if (!team.installed) throw new Refusal("token_revoked");
    return { ok: true, ...known(world, args, team) };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
