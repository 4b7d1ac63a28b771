import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Metrics } from "../../src/index.ts";
import { createAssets } from "./assets.ts";
import { addressOf, createLimiter, headers, isOwn, type Limiter, smallBody } from "./guard.ts";
import { offersFor } from "./offers.ts";
import { packed } from "./pack.ts";
import { drawPage } from "./page.ts";
import { read } from "./read.ts";
import { endSession, keepSession, openSession, type Session } from "./session.ts";
import { type Answer, converse, said, type Talk } from "./talk.ts";
import { words } from "./words.ts";

/** What the page is made of. */
export interface Chat extends Talk {
  /** Makes the id of an event. */
  readonly newId: () => string;
  readonly metrics: Pick<Metrics, "rateLimited">;
}

/** The page, and what is sent from it. A script sends the header `x-part` and gets only the answer; without a script every
 *  answer comes on a page of its own. */
export function createChat(chat: Chat): Hono {
  const limiter = createLimiter();
  const app = new Hono();
  app.use(headers, packed);
  app.route("/assets", createAssets());
  app.get("/", (c) => c.html(drawPage(chat.newId())));
  app.get("/suggest", async (c) => {
    if ((await limiter.typing(addressOf(c))) !== "go") return c.json([], 429);
    return c.json(await offersFor(c.req.query("typed") ?? "", openSession(c).person, chat.advisor));
  });
  app.post("/", smallBody, async (c) => {
    if (!isOwn(c)) return c.text(words.elsewhere, 403);
    const sent = new URLSearchParams(await c.req.text());
    const session = openSession(c);
    const { html, status, forgotten } = await answerTo(sent, { c, session, limiter, chat });
    // The script looks for it, and forgets what it keeps.
    if (forgotten) c.header("x-forgotten", "1");
    if (forgotten) endSession(c);
    else if (status !== 429) keepSession(c, session);
    c.header("cache-control", "no-store");
    if (c.req.header("x-part") !== undefined) return c.html(html, status);
    const asked = sent.get("text") ?? undefined;
    return c.html(
      drawPage(chat.newId(), { ...(asked === undefined ? {} : { asked }), answer: html }),
      status,
    );
  });
  app.onError((error, c) => {
    chat.onError(error);
    return c.text(words.sorry, 500);
  });
  app.notFound((c) => c.text(words.notFound, 404));
  return app;
}

interface Request {
  readonly c: Context;
  readonly session: Session;
  readonly limiter: Limiter;
  readonly chat: Chat;
}

async function answerTo(sent: URLSearchParams, { c, session, limiter, chat }: Request): Promise<Answer> {
  const verdict = await limiter.asking(session.person, addressOf(c));
  if (verdict !== "go") {
    chat.metrics.rateLimited("web", "own");
    c.header("retry-after", "60");
    // A notice once, then silence; but a page needs something on it.
    const silent = verdict === "silence" && c.req.header("x-part") !== undefined;
    return { ...said(silent ? "" : words.slower), status: 429 };
  }
  const locale = localeIn(c.req.header("accept-language"));
  const asked = {
    wish: read(sent),
    event: eventOf(sent) ?? chat.newId(),
    from: session.person,
    ...(locale === undefined ? {} : { locale }),
  };
  return converse(asked, chat);
}

/** The same thing sent again is the same event. Something else sent from the same page, as after going back, is not. */
const eventOf = (sent: URLSearchParams): string | undefined =>
  /^[\w-]{16,64}$/.test(sent.get("event") ?? "")
    ? createHash("sha256").update(sent.toString()).digest("base64url").slice(0, 24)
    : undefined;

/** The language a browser likes best. */
const localeIn = (accepted: string | undefined): string | undefined =>
  /^[a-z]{2,3}(-[a-z0-9]{2,8})*/i.exec(accepted ?? "")?.[0];
