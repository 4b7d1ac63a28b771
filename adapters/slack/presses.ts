import type { App, BlockAction } from "@slack/bolt";
import { type Action, type PlaceId, permits, replaces } from "../../src/index.ts";
import { ask, attend, type Desk, deliver, type Visit, visitBy } from "./desk.ts";
import { showHome } from "./home.ts";
import { decodeOrigin } from "./origin.ts";
import type { Target } from "./post.ts";
import { personOf, readPress } from "./read.ts";
import { createResponseUrl } from "./url.ts";
import { showForm, showReply, type Way, wayFrom } from "./windows.ts";
import { elsewhere, say, words } from "./words.ts";

/** What is pressed or picked: under a message, in the Home tab, in a window. Acknowledged before any work. */
export function hearPresses(app: App, desk: Desk): void {
  app.action(/.*/, async ({ ack, body, client, context }) => {
    await ack();
    if (body.type !== "block_actions") return;
    const visit = visitBy(body.trigger_id, { team: context.teamId, user: body.user.id, client });
    if (visit === undefined) return;
    if (body.view === undefined) await pressUnder(desk, visit, body);
    else await pressInside(desk, visit, body, body.view);
  });
}

const actionOf = ({ actions }: BlockAction): Action | undefined =>
  actions[0] === undefined ? undefined : readPress(actions[0]);

/** A message, and who may see what comes of it. */
interface Under {
  readonly channel: string;
  readonly thread?: string;
  readonly place: PlaceId;
  /** Whether it is the person's own conversation with the bot. */
  readonly direct: boolean;
  /** For the person alone. */
  readonly alone: Target;
}

async function pressUnder(desk: Desk, visit: Visit, body: BlockAction): Promise<void> {
  const { container, response_url, trigger_id: trigger, user } = body;
  const channel = body.channel?.id ?? String(container.channel_id);
  const thread = typeof container.thread_ts === "string" ? { thread: container.thread_ts } : {};
  const url = createResponseUrl(response_url, desk);
  const alone = { channel, only: user.id, url, ...thread };
  await attend(desk, visit, alone, async () => {
    const action = actionOf(body);
    const place = await desk.whereabouts.placeIn(visit, channel);
    const direct = place === personOf(visit.team, visit.user);
    const under = { channel, ...thread, place, direct, alone };
    if (action === undefined) {
      await deliver(desk, visit, say(words.oldButton), alone);
    } else if (action.verb === "form") {
      const origin = { form: action.id, at: { channel, ...thread, direct }, depth: 1 };
      await showForm(desk, visit, origin, { kind: "open", trigger });
    } else if (action.verb === "share") {
      await share(desk, visit, action, { ...under, name: nameOf(body) });
    } else {
      await answerPress(desk, visit, action, under, container.is_ephemeral === true);
    }
  });
}

const nameOf = ({ user }: BlockAction): string => user.name ?? user.username;

async function answerPress(
  desk: Desk,
  visit: Visit,
  action: Action,
  { channel, thread, place, direct, alone }: Under,
  ephemeral: boolean,
): Promise<void> {
  const body = { kind: "press", action } as const;
  const [reply, settings] = await Promise.all([
    ask(desk, visit, { place, body, audience: "private" }),
    desk.advisor.settings(place),
  ]);
  const replace = replaces(action) && reply.aside !== true && (direct || ephemeral);
  // A word of thanks is not to stay.
  const passing = action.verb === "helpful" || reply.aside === true;
  if (direct && !passing) {
    const { url } = alone;
    const target = { channel, replace, ...(url && { url }), ...(thread === undefined ? {} : { thread }) };
    await deliver(desk, visit, reply, target);
    return;
  }
  const offers = { share: !direct && permits(settings, place), askOn: !direct };
  await deliver(desk, visit, reply, { ...alone, replace }, { offers });
}

/** Shows everybody what one person saw, and says who did. */
async function share(
  desk: Desk,
  visit: Visit,
  action: Action,
  { channel, thread, place, direct, alone, name }: Under & { readonly name: string },
): Promise<void> {
  const settings = await desk.advisor.settings(place);
  if (!direct && !permits(settings, place)) {
    await deliver(desk, visit, elsewhere(settings), alone);
    return;
  }
  const reply = await ask(desk, visit, { place, body: { kind: "press", action }, audience: "everyone" });
  const { only: _, ...everyone } = { ...alone, channel, ...(thread === undefined ? {} : { thread }) };
  if (reply.aside) await deliver(desk, visit, reply, alone);
  else if (!(await deliver(desk, visit, reply, everyone, { note: words.shared(name) })))
    await deliver(desk, visit, say(words.inviteMe), alone);
}

/** What changes how a person stands, and with that their Home. */
const changing: ReadonlySet<Action["verb"]> = new Set([
  "start",
  "done",
  "skip",
  "open",
  "option",
  "undo",
  "tips",
]);

/** Of the Home tab a change shows by itself. Whatever else is said there, and all that is said in a window, stands in one. */
async function pressInside(
  desk: Desk,
  visit: Visit,
  body: BlockAction,
  view: NonNullable<BlockAction["view"]>,
): Promise<void> {
  await attend(desk, visit, undefined, async () => {
    const action = actionOf(body);
    if (action === undefined) return;
    const { depth = 1 } = view.type === "home" ? { depth: 0 } : (decodeOrigin(view.private_metadata) ?? {});
    const further = wayFrom(depth, body.trigger_id, view.id);
    const above = { depth: further.kind === "update" ? depth : depth + 1 };
    if (action.verb === "form") return showForm(desk, visit, { ...above, form: action.id }, further);
    const place = personOf(visit.team, visit.user);
    const reply = await ask(desk, visit, { place, body: { kind: "press", action }, audience: "private" });
    const changed = changing.has(action.verb);
    const asks = reply.aside === true || reply.blocks.some(({ kind }) => kind === "choice");
    const here: Way = { kind: "update", view: view.id };
    if (depth > 0 && replaces(action)) await showReply(desk, visit, reply, { depth }, here);
    else if (!changed || asks || isShown(action)) await showReply(desk, visit, reply, above, further);
    if (changed) await showHome(desk, visit);
  });
}

/** What is asked to be seen. */
const isShown = ({ verb, id }: Action): boolean => verb === "tips" && /^(show|preview)/.test(id);
