import type { ModalView } from "@slack/types";
import type { PlaceId, Reply } from "../../src/index.ts";
import { type Desk, deliver, namesOf, type Visit } from "./desk.ts";
import { drawModal, type Pictures } from "./draw.ts";
import { drawForm } from "./form.ts";
import { limits } from "./limits.ts";
import { encodeOrigin, type Origin } from "./origin.ts";
import { personOf } from "./read.ts";
import { isLate, refusalOf } from "./refusal.ts";
import { uploadPictures } from "./upload.ts";
import { say, words } from "./words.ts";

/** Windows: forms, and replies to what was pressed where no message can stand. A trigger opens one, within three seconds. */

/** How a window comes up. */
export type Way =
  | { readonly kind: "open"; readonly trigger: string }
  /** On top of the one in which something was pressed. */
  | { readonly kind: "push"; readonly trigger: string }
  /** In the place of one. */
  | { readonly kind: "update"; readonly view: string };

/** The way to what comes next from a window, or from the Home tab, whose depth is 0. */
export const wayFrom = (depth: number, trigger: string, view: string): Way => {
  if (depth === 0) return { kind: "open", trigger };
  return depth < limits.stacked ? { kind: "push", trigger } : { kind: "update", view };
};

/** Opens a form, after one read of the store. */
export async function showForm(desk: Desk, visit: Visit, origin: Origin, way: Way): Promise<void> {
  const form = await desk.advisor.form(
    origin.form ?? "",
    personOf(visit.team, visit.user),
    placeAt(origin, visit),
  );
  if (form === undefined) return showReply(desk, visit, say(words.oldForm), origin, way);
  await show(visit, drawForm(form, encodeOrigin(origin), visit.team), way);
}

/** The place that an origin is in. */
export const placeAt = ({ at }: Origin, { team, user }: Visit): PlaceId =>
  at === undefined || at.direct ? personOf(team, user) : `slack:${team}/${at.channel}`;

/** Shows a reply in a window; its pictures follow when they are ready. Where it is too late for a window, the reply comes as
 *  a direct message. */
export async function showReply(
  desk: Desk,
  visit: Visit,
  reply: Reply,
  origin: Origin,
  way: Way,
): Promise<void> {
  const { form: _, ...from } = origin;
  const drawn = drawReply(desk, visit, reply, from);
  try {
    const view = await show(visit, drawn(new Map()), way);
    if (view !== undefined) await addPictures(desk, visit, reply, drawn, view);
  } catch (error) {
    if (!isLate(refusalOf(error))) throw error;
    await deliver(desk, visit, reply, { channel: await homeOf(visit) });
  }
}

/** The drawing of a reply in a window, by the pictures there are. */
export const drawReply =
  (desk: Desk, visit: Visit, reply: Reply, origin: Origin) =>
  (pictures: Pictures): ModalView =>
    drawModal(reply, pictures, { names: namesOf(desk, visit) }, encodeOrigin(origin));

/** Draws a window once more when the pictures of its reply are there. */
export async function addPictures(
  desk: Desk,
  visit: Visit,
  reply: Reply,
  drawn: (pictures: Pictures) => ModalView,
  view: string,
): Promise<void> {
  const pictures = await uploadPictures(reply, visit.client, desk);
  if (pictures.size === 0) return;
  // Closed meanwhile, or refused: the words stand there already.
  await visit.client.views
    .update({ view_id: view, view: drawn(pictures) })
    .catch((err: unknown) => desk.log.warn({ err, event: visit.id }, "a picture could not be shown"));
}

/** The conversation of a person with the bot. */
export async function homeOf({ client, user }: Visit): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  return channel?.id ?? user;
}

/** The id of the window. */
async function show({ client }: Visit, view: ModalView, way: Way): Promise<string | undefined> {
  switch (way.kind) {
    case "open":
      return (await client.views.open({ trigger_id: way.trigger, view })).view?.id;
    case "push":
      return (await client.views.push({ trigger_id: way.trigger, view })).view?.id;
    case "update":
      return (await client.views.update({ view_id: way.view, view })).view?.id;
  }
}
