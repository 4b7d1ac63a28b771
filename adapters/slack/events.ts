import type { App } from "@slack/bolt";
import { permits } from "../../src/index.ts";
import { ask, attend, type Desk, deliver, type Visit } from "./desk.ts";
import { showHome } from "./home.ts";
import { personOf, placeOf, wordsIn } from "./read.ts";
import { elsewhere } from "./words.ts";

/** What Slack tells without anybody waiting: mentions, direct messages, the Home that is opened, coming and going. Bolt
 *  acknowledges these itself. An event that comes again has the same id, and so has a message that is told in two ways. */
export function hearEvents(app: App, desk: Desk): void {
  app.event("app_mention", async ({ event, body, client }) => {
    if (event.user === undefined || event.bot_id !== undefined) return;
    const team = body.context_team_id ?? body.team_id;
    const { user, channel, ts } = event;
    const visit = { id: messageKey(team, channel, ts), client, team, user };
    await answerMention(desk, visit, { channel, ts, text: event.text, thread: event.thread_ts });
  });
  // Other messages are not subscribed to: in a thread, a mention is how to ask on.
  app.message(async ({ message, body, client }) => {
    if (message.subtype !== undefined || message.bot_id !== undefined || message.channel_type !== "im")
      return;
    const team = body.context_team_id ?? body.team_id;
    const { user, channel, ts, thread_ts: thread, text = "" } = message;
    const visit = { id: messageKey(team, channel, ts), client, team, user };
    const target = { channel, ...(thread === undefined ? {} : { thread }) };
    await attend(desk, visit, target, async () => {
      const words = { kind: "text", text: wordsIn(text) } as const;
      const reply = await ask(desk, visit, { place: personOf(team, user), body: words, audience: "private" });
      if (!reply.repeated) await deliver(desk, visit, reply, target);
    });
  });
  app.event("app_home_opened", async ({ event, body, client }) => {
    if (event.tab !== "home") return;
    const team = body.context_team_id ?? body.team_id;
    const visit = { id: eventKey(body.event_id), client, team, user: event.user };
    await attend(desk, visit, undefined, () => showHome(desk, visit));
  });
  app.event("member_joined_channel", async ({ event, body, context, client }) => {
    if (event.user !== context.botUserId) return;
    const team = body.context_team_id ?? body.team_id;
    // Taken out and invited again, it does not introduce itself again the same day.
    const visit = { id: `slack:${team}/${event.channel}/joined`, client, team, user: event.user };
    await attend(desk, visit, undefined, () => greet(desk, visit, event.channel));
  });
}

const messageKey = (team: string, channel: string, ts: string): string => `slack:${team}/${channel}/${ts}`;
export const eventKey = (id: string): string => `slack:${id}`;

interface Mention {
  readonly channel: string;
  readonly text: string;
  readonly ts: string;
  /** The thread it stands in. */
  readonly thread: string | undefined;
}

/** Answers below the message, for everybody to see. */
async function answerMention(
  desk: Desk,
  visit: Visit,
  { channel, text, ts, thread }: Mention,
): Promise<void> {
  const alone = { channel, only: visit.user, ...(thread === undefined ? {} : { thread }) };
  await attend(desk, visit, alone, async () => {
    const place = placeOf(visit.team, channel);
    const settings = await desk.advisor.settings(place);
    if (!settings.mentions) return;
    if (!permits(settings, place)) {
      await deliver(desk, visit, elsewhere(settings), alone);
      return;
    }
    const body = { kind: "text", text: wordsIn(text) } as const;
    const reply = await ask(desk, visit, { place, body, audience: "everyone" });
    if (!reply.repeated)
      await deliver(desk, visit, reply, reply.aside ? alone : { channel, thread: thread ?? ts });
  });
}

/** The first words in a channel, where it may speak. */
async function greet(desk: Desk, visit: Visit, channel: string): Promise<void> {
  const place = placeOf(visit.team, channel);
  if (!permits(await desk.advisor.settings(place), place)) return;
  const reply = await ask(desk, visit, { place, body: { kind: "join" }, audience: "everyone" });
  await deliver(desk, visit, reply, { channel });
}
