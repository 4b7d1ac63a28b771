import type { IncomingMessage, ServerResponse } from "node:http";
import { answering } from "./answering.ts";
import { readArgs, readBody } from "./args.ts";
import { mostResponses, type ResponseTarget } from "./grants.ts";
import type { Effect } from "./journal.ts";
import { type Fields, isFields } from "./json.ts";
import { edit, judgeMessage, post, remove } from "./posting.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Answers a post to a `response_url`. Slack refuses with 404 and says why. */
export async function serveResponseUrl(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { fields } = readArgs(await readBody(request), request);
  await answering(world, "response_url", response, () => {
    try {
      const target = world.grants.useResponseUrl(path);
      if ("error" in target) {
        const uses = target.error === "used_url" ? ` (of ${mostResponses})` : "";
        world.journal.violate("response_url", "response_url", `${target.error}${uses}`);
        throw new Refusal(target.error);
      }
      respond(world, target, fields, "response_url");
      return { status: 200, body: { ok: true } };
    } catch (error) {
      if (error instanceof Refusal) return { status: 404, body: error.answer };
      throw error;
    }
  });
}

/** Carries out what a `response_url`, or the ack of a command, asks for. Throws a `Refusal`. */
export function respond(world: World, target: ResponseTarget, body: Fields, via: Effect["via"]): void {
  const { channel, user, origin, delivery } = target;
  const cause = { via, delivery };
  judgeMessage(world, body, via);
  const original =
    origin === undefined
      ? undefined
      : (origin.ephemeral ? channel.ephemeral : channel.messages).get(origin.ts);
  if (isTrue(body.delete_original)) {
    if (original !== undefined) remove(world, original, cause);
    return;
  }
  if (original !== undefined && body.replace_original === undefined && body.response_type !== "in_channel")
    world.journal.violate(
      "response_url",
      via,
      "say replace_original: what Slack does without it is not written down",
    );
  if (isTrue(body.replace_original) && original !== undefined) {
    edit(world, original, body, cause);
    return;
  }
  // In a thread only if it is named, though the action was in one.
  const threadTs = typeof body.thread_ts === "string" ? body.thread_ts : undefined;
  const shown = { channel, payload: isFields(body) ? body : {}, threadTs };
  post(world, body.response_type === "in_channel" ? shown : { ...shown, to: user.id }, cause);
}

const isTrue = (value: unknown): boolean => `${value}` === "true";
