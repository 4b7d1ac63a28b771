import { defaultSettings, type Message, type PlaceId, permits, type Settings } from "../../src/index.ts";
import { type Desk, drawWhole, isNew, say } from "./desk.ts";
import { isOver, toLog } from "./failures.ts";
import type { Where } from "./read.ts";
import { createResponder, type Responder } from "./responder.ts";
import type { Handle } from "./wire.ts";
import { words } from "./words.ts";

/** An interaction, read. */
export interface Asked extends Pick<Message, "from" | "mayManage"> {
  readonly handle: Handle;
  readonly where: Where;
  readonly locale: string;
  /** Whom the answer is for, when it is somebody else. */
  readonly meant?: Message["from"] | undefined;
  readonly body?: Message["body"];
  /** What is said instead of asking the advisor. */
  readonly says?: string;
  /** Who sees the answer; the asker alone by default. */
  readonly audience?: (settings: Settings) => Message["audience"];
  /** The answer stands in the place of what was pressed on. */
  readonly replaces?: boolean;
}

/** Milliseconds. Discord waits for three seconds. */
export const patience = {
  /** Without the settings of the community, what is private is said. */
  settings: 700,
  /** Without an answer, it is told that one comes. */
  answer: 1_200,
} as const;

/** Answers an interaction: settles who sees it, acknowledges in time, asks the advisor, shows what it says. Never throws. */
export async function attend(asked: Asked, desk: Desk): Promise<void> {
  const { where, handle, replaces = false } = asked;
  const arrived = performance.now();
  const turn = desk.turns.next();
  const waits = desk.turns.busy();
  const fresh = isNew(desk, handle.id);
  fresh.catch(() => {});
  const settings = await settingsOf(where.channel, desk);
  const audience = where.shared ? (asked.audience?.(settings) ?? "private") : "private";
  const way = { replaces, hidden: where.shared && audience === "private" };
  const left = patience.answer - (performance.now() - arrived);
  const responder = createResponder(desk.wire, handle, way, Math.max(0, left));
  await guard(responder, asked, desk, async () => {
    // Whoever has to wait for others is told before anything else. Where that fails, showing the answer says why.
    const told = waits ? responder.defer().catch(() => {}) : undefined;
    if (!(await fresh)) return;
    await (told?.then(desk.turns.next) ?? turn);
    if (asked.body === undefined) return responder.aside(say(asked.says ?? words.oldButton));
    const reply = await desk.advisor.answer({
      ...messageOf(asked),
      audience,
      body: asked.body,
      ...(asked.meant === undefined || audience === "private" ? {} : { for: asked.meant }),
    });
    const share = way.hidden && permits(settings, where.channel);
    const drawn = await drawWhole(reply, desk, { offers: { share, askOn: where.shared } });
    const beside = reply.aside === true || reply.problems !== undefined;
    return beside ? responder.aside(drawn) : responder.show(drawn);
  });
}

/** What every question from an interaction says. */
export const messageOf = ({ handle, from, where, locale, mayManage }: Asked) => ({
  id: handle.id,
  from,
  place: where.place,
  locale,
  mayManage,
});

/** The settings, or those of a new community when they take too long: then what is said is private. */
function settingsOf(channel: PlaceId, { advisor, log }: Desk): Promise<Settings> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience.settings, defaultSettings);
    const known = advisor.settings(channel).catch((error: unknown) => {
      log.warn(toLog(error), "the settings cannot be read");
      return defaultSettings;
    });
    known.then(resolve).finally(() => clearTimeout(late));
  });
}

/** Does the work of an interaction. Where it fails the person hears of it, and the log of why. */
export async function guard(
  responder: Responder,
  { handle }: Pick<Asked, "handle">,
  { log }: Desk,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const about = { interaction: handle.id, ...toLog(error) };
    if (isOver(error)) return log.warn(about, "nobody waits for the answer any more");
    log.error(about, "an answer failed");
    await responder
      .aside(say(words.sorry))
      .catch((why: unknown) => log.warn({ interaction: handle.id, ...toLog(why) }, "nobody could be told"));
  } finally {
    responder.close();
  }
}
