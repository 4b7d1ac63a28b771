import type { Hono, Env as HonoEnv } from "hono";
import { addressOf, isOwn, type Limiter, smallBody } from "../guard.ts";
import type { Tending } from "../tend.ts";
import { words as pageWords } from "../words.ts";
import { drawSignIn } from "./frame.ts";
import type { Gate } from "./gate.ts";
import { words } from "./words.ts";

interface Door {
  readonly gate: Gate;
  readonly limiter: Limiter;
  readonly tending: Tending;
}

/** The way in, for whoever knows the token. */
export function addSignIn<E extends HonoEnv>(app: Hono<E>, { gate, limiter, tending }: Door): void {
  app.get("/sign-in", (c) => c.html(drawSignIn(pathIn(c.req.query("to")))));
  app.post("/sign-in", smallBody, async (c) => {
    if (!isOwn(c)) return c.text(pageWords.elsewhere, 403);
    const sent = new URLSearchParams(await c.req.text());
    const to = pathIn(sent.get("to"));
    if ((await limiter.signingIn(addressOf(c))) !== "go") {
      tending.metrics.rateLimited("web", "own");
      return c.html(drawSignIn(to, words.tooOften), 429, { "retry-after": "60" });
    }
    if (!gate.admits((sent.get("token") ?? "").trim())) {
      tending.onSignIn("refused");
      return c.html(drawSignIn(to, words.wrongToken), 403);
    }
    tending.onSignIn("in");
    gate.begin(c);
    // It takes seconds, and somebody who comes will want to see it.
    tending.curator.survey().catch(() => {});
    return c.redirect(to, 303);
  });
}

/** Somewhere in here, and nowhere else. */
const pathIn = (sent: string | null | undefined): string =>
  /^\/tend(\/[a-z0-9-]+)*$/.test(sent ?? "") ? (sent ?? "") : "/tend";
