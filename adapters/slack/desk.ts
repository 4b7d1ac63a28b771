import type { webApi } from "@slack/bolt";
import type { Advisor, Logger, MessageBody, PlaceId, Rasteriser, Reply } from "../../src/index.ts";
import type { Look } from "./draw.ts";
import type { Fetch } from "./meter.ts";
import { post, type Target } from "./post.ts";
import { personOf } from "./read.ts";
import { uploadPictures } from "./upload.ts";
import type { Whereabouts } from "./whereabouts.ts";
import { say, words } from "./words.ts";

/** What it takes to answer. */
export interface Desk {
  readonly advisor: Advisor;
  readonly rasteriser: Rasteriser;
  readonly fetch: Fetch;
  readonly log: Logger;
  /** Stands before the name of every command. */
  readonly prefix: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly whereabouts: Whereabouts;
  /** Resolves when others have been acknowledged. */
  readonly turn: () => Promise<void>;
}

/** One thing that somebody did. */
export interface Visit {
  /** Names it: what comes again has the same. */
  readonly id: string;
  /** Speaks for the bot in this workspace. */
  readonly client: webApi.WebClient;
  readonly team: string;
  readonly user: string;
}

/** The visit of what has a trigger: every command, press and form has one of its own. Undefined where Slack names no
 *  workspace, as for an app that belongs to a whole organisation: whose data it is could not be told. */
export function visitBy(
  trigger: string,
  { team, user, client }: Pick<Visit, "user" | "client"> & { readonly team: string | undefined },
): Visit | undefined {
  return team === undefined ? undefined : { id: `slack:${trigger}`, client, team, user };
}

/** What the advisor is told beside the visit. */
interface Question {
  readonly place: PlaceId;
  readonly body: MessageBody;
  readonly audience: "private" | "everyone";
  /** The person the answer is meant for. */
  readonly meant?: string | undefined;
}

export async function ask(desk: Desk, visit: Visit, question: Question): Promise<Reply> {
  const { place, body, audience, meant } = question;
  return desk.advisor.answer({
    id: visit.id,
    from: personOf(visit.team, visit.user),
    place,
    mayManage: await desk.whereabouts.mayManage(visit, place, body),
    audience,
    ...(meant === undefined ? {} : { for: personOf(visit.team, meant) }),
    body,
  });
}

/** Draws and posts. False when the bot may not speak there. */
export async function deliver(
  desk: Desk,
  visit: Visit,
  reply: Reply,
  target: Target,
  look: Omit<Look, "names"> = {},
): Promise<boolean> {
  const pictures = await uploadPictures(reply, visit.client, desk);
  return post(reply, target, visit.client, { look: { ...look, names: namesOf(desk, visit) }, pictures });
}

export const namesOf = ({ prefix }: Desk, { team }: Visit) => ({ prefix, team });

/** Does what a visit asks for, once, however often it comes. When that fails, the person is told, and the log has why. */
export async function attend(
  desk: Desk,
  visit: Visit,
  apologise: Target | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await desk.turn();
    if (await desk.advisor.first(visit.id)) await work();
  } catch (err) {
    desk.log.error({ err, event: visit.id }, "an answer failed");
    if (apologise === undefined) return;
    await deliver(desk, visit, say(words.sorry), apologise).catch((cause: unknown) =>
      desk.log.error({ err: cause, event: visit.id }, "nor could the person be told"),
    );
  }
}
