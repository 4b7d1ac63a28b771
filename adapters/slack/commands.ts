import type { App, MessageShortcut } from "@slack/bolt";
import { audienceOf, permits } from "../../src/index.ts";
import { ask, attend, type Desk, deliver, type Visit, visitBy } from "./desk.ts";
import type { Target } from "./post.ts";
import { personOf, readCommand, type Wish, wordsIn } from "./read.ts";
import { shortcuts } from "./scopes.ts";
import { createResponseUrl, type ResponseUrl } from "./url.ts";
import { showReply } from "./windows.ts";
import { say, words } from "./words.ts";

/** What is typed behind a slash, and what is picked from Slack's own menus. Acknowledged before any work. */
export function hearCommands(app: App, desk: Desk): void {
  app.command(/.*/, async ({ command, ack, client, context }) => {
    await ack();
    const { trigger_id, user_id: user, channel_id: channel, response_url } = command;
    const visit = visitBy(trigger_id, { team: context.teamId, user, client });
    if (visit === undefined) return;
    const url = createResponseUrl(response_url, desk);
    await attend(desk, visit, { channel, only: user, url }, async () => {
      const wish = readCommand(command, desk.prefix);
      if (wish.kind === "ask")
        return answerCommand(desk, visit, wish, { channel, url, name: command.user_name });
      await deliver(desk, visit, say(wish.text), { channel, only: user, url });
    });
  });
  app.shortcut({ callback_id: shortcuts.answerThis, type: "message_action" }, async (args) => {
    await args.ack();
    const { shortcut, client, context } = args;
    if (shortcut.type !== "message_action") return;
    const { user, channel, response_url, trigger_id } = shortcut;
    const visit = visitBy(trigger_id, { team: context.teamId, user: user.id, client });
    if (visit === undefined) return;
    const url = createResponseUrl(response_url, desk);
    const alone = { channel: channel.id, only: user.id, url };
    await attend(desk, visit, alone, () => answerThis(desk, visit, shortcut, alone));
  });
  app.shortcut(
    { callback_id: shortcuts.myRoadmap, type: "shortcut" },
    async ({ shortcut, ack, client, context }) => {
      await ack();
      const { user, trigger_id: trigger } = shortcut;
      const visit = visitBy(trigger, { team: context.teamId, user: user.id, client });
      if (visit === undefined) return;
      await attend(desk, visit, undefined, async () => {
        const body = { kind: "press", action: { verb: "roadmap", id: "map" } } as const;
        const place = personOf(visit.team, visit.user);
        const reply = await ask(desk, visit, { place, body, audience: "private" });
        await showReply(desk, visit, reply, { depth: 1 }, { kind: "open", trigger });
      });
    },
  );
}

interface Behind {
  readonly channel: string;
  readonly url: ResponseUrl;
  /** The handle of who asks. */
  readonly name: string;
}

async function answerCommand(
  desk: Desk,
  visit: Visit,
  { body, typed, meant: named }: Extract<Wish, { kind: "ask" }>,
  { channel, url, name }: Behind,
): Promise<void> {
  const place = await desk.whereabouts.placeIn(visit, channel);
  const direct = place === personOf(visit.team, visit.user);
  const settings = await desk.advisor.settings(place);
  const meant = direct || named === visit.user ? undefined : named;
  const meantPerson = meant === undefined ? undefined : personOf(visit.team, meant);
  const audience = direct ? "private" : audienceOf(body.name, settings, place, meantPerson);
  const everyone = audience === "everyone";
  const reply = await ask(desk, visit, { place, body, audience, ...(everyone ? { meant } : {}) });
  const alone = { channel, only: visit.user, url };
  if (direct || (everyone && !reply.aside)) {
    // Slack shows others the answer, but not what was asked.
    const note = everyone && typed !== "" ? { note: words.asked(name, typed) } : {};
    await deliver(desk, visit, reply, { channel, url }, { ...note, mentions: everyone });
    return;
  }
  const offers = { share: permits(settings, place), askOn: true };
  await deliver(desk, visit, reply, alone, { offers });
}

/** Answers the question in somebody's message, below it. Where Roadmate may not speak, or has no clear answer, only the one
 *  who wanted it sees what it says. */
async function answerThis(desk: Desk, visit: Visit, shortcut: MessageShortcut, alone: Target): Promise<void> {
  const { message, channel } = shortcut;
  const place = await desk.whereabouts.placeIn(visit, channel.id);
  const direct = place === personOf(visit.team, visit.user);
  const settings = await desk.advisor.settings(place);
  const permitted = !direct && permits(settings, place);
  const author = message.bot_id === undefined && message.user !== visit.user ? message.user : undefined;
  const { intent, reply } = await desk.advisor.explain({
    id: visit.id,
    from: personOf(visit.team, visit.user),
    place,
    mayManage: false,
    audience: permitted ? "everyone" : "private",
    ...(permitted && author !== undefined ? { for: personOf(visit.team, author) } : {}),
    body: { kind: "text", text: wordsIn(message.text ?? "") },
  });
  const thread = message.thread_ts ?? message.ts;
  const clear = intent.kind === "answer";
  if (
    clear &&
    (permitted || direct) &&
    (await deliver(desk, visit, reply, { channel: channel.id, thread }, { mentions: true }))
  )
    return;
  const note = permitted && clear ? { note: words.inviteMe } : {};
  await deliver(desk, visit, reply, alone, { ...note, offers: { share: permitted, askOn: !direct } });
}
